/** A compound file as Office writes them, of one stream under a name, filled up with zeros to a length of its own. (MS-CFB, 2.2 to 2.6.) */
export function compoundFile(stream: string, content: Uint8Array = new Uint8Array()): Uint8Array {
  const SECTOR = 512;
  const [FREE, END, FAT] = [0xffffffff, 0xfffffffe, 0xfffffffd];
  // Shorter ones would stand in sectors of their own kind.
  const size = Math.max(4_096, Math.ceil(content.length / SECTOR) * SECTOR);
  const last = 1 + size / SECTOR;
  if (last > 127) throw new Error('too long for one table of sectors');
  const file = Buffer.alloc(SECTOR * (2 + last));
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const short = (at: number, value: number): void => { file.writeUInt16LE(value, at); };
  const long = (at: number, value: number): void => { file.writeUInt32LE(value, at); };
  [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]].forEach(([at = 0, value = 0]) => { short(at, value); });
  [[44, 1], [48, 1], [56, 4_096], [60, END], [68, END]].forEach(([at = 0, value = 0]) => { long(at, value); });
  for (let at = 76; at < SECTOR; at += 4) long(at, FREE);
  long(76, 0);
  for (let at = SECTOR; at < SECTOR * 2; at += 4) long(at, FREE);
  long(SECTOR, FAT);
  long(SECTOR + 4, END);
  for (let sector = 2; sector <= last; sector += 1) long(SECTOR + sector * 4, sector === last ? END : sector + 1);
  const entry = (index: number, name: string, type: number, child: number, start: number, bytes: number): void => {
    const at = SECTOR * 2 + index * 128;
    file.write(name, at, 'utf16le');
    short(at + 64, name.length * 2 + 2);
    file[at + 66] = type;
    file[at + 67] = 1;
    [68, 72].forEach((offset) => { long(at + offset, FREE); });
    long(at + 76, child);
    long(at + 116, start);
    long(at + 120, bytes);
  };
  entry(0, 'Root Entry', 5, 1, END, 0);
  entry(1, stream, 2, FREE, 2, size);
  file.set(content, SECTOR * 3);
  return new Uint8Array(file);
}
