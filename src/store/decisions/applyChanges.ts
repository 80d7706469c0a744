import type { Database } from '../database.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { Change, Entity, EntityName } from './change.ts';
import { exceptionEntity } from './entities/exceptionEntity.ts';
import {
  acceptedRejectsEntity, aliasEntity, attachmentEntity, jsonEntity, noteEntity, ownerEntity, ownerRulesEntity,
} from './entities/keptEntities.ts';
import { authorityEntity, handoffEntity } from './entities/mapEntities.ts';
import { signOffEntity } from './entities/signOffEntity.ts';

type Made = { readonly [N in EntityName]: (db: Database) => Entity };

const ENTITIES: Made = {
  exception: exceptionEntity, note: noteEntity, attachment: attachmentEntity, handoff: handoffEntity, authority: authorityEntity,
  alias: aliasEntity, acceptedRejects: acceptedRejectsEntity, owner: ownerEntity, ownerRules: ownerRulesEntity, signOff: signOffEntity,
  mapping: (db) => jsonEntity(db, 'remembered_mapping', 'fingerprint', 'mapping'),
  filter: (db) => jsonEntity(db, 'saved_filter', 'name', 'filter'),
  parameter: (db) => jsonEntity(db, 'parameter', 'name', 'value'),
};

export function entity(db: Database, name: EntityName): Entity {
  return ENTITIES[name](db);
}

/** Makes everything as the changes say. Call inside a transaction. */
export function applyChanges(db: Database, changes: readonly Change[]): void {
  for (const { entity: name, keys, after } of changes) entity(db, name).write(keys, after);
}

/** The changes that take these back, last one first. */
export function inverse(changes: readonly Change[]): readonly Change[] {
  return changes.toReversed().map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before }));
}

/** The first thing that is not any more as the changes left it; null where all of them are. */
export function movedOn(db: Database, changes: readonly Change[]): { readonly entity: EntityName; readonly key: string | number } | null {
  for (const { entity: name, keys, after } of changes) {
    const of = entity(db, name);
    for (const key of keys) if (canonicalJson(of.read(key, after)) !== canonicalJson(after)) return { entity: name, key };
  }
  return null;
}
