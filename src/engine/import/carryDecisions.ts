import type { Database } from '../../store/database.ts';
import { copyTable } from '../../store/copyTable.ts';
import { carryMap } from '../../store/decisions/carryMap.ts';
import type { CarriedMap } from '../../store/decisions/carryMap.ts';
import { rememberExceptions } from '../../store/results/carryOver.ts';

/**
 * What people decided, by codes and not by ids (src/store/schema/decisionTables.ts). The exceptions themselves wait for the run that
 * follows, which knows them again.
 */
export const CARRIED = [
  'decision', 'decision_exception', 'decision_undone', 'note', 'attachment', 'attachment_content', 'owner', 'owner_rule', 'saved_filter',
  'confirmed_alias', 'remembered_mapping', 'accepted_rejects', 'parameter', 'sign_off', 'run', 'run_handoff', 'earlier_exception',
  'earlier_rule', 'earlier_proof', 'earlier_source', 'earlier_evidence',
] as const;

/**
 * Takes over into a database that was read anew what was decided before: the chain of decisions goes on where it stood.
 */
export function carryDecisions(before: Database, db: Database, map: CarriedMap): void {
  db.transaction(() => {
    for (const table of CARRIED) copyTable(before, db, table);
    carryMap(before, db, map);
    rememberExceptions(before, db);
  });
}
