/**
 * Zip archives: the directory and the members' content, refused where they are not what they say. (PKWARE APPNOTE 6.3.10,
 * sections 4.3.7, 4.3.12 to 4.3.16 and 4.5.3.)
 */
import { fail, visible } from '../../domain/problem.ts';
import type { ByteSource } from '../delimited/utf8Chunks.ts';
import { textOf } from '../bytes/text.ts';
import { decodeCp437 } from './cp437.ts';

/** What a runtime has for the deflate method. */
export interface Inflater {
  /** The content of a raw deflate stream, piece by piece; throws where it is damaged. */
  inflateRaw(bytes: Uint8Array): AsyncIterable<Uint8Array>;
  /** CRC-32 (ISO 3309) of `bytes`, continuing from `crc` (0 to begin with). */
  crc32(bytes: Uint8Array, crc: number): number;
}

export interface ZipMember {
  readonly name: string;
  readonly compressedBytes: number;
  /** As the directory says; what comes out is measured. */
  readonly bytes: number;
  readonly method: number;
  readonly crc: number;
  readonly isEncrypted: boolean;
  readonly offset: number;
}

const MEMBER_LIMIT = 2_000;
/** What all members of one archive may hold together, inflated. */
export const INFLATED_LIMIT = 1_500_000_000;
/** Names that lead out of the folder that an archive is unpacked in. Nothing is written here, but no export is packed so. */
const LEADS_OUT = /(?:^|[/\\])\.\.(?:[/\\]|$)/u;
const TAIL = 65_557;
const STORED = 0;
const DEFLATED = 8;

/** An archive whose directory has been read. */
export class ZipArchive {
  readonly members: readonly ZipMember[];
  readonly #source: ByteSource;
  readonly #file: string;
  readonly #inflater: Inflater;
  #inflated = 0;

  private constructor(source: ByteSource, file: string, inflater: Inflater, members: readonly ZipMember[]) {
    this.#source = source;
    this.#file = file;
    this.#inflater = inflater;
    this.members = members;
  }

  /** Fails with `file_damaged` where there is no directory, or one that cannot be true. */
  static async open(source: ByteSource, file: string, inflater: Inflater): Promise<ZipArchive> {
    return new ZipArchive(source, file, inflater, await readDirectory(source, file));
  }

  member(name: string): ZipMember | undefined {
    return this.members.find((one) => one.name === name);
  }

  /** A member's content, piece by piece; its size and checksum are checked as it comes. */
  async* content(member: ZipMember): AsyncIterable<Uint8Array> {
    const file = this.#file;
    if (member.isEncrypted) {
      return fail({
        code: 'unreadable', file, message: `${partOf(member)} is protected by a password.`, expected: 'a file without a password',
        found: 'an encrypted one', remedy: 'Save it without a password, and import it again.',
      });
    }
    const header = await this.#bytes(member.offset, 30, member);
    const view = viewOf(header);
    if (view.getUint32(0, true) !== 0x04034b50) damaged(file, `the place of ${partOf(member)} holds something else`);
    const start = member.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
    const packed = await this.#bytes(start, member.compressedBytes, member);
    let crc = 0;
    let size = 0;
    for await (const piece of this.#unpacked(packed, member)) {
      size += piece.length;
      this.#inflated += piece.length;
      if (size > member.bytes) damaged(file, `${partOf(member)} is longer than it says (${member.bytes} bytes)`);
      if (this.#inflated > INFLATED_LIMIT) {
        fail({
          code: 'field_too_long', file, message: 'Unpacked, this file is larger than can be read.',
          expected: `at most ${INFLATED_LIMIT.toLocaleString('en-US')} bytes`, found: 'more',
          remedy: 'Export fewer rows, or the rows as CSV. A small file that grows like this may have been made to do harm.',
        });
      }
      crc = this.#inflater.crc32(piece, crc);
      yield piece;
    }
    if (size !== member.bytes) damaged(file, `${partOf(member)} is shorter than it says (${size} of ${member.bytes} bytes)`);
    if (crc !== member.crc) damaged(file, `the checksum of ${partOf(member)} is not that of its content`);
  }

  /** A small member as a whole. */
  async whole(member: ZipMember, limit: number): Promise<Uint8Array> {
    if (member.bytes > limit) {
      fail({
        code: 'field_too_long', file: this.#file, message: `${partOf(member)} is larger than such a part can be.`,
        expected: `at most ${limit} bytes`, found: `${member.bytes} bytes`,
          remedy: 'Save the file again from the program that made it.',
      });
    }
    const bytes = new Uint8Array(member.bytes);
    let at = 0;
    for await (const piece of this.content(member)) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  async* #unpacked(packed: Uint8Array, member: ZipMember): AsyncIterable<Uint8Array> {
    if (member.method === STORED) {
      yield packed;
      return;
    }
    if (member.method !== DEFLATED) {
      return fail({
        code: 'not_recognised', file: this.#file, message: `${partOf(member)} is compressed in a way that is not read.`,
        expected: 'the methods "stored" or "deflate"', found: `method ${member.method}`,
          remedy: 'Pack it again as an ordinary zip file.',
      });
    }
    const pieces = this.#inflater.inflateRaw(packed)[Symbol.asyncIterator]();
    try {
      for (;;) {
        let next: IteratorResult<Uint8Array>;
        try {
          next = await pieces.next();
        } catch {
          return damaged(this.#file, `the compressed content of ${partOf(member)} is broken or cut off`);
        }
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await pieces.return?.();
    }
  }

  async #bytes(offset: number, size: number, member: ZipMember): Promise<Uint8Array> {
    if (offset + size > this.#source.bytes) damaged(this.#file, `${partOf(member)} is cut off`);
    return readAt(this.#source, offset, size);
  }
}

function partOf(member: ZipMember): string {
  return `its part "${member.name.slice(0, 100)}"`;
}

function damaged(file: string, found: string): never {
  return fail({
    code: 'file_damaged', file, message: 'The file is damaged, so nothing of it can be relied on.',
    expected: 'a whole zip file (which .xlsx and .ods files are too)', found,
    remedy: 'Export or download it again.',
  });
}

async function readAt(source: ByteSource, offset: number, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  const got = size === 0 ? 0 : await source.read(bytes, offset);
  return bytes.subarray(0, got);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function readDirectory(source: ByteSource, file: string): Promise<readonly ZipMember[]> {
  const tailStart = Math.max(0, source.bytes - TAIL);
  const tail = await readAt(source, tailStart, source.bytes - tailStart);
  const view = viewOf(tail);
  let end = tail.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) return damaged(file, 'no directory at its end: it is cut off');
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let offset = view.getUint32(end + 16, true);
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
    const locator = end - 20;
    if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) return damaged(file, 'a directory without its 64-bit part');
    const at = Number(view.getBigUint64(locator + 8, true));
    const large = await readAt(source, at, 56);
    if (large.length < 56 || viewOf(large).getUint32(0, true) !== 0x06064b50) return damaged(file,
      'a 64-bit directory that is none');
    count = Number(viewOf(large).getBigUint64(32, true));
    size = Number(viewOf(large).getBigUint64(40, true));
    offset = Number(viewOf(large).getBigUint64(48, true));
  }
  if (count > MEMBER_LIMIT) {
    return fail({
      code: 'field_too_long', file, message: 'The archive holds more files than are read from one.',
      expected: `at most ${MEMBER_LIMIT} files`, found: `${count} files`, remedy: 'Unpack it, and import the exports alone.',
    });
  }
  if (offset + size > source.bytes) return damaged(file, 'a directory that lies beyond its end');
  return membersIn(await readAt(source, offset, size), count, file);
}

function membersIn(directory: Uint8Array, count: number, file: string): readonly ZipMember[] {
  const view = viewOf(directory);
  const members: ZipMember[] = [];
  const names = new Set<string>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== 0x02014b50) return damaged(file,
      'a directory that is cut off');
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const raw = directory.subarray(at + 46, at + 46 + nameLength);
    const name = (flags & 0x800) !== 0 || raw.every((byte) => byte < 0x80) ? textOf(raw, 0, raw.length) : decodeCp437(raw);
    const sizes = sizesOf(view, at, at + 46 + nameLength, extraLength);
    if (names.has(name)) return damaged(file, `two parts of the name "${name.slice(0, 100)}"`);
    if (LEADS_OUT.test(name)) return damaged(file, `a part whose name leads out of it, "${visible(name, 100)}"`);
    names.add(name);
    members.push({
      name, ...sizes, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), isEncrypted: (flags & 1) !== 0,
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return members;
}

function sizesOf(view: DataView, at: number, extra: number,
  length: number): { compressedBytes: number; bytes: number; offset: number } {
  let compressedBytes = view.getUint32(at + 20, true);
  let bytes = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  for (let field = extra; field + 4 <= Math.min(extra + length, view.byteLength);) {
    const size = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let value = field + 4;
      const next = (): number => {
        value += 8;
        return value <= view.byteLength ? Number(view.getBigUint64(value - 8, true)) : 0;
      };
      if (bytes === 0xffffffff) bytes = next();
      if (compressedBytes === 0xffffffff) compressedBytes = next();
      if (offset === 0xffffffff) offset = next();
    }
    field += 4 + size;
  }
  return { compressedBytes, bytes, offset };
}
