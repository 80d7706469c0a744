// @ts-check
/** Reads a zip file from its central directory, entry by entry, checking sizes: enough to unpack a runtime with Node alone. */
import { chmod, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);
const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * Unpacks the entries that `place` gives a path below `folder` (null leaves one out); keeps the executable bit.
 * @param {string} file @param {string} folder @param {(name: string) => string | null} place
 */
export async function unzip(file, folder, place) {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const tail = await readAt(handle, Math.max(0, size - 65_557), Math.min(size, 65_557));
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || tail.readUInt32LE(end) !== END) throw new Error(`${file} is not a complete zip file`);
    const directory = await readAt(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    for (let at = 0; at < directory.length;) {
      if (directory.readUInt32LE(at) !== ENTRY) throw new Error(`${file}: the directory is damaged`);
      const entry = {
        method: directory.readUInt16LE(at + 10), crc: directory.readUInt32LE(at + 16), packed: directory.readUInt32LE(at + 20),
        bytes: directory.readUInt32LE(at + 24), mode: directory.readUInt32LE(at + 38) >>> 16, start: directory.readUInt32LE(at + 42),
      };
      const nameLength = directory.readUInt16LE(at + 28);
      const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
      const to = name.endsWith('/') ? null : place(name);
      if (to === null) continue;
      const path = join(folder, to);
      if (!path.startsWith(normalize(folder) + sep)) throw new Error(`${file}: ${name} points outside`);
      const head = await readAt(handle, entry.start, 30);
      const content = await readAt(handle, entry.start + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), entry.packed);
      const bytes = entry.method === 0 ? content : await inflate(content);
      if (bytes.length !== entry.bytes || crc32(bytes) !== entry.crc) throw new Error(`${file}: ${name} is damaged`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
      if ((entry.mode & 0o111) !== 0) await chmod(path, 0o755);
    }
  } finally {
    await handle.close();
  }
}

/** @param {import('node:fs/promises').FileHandle} handle @param {number} position @param {number} length */
async function readAt(handle, position, length) {
  const into = Buffer.alloc(length);
  const { bytesRead } = await handle.read(into, 0, length, position);
  if (bytesRead !== length) throw new Error('the zip file ends early');
  return into;
}
