import type { JsonValue } from './canonicalJson.ts';

/**
 * One change of a decision: the things of one kind with these keys were `before` and are `after`. A value is the whole thing, or the
 * fields of it that change (exceptions); null stands for a thing that is not there. Things that were alike are told together, so that a
 * decision on ten thousand exceptions is a few lines.
 */
export interface Change {
  readonly entity: EntityName;
  readonly keys: readonly Key[];
  readonly before: JsonValue;
  readonly after: JsonValue;
}
export type Key = string | number;

export const ENTITY_NAMES = [
  'exception', 'note', 'attachment', 'handoff', 'authority', 'alias', 'mapping', 'acceptedRejects',
  'owner', 'ownerRules', 'filter', 'parameter', 'signOff',
] as const;
export type EntityName = (typeof ENTITY_NAMES)[number];

/** How one kind of thing is read and written by key. */
export interface Entity {
  /** The thing as it is; null where there is none. For exceptions the fields that `like` has. */
  read(key: Key, like: JsonValue): JsonValue;
  write(keys: readonly Key[], value: JsonValue): void;
}
