/** The records of a workbook stream, and the texts in them. ([MS-XLS] 2.1.4 and 2.5.) */

/** One record: what it is, and its bytes from `start` to `end`. */
export interface BiffRecord {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

const CONTINUE = 0x3c;

/** The record that begins at a place; undefined where no whole one does. */
export function recordAt(view: DataView, at: number): BiffRecord | undefined {
  if (at < 0 || at + 4 > view.byteLength) return undefined;
  const start = at + 4;
  const end = start + view.getUint16(at + 2, true);
  return end > view.byteLength ? undefined : { id: view.getUint16(at, true), start, end };
}

/** Letters of one byte or of two, as a flag says. */
export function letters(view: DataView, at: number, count: number, isWide: boolean): string {
  let text = '';
  for (let letter = 0; letter < count; letter += 1) {
    text += String.fromCharCode(isWide ? view.getUint16(at + letter * 2, true) : view.getUint8(at + letter));
  }
  return text;
}

/** A text with its length in two bytes, within one record. Throws a RangeError where it does not end there. */
export function shortText(view: DataView, at: number): string {
  return letters(view, at + 3, view.getUint16(at, true), (view.getUint8(at + 2) & 1) !== 0);
}

/** The shared texts: they run on over CONTINUE records, and one that is cut says anew how wide its letters are. */
export function sharedTexts(view: DataView, first: BiffRecord): readonly string[] {
  const parts: BiffRecord[] = [first];
  for (let next = recordAt(view, first.end); next?.id === CONTINUE; next = recordAt(view, next.end)) parts.push(next);
  let part = 0;
  let at = first.start + 8;
  const step = (): void => {
    if (at < (parts[part] as BiffRecord).end) return;
    part += 1;
    const next = parts[part];
    if (next === undefined) throw new RangeError('the texts end too early');
    at = next.start;
  };
  const byte = (): number => {
    step();
    at += 1;
    return view.getUint8(at - 1);
  };
  const number = (bytes: number): number => {
    let value = 0;
    for (let index = 0; index < bytes; index += 1) value += byte() * 2 ** (8 * index);
    return value;
  };
  const texts: string[] = [];
  const unique = view.getUint32(first.start + 4, true);
  for (let index = 0; index < unique; index += 1) {
    const count = number(2);
    let flags = byte();
    const runs = (flags & 8) !== 0 ? number(2) : 0;
    const extra = (flags & 4) !== 0 ? number(4) : 0;
    let text = '';
    for (let left = count; left > 0;) {
      if (at >= (parts[part] as BiffRecord).end) {
        step();
        flags = byte();
      }
      const isWide = (flags & 1) !== 0;
      const here = Math.min(left, Math.floor(((parts[part] as BiffRecord).end - at) / (isWide ? 2 : 1)));
      if (here === 0) throw new RangeError('half a letter');
      text += letters(view, at, here, isWide);
      at += here * (isWide ? 2 : 1);
      left -= here;
    }
    for (let skip = runs * 4 + extra; skip > 0;) {
      step();
      const here = Math.min(skip, (parts[part] as BiffRecord).end - at);
      at += here;
      skip -= here;
    }
    texts.push(text);
  }
  return texts;
}

/** The number of an RK: a whole one or the upper half of a double, perhaps a hundred times too large. ([MS-XLS] 2.5.217.) */
export function rkNumber(view: DataView, at: number): number {
  const bits = view.getInt32(at, true);
  let value: number;
  if ((bits & 2) !== 0) value = bits >> 2;
  else {
    const double = new DataView(new ArrayBuffer(8));
    double.setInt32(4, bits & ~3, true);
    value = double.getFloat64(0, true);
  }
  return (bits & 1) !== 0 ? value / 100 : value;
}
