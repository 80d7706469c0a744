/**
 * A share (1 is the whole) cut to a tenth of a percent, not rounded: 100.0 % means all of it, and the window, the report and the command
 * line show the same figure.
 */
export function cutShare(share: number): number {
  return Math.trunc(share * 1000 + Math.sign(share) * 1e-9) / 1000;
}
