/** Streams of a compound file, the container of old Office documents. ([MS-CFB] 2.) */
import { fail } from '../../domain/problem.ts';

const END_OF_CHAIN = 0xfffffffe;
const LARGEST_SECTOR = 0xfffffffa;
const ENTRY = 128;

/** A stream and its name, in the order of the directory. */
export interface CompoundStream {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All streams of a compound file that is held whole. Fails with `file_damaged` where a chain of sectors leads nowhere or in a circle. */
export function compoundStreams(file: string, bytes: Uint8Array): readonly CompoundStream[] {
  const damaged = (found: string): never => fail({
    code: 'file_damaged', file, message: 'The file is damaged, so nothing of it can be relied on.',
    expected: 'a compound file as Office writes it', found, remedy: 'Save the file again from the program that made it.',
  });
  if (bytes.length < 512) return damaged('fewer bytes than its header has');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorShift = view.getUint16(30, true);
  const miniShift = view.getUint16(32, true);
  if ((sectorShift !== 9 && sectorShift !== 12) || miniShift !== 6) return damaged('sectors of an unknown size');
  const size = 1 << sectorShift;
  const sectors = Math.floor((bytes.length - size + size - 1) / size);
  const placeOf = (sector: number): number => {
    const at = (sector + 1) << sectorShift;
    return sector < LARGEST_SECTOR && at + 4 <= bytes.length ? at : damaged(`the sector ${sector}, beyond the end of the file`);
  };
  const fatSectors: number[] = [];
  for (let at = 0; at < 109; at += 1) {
    const sector = view.getUint32(76 + at * 4, true);
    if (sector < LARGEST_SECTOR) fatSectors.push(sector);
  }
  let difat = view.getUint32(68, true);
  for (let count = 0; difat < LARGEST_SECTOR; count += 1) {
    if (count > sectors) return damaged('a chain of sectors that ends nowhere');
    const at = placeOf(difat);
    for (let entry = 0; entry < size / 4 - 1 && at + entry * 4 + 4 <= bytes.length; entry += 1) {
      const sector = view.getUint32(at + entry * 4, true);
      if (sector < LARGEST_SECTOR) fatSectors.push(sector);
    }
    difat = at + size <= bytes.length ? view.getUint32(at + size - 4, true) : END_OF_CHAIN;
  }
  const nextOf = (sector: number): number => {
    const table = fatSectors[Math.floor(sector / (size / 4))];
    if (table === undefined) return damaged(`the sector ${sector}, which no table has`);
    const at = placeOf(table) + (sector % (size / 4)) * 4;
    return at + 4 <= bytes.length ? view.getUint32(at, true) : END_OF_CHAIN;
  };
  const chain = (first: number, length: number): Uint8Array => {
    const whole = new Uint8Array(length < 0 ? 0 : length);
    const pieces: Uint8Array[] = [];
    let used = 0;
    let count = 0;
    for (let sector = first; sector < LARGEST_SECTOR; sector = nextOf(sector)) {
      if (count > sectors) return damaged('a chain of sectors that ends nowhere');
      count += 1;
      const piece = bytes.subarray(placeOf(sector), Math.min(bytes.length, placeOf(sector) + size));
      if (length < 0) pieces.push(piece);
      else whole.set(piece.subarray(0, Math.min(piece.length, length - used)), used);
      used += piece.length;
      if (length >= 0 && used >= length) return whole;
    }
    if (length >= 0) return length === 0 ? whole : damaged(`${used} bytes of a stream of ${length}`);
    return joined(pieces, used);
  };
  const directory = chain(view.getUint32(48, true), -1);
  const entries = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const cutoff = view.getUint32(56, true);
  const rootAt = 0;
  const mini = directory.length < ENTRY ? new Uint8Array(0) : miniStream();
  function miniStream(): Uint8Array {
    const length = entries.getUint32(rootAt + 120, true);
    return length === 0 ? new Uint8Array(0) : chain(entries.getUint32(rootAt + 116, true), length);
  }
  const miniFat = view.getUint32(60, true) < LARGEST_SECTOR ? chain(view.getUint32(60, true), -1) : new Uint8Array(0);
  const miniNext = new DataView(miniFat.buffer, miniFat.byteOffset, miniFat.byteLength);
  const small = (first: number, length: number): Uint8Array => {
    const whole = new Uint8Array(length);
    let used = 0;
    for (let sector = first, count = 0; used < length; count += 1) {
      const at = sector * 64;
      const isBeyond = sector >= LARGEST_SECTOR || at + 1 > mini.length || count * 64 > mini.length;
      if (isBeyond) return damaged(`${used} bytes of a stream of ${length}`);
      whole.set(mini.subarray(at, Math.min(at + 64, at + length - used)), used);
      used += 64;
      sector = sector * 4 + 4 <= miniFat.length ? miniNext.getUint32(sector * 4, true) : END_OF_CHAIN;
    }
    return whole;
  };
  const streams: CompoundStream[] = [];
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    if (directory[at + 66] !== 2) continue;
    const nameBytes = Math.min(64, entries.getUint16(at + 64, true));
    let name = '';
    for (let letter = 0; letter + 2 < nameBytes; letter += 2) name += String.fromCharCode(entries.getUint16(at + letter, true));
    const length = entries.getUint32(at + 120, true);
    if (length > bytes.length) return damaged(`a stream of ${length} bytes in a file of ${bytes.length}`);
    const first = entries.getUint32(at + 116, true);
    streams.push({ name, bytes: length < cutoff ? small(first, length) : chain(first, length) });
  }
  return streams;
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
