import { SIGN_OFF_ROLES, SIGN_OFF_SCOPES } from '../../../domain/vocabulary.ts';
import type { SignOffRole, SignOffScope } from '../../../domain/vocabulary.ts';
import type { Database } from '../../database.ts';
import type { JsonValue } from '../canonicalJson.ts';
import type { Entity } from '../change.ts';

export interface SignOffRecord {
  readonly who: string;
  readonly at: number;
  /** Why it stands no more; null while it does. */
  readonly withdrawn: string | null;
}

export function signOffKey(scope: SignOffScope, role: SignOffRole): string {
  return `${scope}/${role}`;
}

export function signOffEntity(db: Database): Entity {
  const parts = (key: string | number): readonly string[] => String(key).split('/');
  return {
    read: (key) => db.first('SELECT who, at, withdrawn FROM sign_off WHERE scope = ? AND role = ?', (row) => ({
      who: String(row[0]), at: Number(row[1]), withdrawn: typeof row[2] === 'string' ? row[2] : null,
    }), parts(key)) ?? null,
    write(keys, value: JsonValue) {
      const signed = value as unknown as SignOffRecord | null;
      for (const key of keys) {
        db.run('DELETE FROM sign_off WHERE scope = ? AND role = ?', parts(key));
        if (signed !== null) {
          db.run('INSERT INTO sign_off (scope, role, who, at, withdrawn) VALUES (?, ?, ?, ?, ?)',
            [...parts(key), signed.who, signed.at, signed.withdrawn]);
        }
      }
    },
  };
}

export interface SignOff extends SignOffRecord {
  readonly scope: SignOffScope;
  readonly role: SignOffRole;
}

/** Every sign-off there was, those that stand and those that were withdrawn. */
export function signOffs(db: Database): readonly SignOff[] {
  const found = db.rows('SELECT scope, role, who, at, withdrawn FROM sign_off', (row) => ({
    scope: SIGN_OFF_SCOPES.find((scope) => scope === row[0]) ?? 'engagement',
    role: SIGN_OFF_ROLES.find((role) => role === row[1]) ?? 'preparer',
    who: String(row[2]), at: Number(row[3]), withdrawn: typeof row[4] === 'string' ? row[4] : null,
  }));
  return found.sort((a, b) => SIGN_OFF_SCOPES.indexOf(a.scope) - SIGN_OFF_SCOPES.indexOf(b.scope)
    || SIGN_OFF_ROLES.indexOf(a.role) - SIGN_OFF_ROLES.indexOf(b.role));
}
