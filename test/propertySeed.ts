/**
 * Every property is tried with the same cases on every run: what is red was made red by a change, not by chance.
 * `COUNTERSIGN_SEED=random` tries new ones, `COUNTERSIGN_SEED=N` those of an earlier failure, which names its seed.
 */
import fc from 'fast-check';

const asked = process.env['COUNTERSIGN_SEED'] ?? '20260731';
if (asked !== 'random') {
  const seed = Number(asked);
  if (!Number.isInteger(seed)) throw new Error(`COUNTERSIGN_SEED is a whole number or "random", found ${asked}`);
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
}
