/**
 * Which codes may stand for one item, or one place: proposals for a person to confirm, never applied by themselves. Two codes are only
 * proposed where no system uses both, because a system that has both tells them apart.
 */
import { comparableBarcode, hasCheckDigit } from './barcodes.ts';
import { normalForm } from './codeForms.ts';
import { candidates, dice, trigramsOf } from './likeness.ts';

/** One item or place, as the systems know it. */
export interface KnownCode {
  readonly id: number;
  readonly code: string;
  /** An item's description, a place's name; '' where nobody says. */
  readonly name: string;
  readonly barcodes: readonly string[];
  /** The ids of the systems that record it. */
  readonly systems: readonly number[];
}

export type SuggestionBasis = 'form' | 'barcode' | 'name' | 'part' | 'likeness';

export interface Suggestion {
  /** The one that would be called by the other's code: the one that fewer systems use. */
  readonly alias: number;
  readonly code: number;
  readonly basis: SuggestionBasis;
  /** From 0 to 1, to sort by; no probability. */
  readonly likeness: number;
  readonly why: string;
}

/** Below this two texts are not proposed: found by hand on pairs that differ in size or colour only. */
const ALIKE = 0.62;
/** Codes without a counterpart that are compared by likeness at most; beyond it only forms, barcodes and names propose. */
const COMPARED_AT_MOST = 20_000;

/** At most one suggestion for each code, the surest; in the order of likeness, then of codes. */
export function suggestPairs(known: readonly KnownCode[], of: 'item' | 'location', systems: number): readonly Suggestion[] {
  const ordered = [...known].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const found: Suggestion[] = [];
  const propose = (one: KnownCode, other: KnownCode, basis: SuggestionBasis, likeness: number, why: string): void => {
    if (one === other || one.systems.some((system) => other.systems.includes(system))) return;
    const isRarer = one.systems.length < other.systems.length;
    const isAsRare = one.systems.length === other.systems.length;
    const [alias, code] = isRarer || (isAsRare && one.code > other.code) ? [one, other] : [other, one];
    found.push({ alias: alias.id, code: code.id, basis, likeness, why });
  };
  byKey(ordered, ({ code }) => [normalForm(code)], (one, other) =>
    propose(one, other, 'form', 0.97, 'their codes differ in separators, case or leading zeros alone'));
  byKey(ordered, (one) => one.barcodes.flatMap((barcode) => comparableBarcode(barcode) ?? []), (one, other, barcode) => {
    const isChecked = hasCheckDigit(barcode.padStart(14, '0')) === true;
    propose(one, other, 'barcode', isChecked ? 0.99 : 0.9, `both have the barcode ${barcode}${
      isChecked ? ', whose check digit is right' : ', which carries no valid check digit'}`);
  });
  const byBarcode = new Map(ordered.flatMap((one) => one.barcodes.flatMap((barcode) => {
    const form = comparableBarcode(barcode);
    return form === null ? [] : [[form, one] as const];
  })));
  for (const one of ordered) {
    const other = byBarcode.get(comparableBarcode(one.code) ?? '');
    if (other !== undefined) propose(one, other, 'barcode', 0.98, `the code of the one is the barcode of the other, ${one.code}`);
  }
  if (of === 'location') {
    byKey(ordered, ({ code, name }) => [normalForm(code), normalForm(name)], (one, other) =>
      propose(one, other, 'name', 0.9, 'the code or name of the one is that of the other'));
    proposeParts(ordered, propose);
  }
  proposeAlike(ordered.filter((one) => one.systems.length < systems && one.systems.length > 0), of, propose);
  return surest(found, new Map(ordered.map((one) => [one.id, one.code])));
}

type Propose = (one: KnownCode, other: KnownCode, basis: SuggestionBasis, likeness: number, why: string) => void;

/** Those that share a key, each with the first that has it. */
function byKey(
  known: readonly KnownCode[], keysOf: (one: KnownCode) => readonly string[],
  tell: (one: KnownCode, other: KnownCode, key: string) => void,
): void {
  const holders = new Map<string, KnownCode[]>();
  for (const one of known) {
    for (const key of new Set(keysOf(one))) {
      if (key === '') continue;
      const others = holders.get(key);
      if (others === undefined) holders.set(key, [one]);
      else {
        for (const other of others.slice(0, 8)) tell(one, other, key);
        others.push(one);
      }
    }
  }
}

/** `Main-10/C11` is a bin of `Main`, `California : Los Angeles` lies in `California` or is `Los Angeles`. */
function proposeParts(known: readonly KnownCode[], propose: Propose): void {
  const byForm = new Map<string, KnownCode>();
  for (const one of known) for (const form of [normalForm(one.code), normalForm(one.name)]) if (form !== '') byForm.set(form, one);
  for (const one of known) {
    const parts = one.code.split(/\s*[:/\\>|.]\s*|\s+-\s+|-/u).filter((part) => part !== '');
    for (let count = parts.length - 1; count > 0; count -= 1) {
      const whole = byForm.get(normalForm(parts.slice(0, count).join(' ')));
      const last = byForm.get(normalForm(parts.slice(-count).join(' ')));
      const other = whole ?? last;
      if (other === undefined || other === one) continue;
      propose(one, other, 'part', 0.8, `"${one.code}" names "${other.code}" and a part of it`);
      break;
    }
  }
}

function proposeAlike(single: readonly KnownCode[], of: 'item' | 'location', propose: Propose): void {
  if (single.length > COMPARED_AT_MOST) return;
  const names = single.map(({ name }) => trigramsOf(name));
  const codes = single.map(({ code }) => trigramsOf(code));
  const texts = single.map((one) => trigramsOf(`${one.name} ${one.code}`));
  candidates(texts, 12).forEach((others, at) => {
    for (const other of others) {
      if (other < at) continue;
      const [one, two] = [single[at] as KnownCode, single[other] as KnownCode];
      const byName = one.name === '' || two.name === '' ? 0 : dice(names[at] as ReadonlySet<string>, names[other] as ReadonlySet<string>);
      const byCode = dice(codes[at] as ReadonlySet<string>, codes[other] as ReadonlySet<string>);
      if (digitsOf(one.name) !== digitsOf(two.name) && byName < 1 && byName > 0) continue;
      const likeness = byName === 0 ? byCode * 0.8 : byName * 0.75 + byCode * 0.25;
      if (likeness < ALIKE) continue;
      propose(one, two, 'likeness', Math.min(0.89, likeness), byName === 0 ? 'their codes are alike'
        : `their ${of === 'item' ? 'descriptions' : 'names'} are alike: "${one.name}" and "${two.name}"`);
    }
  });
}

/** Sizes and counts in a name: what differs there is mostly another item. */
function digitsOf(name: string): string {
  return (name.match(/\d+/gu) ?? []).sort().join(' ');
}

/** Each code in one suggestion only, the surest first. */
function surest(found: readonly Suggestion[], codes: ReadonlyMap<number, string>): readonly Suggestion[] {
  const codeOf = (id: number): string => codes.get(id) ?? '';
  const ordered = [...found].sort((a, b) => b.likeness - a.likeness || compare(codeOf(a.alias), codeOf(b.alias))
    || compare(codeOf(a.code), codeOf(b.code)) || compare(a.basis, b.basis));
  const taken = new Set<number>();
  return ordered.filter(({ alias }) => {
    if (taken.has(alias)) return false;
    taken.add(alias);
    return true;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
