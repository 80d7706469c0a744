import { QUANTITY_SCALE } from '../quantity.ts';

/** The typographic minus, which has the width of a digit; used in sentences, never in data. */
const MINUS = '−';

/** A scaled quantity in a sentence, always signed: `+50`, `−3`, `+1,200.5`, `0`. */
export function signedUnits(scaled: number): string {
  if (scaled === 0) return '0';
  return `${scaled < 0 ? MINUS : '+'}${plainUnits(Math.abs(scaled))}`;
}

/** A scaled quantity in a sentence, signed only where it is negative: `50`, `−3`. */
export function plainUnits(scaled: number): string {
  const size = Math.abs(scaled);
  const whole = Math.floor(size / QUANTITY_SCALE);
  const rest = size - whole * QUANTITY_SCALE;
  const decimals = rest === 0 ? '' : `.${String(rest).padStart(4, '0').replace(/0+$/u, '')}`;
  const grouped = String(whole).replace(/\B(?=(\d{3})+(?!\d))/gu, ',');
  return `${scaled < 0 ? MINUS : ''}${grouped}${decimals}`;
}

/** Minutes as a person says them: `45 minutes`, `3 h 20 min`, `2 days 4 h`. Negative spans are taken by their size. */
export function spanOfMinutes(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  if (whole === 1) return '1 minute';
  if (whole < 60) return `${whole} minutes`;
  if (whole < 1440) {
    const rest = whole % 60;
    return `${Math.floor(whole / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
  }
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  return `${days} ${days === 1 ? 'day' : 'days'}${hours === 0 ? '' : ` ${hours} h`}`;
}

/** Seconds as a person says them: `45 seconds`, `5 min 16 s`, `2 h 3 min`. Negative spans are taken by their size. */
export function spanOfSeconds(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  if (whole < 60) return whole === 1 ? '1 second' : `${whole} seconds`;
  if (whole >= 3600) return spanOfMinutes(whole / 60);
  return whole % 60 === 0 ? spanOfMinutes(whole / 60) : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Milliseconds as minutes, to the hundredth: how latencies are told. */
export function minutesOf(milliseconds: number): number {
  return Math.round(milliseconds / 600) / 100;
}

/** `amount × part ÷ whole` for scaled integers, exact and rounded half away from zero; 0 where the whole is 0. */
export function proportion(amount: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  const product = BigInt(amount) * BigInt(part);
  const divisor = BigInt(whole);
  const negative = (product < 0n) !== (divisor < 0n);
  const size = product < 0n ? -product : product;
  const by = divisor < 0n ? -divisor : divisor;
  const rounded = Number((2n * size + by) / (2n * by));
  return negative ? 0 - rounded : rounded;
}
