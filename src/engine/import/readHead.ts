import { fail } from '../../domain/problem.ts';
import { readHeader, recogniseDialect } from '../../importers/delimited/dialect.ts';
import { RecordReader } from '../../importers/delimited/recordReader.ts';
import { Utf8Chunks, encodingName } from '../../importers/delimited/utf8Chunks.ts';
import type { Files, ReadableFile } from '../../ports.ts';

const HEAD_BYTES = 1 << 18;

/** Opens a file for reading; fails in words that name it as the engagement does. */
export async function openSource(files: Files, path: string, name: string): Promise<ReadableFile> {
  const found = await files.stat(path);
  if (found.kind === 'absent') {
    return fail({
      code: 'not_found', file: name, message: 'There is no such file.', expected: 'a file of this name in the folder',
      found: 'none',
      remedy: 'Correct "file" in engagement.json, or put the file into the folder.',
    });
  }
  if (found.kind !== 'file') {
    return fail({
      code: 'not_a_file', file: name, message: 'This cannot be read as a file.', expected: 'a file',
      found: found.kind === 'folder' ? 'a folder' : 'something else', remedy: 'Name a file inside the folder.',
    });
  }
  if (found.bytes === 0) {
    return fail({
      code: 'empty_file', file: name, message: 'The file is empty.', expected: 'a header line and rows', found: '0 bytes',
      remedy: 'Export it again, or take it out of the folder.',
    });
  }
  return files.open(path);
}

/** The beginning of a delimited file. */
export interface Head {
  readonly bytes: number;
  readonly encoding: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly doubts: readonly string[];
  /** Stands after the header; what it has of the rows is cut somewhere. */
  readonly records: RecordReader;
}

/** Recognises encoding, delimiter and header from a file's first bytes. */
export async function readHead(files: Files, path: string, name: string): Promise<Head> {
  const file = await openSource(files, path, name);
  try {
    const head = new Uint8Array(Math.min(file.bytes, HEAD_BYTES));
    const got = await file.read(head, 0);
    const isWhole = file.bytes <= got;
    const content = {
      bytes: got,
      read: async (into: Uint8Array, position: number) => {
        const piece = head.subarray(position, Math.min(got, position + into.length));
        into.set(piece);
        return piece.length;
      },
    };
    const chunks = new Utf8Chunks(content, name, { update: () => undefined }, HEAD_BYTES, !isWhole);
    const { piece } = await chunks.next();
    const dialect = recogniseDialect(piece, isWhole);
    const records = new RecordReader(name, dialect.delimiter);
    records.feed(piece, isWhole);
    const header = readHeader(name, records, dialect);
    return {
      bytes: file.bytes, encoding: encodingName(chunks), delimiter: dialect.delimiter, header: header.names,
      headerLine: header.line,
      doubts: [...chunks.doubts, ...dialect.doubts], records,
    };
  } finally {
    await file.close();
  }
}
