/** No part of a workbook or a spreadsheet is read that is not XML from its first byte to its last. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { readOds } from '../../../src/importers/ods/readOds.ts';
import { readXlsx } from '../../../src/importers/xlsx/readXlsx.ts';
import { WellFormed } from '../../../src/importers/xlsx/wellFormed.ts';
import { ZipArchive } from '../../../src/importers/zip/zipArchive.ts';
import { stubPorts } from '../../engine/stubPorts.ts';
import { membersOf, workbook, zipFile } from '../support/zipFile.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function problemOf(xml: string | Uint8Array): Problem | undefined {
  const form = new WellFormed('a.xlsx', 'part.xml');
  try {
    form.check(typeof xml === 'string' ? utf8(xml) : xml);
    form.finish();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return undefined;
}

describe('a part is taken', () => {
  it.each([
    '<a/>', '\ufeff<?xml version="1.0"?>\n<a b="1" c=\'x"y>z\'><!-- <b> --><d:e/>text &amp; &#x1F600; &#10;</a >\n',
    '<a><![CDATA[<b>&]]></a>', '<ä ö="ü">ß</ä>', '<a\n\tb = "1"\r\n/>',
  ])('%j', (xml) => { expect(problemOf(xml)).toBeUndefined(); });
});

describe('a part is refused, with the byte,', () => {
  it.each([
    ['that ends too early', '<a><b></b>', 'elements that are never closed: it is cut off (byte 10)'],
    ['that holds nothing', ' \n', 'no element (byte 2)'],
    ['whose tags cross', '<a><b></a></b>', 'a closing tag without its opening one (byte 7)'],
    ['whose last tag is cut off', '<a b="1"', 'a tag whose attributes run together, or that is cut off (byte 1)'],
    ['whose quotation mark is missing', '<a b=1></a>', 'an attribute without quotation marks (byte 1)'],
    ['that holds a "<"', '<a>1 < 2</a>', 'a "<" that begins no tag (byte 6)'],
    ['with an entity that nobody declared', '<a>&xxe;</a>', 'an "&" that stands for nothing (byte 3)'],
    ['with an "&" of its own', '<a>B&B</a>', 'an "&" that stands for nothing (byte 4)'],
    ['with a character that there is not', '<a>&#0;</a>', 'an "&" that stands for nothing (byte 3)'],
    ['with a control character', '<a>\u0001</a>', 'a control character (byte 3)'],
    ['with text beside its root', '<a/>b', 'text outside of its elements (byte 4)'],
    ['with two roots', '<a/><b/>', 'a second root (byte 5)'],
    ['within itself too deep', '<a>'.repeat(1_001), 'elements within each other more than 1,000 deep (byte 3,001)'],
    ['that is no UTF-8', Uint8Array.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]), 'bytes that are no UTF-8 (byte 3)'],
  ])('%s', (_, xml, found) => { expect(problemOf(xml)).toMatchObject({ code: 'file_damaged', file: 'a.xlsx', found }); });

  it('that declares a document type', () => {
    expect(problemOf('<!DOCTYPE a [<!ENTITY b "c">]><a/>')).toMatchObject({ code: 'file_damaged', found: 'a DOCTYPE' });
  });
});

/** Whether a whole file is refused, its parts as given. */
async function isRefused(name: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const archive = await ZipArchive.open(await memoryFiles([{ name, bytes }]).open(name), name, stubPorts().compression);
    await (name.endsWith('.ods') ? readOds : readXlsx)(name, archive, async () => undefined);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code === 'file_damaged';
    throw error;
  }
  return false;
}

const text = (at: string, of: string): string => `<c r="${at}" t="inlineStr"><is><t>${of}</t></is></c>`;
const FILES: readonly (readonly [string, Uint8Array, readonly string[]])[] = [
  ['a.xlsx', workbook(`<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2">${text('A2', 'x')}<c r="B2" s="1"><v>45931</v></c></row>`),
    ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml']],
  ['a.ods', new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/workbooks/stock.ods'))), ['content.xml']],
];

describe('any mark of any tag that is missing', () => {
  for (const [name, bytes, parts] of FILES) {
    const members = membersOf(bytes);
    it.each(parts)(`is found in ${name}, %s`, async (part) => {
      const { content } = members.find((member) => member.name === part) ?? { content: new Uint8Array() };
      expect(await isRefused(name, zipFile(members))).toBe(false);
      const kept: string[] = [];
      const begin = content.indexOf(0x3e) > 0 && content[1] === 0x3f ? content.indexOf(0x3e) + 1 : 0;
      for (let at = begin; at < content.length; at += 1) {
        if (!'<>/="'.includes(String.fromCharCode(content[at] ?? 0)) || isData(content, at)) continue;
        const damaged = zipFile(members.map((member) => (member.name === part
          ? { name: part, content: Buffer.concat([content.subarray(0, at), content.subarray(at + 1)]) } : member)));
        if (!await isRefused(name, damaged)) kept.push(Buffer.from(content.subarray(at - 20, at + 20)).toString());
      }
      expect(kept).toEqual([]);
    });
  }
});

/** Whether a mark is part of a value ("/" and "=" in a path, say), or begins an empty element, of which text is left without it. */
function isData(content: Uint8Array, at: number): boolean {
  if (content[at] === 0x3c) return content[content.indexOf(0x3e, at) - 1] === 0x2f;
  const before = Buffer.from(content.subarray(0, at)).toString('latin1');
  const tag = before.slice(before.lastIndexOf('<'));
  return !tag.includes('>') && content[at] !== 0x22 && (tag.split('"').length - 1) % 2 === 1;
}
