/** Plain pieces that sentences about decisions are made of. */

export function textOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as { readonly [name: string]: unknown })[name];
}

/** `system_defect` → `system defect`. */
export function spaced(word: string): string {
  return word.replace(/_/gu, ' ');
}

/** `1 exception`, `1,204 exceptions`. */
export function numberWord(count: unknown, one: string): string {
  const number = typeof count === 'number' ? count : Number(count ?? 0);
  return `${String(number).replace(/\B(?=(\d{3})+(?!\d))/gu, ',')} ${one}${number === 1 ? '' : 's'}`;
}

/** `A`, `A and B`, `A, B and C`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
