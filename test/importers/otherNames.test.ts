import { describe, expect, it } from 'vitest';
import { EntityKeys } from '../../src/importers/entityKeys.ts';
import { AS_WRITTEN, BARCODE, OtherNames } from '../../src/importers/otherNames.ts';
import type { OtherName } from '../../src/importers/otherNames.ts';

const knowing = (keys: EntityKeys, ...lists: OtherName[][]): EntityKeys => {
  keys.know(new OtherNames(lists, BARCODE));
  return keys;
};

describe('other names', () => {
  it('let a barcode stand for its item, and a shared one for none', () => {
    const keys = new EntityKeys();
    const [first, second] = [keys.ofText('A-1'), keys.ofText('B-2')];
    knowing(keys, [{ text: '4006381333931', entity: first }, { text: '123', entity: first }, { text: '123', entity: second }]);
    expect([keys.findText('4006381333931'), keys.findText('123')]).toEqual([first, 0]);
    expect([keys.count, keys.codeOf(first)]).toEqual([2, 'A-1']);
  });

  it('mean what the earlier list says', () => {
    const keys = new EntityKeys();
    const [first, second] = [keys.ofText('A-1'), keys.ofText('B-2')];
    expect(knowing(keys, [{ text: '123', entity: first }], [{ text: '123', entity: second }]).findText('123')).toBe(first);
  });

  it('never change what a code means', () => {
    const keys = new EntityKeys();
    const [first, second] = [keys.ofText('A-1'), keys.ofText('777')];
    expect(knowing(keys, [{ text: '777', entity: first }]).findText('777')).toBe(second);
  });

  it('of places are those that are written so', () => {
    const keys = new EntityKeys();
    const place = keys.ofText('DC01');
    keys.know(new OtherNames([[{ text: '0042', entity: place }, { text: '', entity: place }]], AS_WRITTEN));
    expect([keys.findText('0042'), keys.findText('42'), keys.findText('')]).toEqual([place, 0, 0]);
  });
});

describe('a barcode', () => {
  it('is known in every length of a GTIN', () => {
    const keys = new EntityKeys();
    const item = keys.ofText('A-1');
    knowing(keys, [{ text: '036000291452', entity: item }]);
    expect(['036000291452', '0036000291452', '00036000291452'].map((text) => keys.findText(text))).toEqual([item, item, item]);
    expect(['36000291452', '000036000291452', '=36000291452'].map((text) => keys.findText(text))).toEqual([0, 0, 0]);
  });

  it('that a list gives without its leading zero is known with it and without', () => {
    const keys = new EntityKeys();
    const item = keys.ofText('A-1');
    knowing(keys, [{ text: '36000291452', entity: item }, { text: 'X-12', entity: item }]);
    expect(['36000291452', '036000291452', 'X-12'].map((text) => keys.findText(text))).toEqual([item, item, item]);
  });
});
