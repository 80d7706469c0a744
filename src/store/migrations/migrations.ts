import type { Migration } from './migration.ts';
import { to2 } from './to2.ts';
import { to3 } from './to3.ts';
import { to4 } from './to4.ts';
import { to5 } from './to5.ts';
import { to6 } from './to6.ts';
import { to7 } from './to7.ts';
import { to8 } from './to8.ts';
import { to9 } from './to9.ts';

/** One a version, in order. A new one is a file beside these and a fixture of the version before it under `test/fixtures/engagements`. */
export const MIGRATIONS: readonly Migration[] = [to2, to3, to4, to5, to6, to7, to8, to9];
