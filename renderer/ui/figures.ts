/**
 * Figures as words. Numbers follow the person's locale, a negative one carries a true minus (U+2212), zero is 0 and what is
 * not known is never drawn as a number: callers pass numbers only.
 */
import { cutShare } from '../../src/domain/share.ts';

const TRUE_MINUS = '\u2212';

function withTrueMinus(format: Intl.NumberFormat, value: number): string {
  return format
    .formatToParts(Object.is(value, -0) ? 0 : value)
    .map((part) => (part.type === 'minusSign' ? TRUE_MINUS : part.value))
    .join('');
}

const units = new Intl.NumberFormat(undefined, { maximumFractionDigits: 4 });
const signedUnits = new Intl.NumberFormat(undefined, { maximumFractionDigits: 4, signDisplay: 'exceptZero' });
const counts = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const shares = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

/** A quantity in units, up to four decimals. */
export function formatUnits(value: number): string {
  return withTrueMinus(units, value);
}

/** A quantity that is a difference: always with its sign, except zero. */
export function formatSignedUnits(value: number): string {
  return withTrueMinus(signedUnits, value);
}

export function formatCount(value: number): string {
  return withTrueMinus(counts, value);
}

/** `0.9628` as 96.2 %: a share just short of the whole is never shown as 100 %, and one above nothing never as 0 %. */
export function formatShare(share: number): string {
  if (share > 0 && cutShare(share) === 0) return `< ${withTrueMinus(shares, 0.001)}`;
  return withTrueMinus(shares, cutShare(share));
}

const moneys = new Map<string, Intl.NumberFormat>();

function moneyIn(currency: string, signed: boolean): Intl.NumberFormat {
  const key = `${currency} ${signed}`;
  const known = moneys.get(key);
  if (known !== undefined) return known;
  const sign = signed ? 'exceptZero' : 'auto';
  let made: Intl.NumberFormat;
  try {
    made = new Intl.NumberFormat(undefined, { style: 'currency', currency, signDisplay: sign });
  } catch {
    made = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: sign });
  }
  moneys.set(key, made);
  return made;
}

export function formatMoney(value: number, currency: string): string {
  return withTrueMinus(moneyIn(currency, false), value);
}

export function formatSignedMoney(value: number, currency: string): string {
  return withTrueMinus(moneyIn(currency, true), value);
}

/** Said where units have no value: what they cost is in no export, which is not the same as nothing. */
export const NO_COST = 'no cost';

/** What units are worth, a size. `priced`: whether what they cost is known. */
export function formatWorth(value: number, priced: boolean, currency: string): string {
  return priced ? formatMoney(value, currency) : NO_COST;
}

/** What a difference is worth, with its sign. */
export function formatSignedWorth(value: number, priced: boolean, currency: string): string {
  return priced ? formatSignedMoney(value, currency) : NO_COST;
}

/** Keeps a minus in running text at its figure, whatever sign of a currency stands between them. */
export function unbroken(text: string): string {
  return text.replace(/−(?=\S)/gu, '−\u2060');
}

/** How many of several nobody knows the cost of, who are worth nothing in their sum. */
export interface Unpriced {
  readonly unpriced: number;
  readonly of: number;
}

/** What several are worth together, a size: `$120`, or at least that, `≥ $120`, where some of them have no known cost. */
export function formatSumWorth(value: number, { unpriced, of }: Unpriced, currency: string): string {
  if (unpriced > 0 && unpriced === of) return NO_COST;
  return `${unpriced > 0 ? '≥\u00A0' : ''}${formatMoney(value, currency)}`;
}

/** What several differences come to with their signs, in the course of a sentence. */
export function formatNetWorth(value: number, { unpriced, of }: Unpriced, currency: string): string {
  if (unpriced > 0 && unpriced === of) return NO_COST;
  return `net ${formatSignedMoney(value, currency)}${unpriced > 0 ? `, ${formatCount(unpriced)} without a cost` : ''}`;
}

/** `1 event`, `2 events`. */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

const BYTE_STEPS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal steps, one decimal below ten. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < BYTE_STEPS.length - 1) {
    value /= 1000;
    step += 1;
  }
  const digits = step > 0 && value < 10 ? 1 : 0;
  return `${value.toFixed(digits)} ${BYTE_STEPS[step] ?? 'bytes'}`;
}
