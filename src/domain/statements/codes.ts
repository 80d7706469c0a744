/** How exceptions and root events are named in every document, window and report: the letter and the number, padded. */

/** `E-000001`: exceptions are numbered from 1 within an engagement. */
export function exceptionCode(number: number): string {
  return `E-${String(number).padStart(6, '0')}`;
}

/** `R-0007`: root events are numbered from 1 within an engagement. */
export function rootEventCode(id: number): string {
  return `R-${String(id).padStart(4, '0')}`;
}
