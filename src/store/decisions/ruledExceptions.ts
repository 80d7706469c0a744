import { EXCEPTION_KINDS } from '../../domain/vocabulary.ts';
import type { ExceptionKind } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { allExceptionLives } from './entities/exceptionEntity.ts';
import type { ExceptionLife } from './entities/exceptionEntity.ts';

/** What rules of ownership look at. */
export interface RuledException {
  readonly life: ExceptionLife;
  readonly kind: ExceptionKind;
  readonly handoff: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly location: string | null;
  readonly category: string | null;
  /** Scaled money, signed. */
  readonly value: number;
}

/** Every exception with what rules look at, by number. */
export function ruledExceptions(db: Database): readonly RuledException[] {
  const lives = new Map(allExceptionLives(db).map((life) => [life.number, life]));
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const found: RuledException[] = [];
  db.each(`SELECT f.number, f.kind, h.code, a.code, b.code, l.code, i.category, f.value FROM finding f
    LEFT JOIN handoff h ON h.id = f.handoff_id LEFT JOIN system a ON a.id = f.from_system_id LEFT JOIN system b ON b.id = f.to_system_id
    LEFT JOIN location l ON l.id = f.location_id LEFT JOIN item i ON i.id = f.item_id
    WHERE f.number IS NOT NULL ORDER BY f.number`, (row) => {
    const life = lives.get(Number(row[0]));
    const kind = EXCEPTION_KINDS[Number(row[1])];
    if (life === undefined || kind === undefined) return;
    found.push({
      life, kind, handoff: text(row[2]), from: text(row[3]), to: text(row[4]), location: text(row[5]), category: text(row[6]),
      value: Number(row[7]),
    });
  });
  return found;
}
