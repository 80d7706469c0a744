/** What X12 and EDIFACT have in common: segments of elements, numbered as they come. */

export interface Segment {
  readonly id: string;
  /** Element 1 is `elements[1]`; the id is `elements[0]`. */
  readonly elements: readonly string[];
  /** Its number in the file, counted from 1. */
  readonly number: number;
}

/** An element without the blanks around it; '' where the segment has no such element. */
export function element(segment: Segment | undefined, at: number): string {
  return segment?.elements[at]?.trim() ?? '';
}

/** What tells one interchange from all others: its control number, and between whom it went. */
export function interchangeName(number: string, from: string, to: string): string {
  return `${number} from ${from === '' ? '?' : from} to ${to === '' ? '?' : to}`;
}

/** `CCYYMMDD` or `YYMMDD`, with `HHMM` or `HHMMSS` where given, as ISO 8601; '' where it is no date. Years below 70 are of this century. */
export function ediMoment(date: string, time = ''): string {
  const [, year = '', month = '', day = ''] = /^(\d{4}|\d{2})(\d{2})(\d{2})$/u.exec(date) ?? [];
  if (year === '') return date;
  const whole = year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`;
  const [, hour, minute, second = '00'] = /^(\d{2})(\d{2})(\d{2})?/u.exec(time) ?? [];
  return hour === undefined || minute === undefined ? `${whole}-${month}-${day}` : `${whole}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** A count or a sum that a message states, against what it holds. */
export class ControlNotes {
  readonly #notes: string[] = [];
  #more = 0;

  /** `stated` is compared as a number where both are; '' says nothing. */
  compare(what: string, stated: string, found: number, segment: number): void {
    if (stated === '' || Number(stated) === found) return;
    this.say(`${what} is stated as ${stated} and is ${found} (segment ${segment}).`);
  }

  say(note: string): void {
    if (this.#notes.length < 20) this.#notes.push(note);
    else this.#more += 1;
  }

  doubts(): readonly string[] {
    return this.#more === 0 ? this.#notes : [...this.#notes, `There are ${this.#more} more disagreements of this kind.`];
  }
}

/** Adds decimal numbers without rounding: their digits as whole numbers of ten-thousandths. */
export function sumOf(numbers: readonly string[]): number {
  return numbers.reduce((sum, text) => sum + Math.round(Number(text === '' ? '0' : text) * 10_000), 0) / 10_000;
}
