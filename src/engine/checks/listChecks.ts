import type { CheckView } from '../../contract/checkViews.ts';
import { ALL_CHECKS } from '../../domain/checks/allChecks.ts';
import { valueOf } from '../../domain/checks/check.ts';
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { readCheckParameters, readCheckResults } from '../../store/checks/checkResults.ts';
import type { Database } from '../../store/database.ts';

/** Every check with its parameters as they stand and what its last run came to. */
export function listChecks(db: Database): readonly CheckView[] {
  const results = readCheckResults(db);
  const set = readCheckParameters(db);
  return ALL_CHECKS.map((check): CheckView => {
    const { code, title, looksFor, looksAt, source, severity, parameters } = check;
    const values = valueOf(check, set.get(code) ?? {});
    const result = results.get(code);
    return {
      code, title, looksFor, looksAt, source, severity,
      parameters: parameters.map((parameter) => ({ ...parameter, value: values[parameter.name] ?? parameter.standard })),
      result: result === undefined ? null : {
        looked: result.looked, found: result.found, units: toUnits(result.quantity), value: toMoney(result.value),
        unpriced: result.unpriced, needs: result.needs, ranAt: result.ranAt, foundBefore: result.foundBefore,
        ranBefore: result.ranBefore,
        isCurrent: parameters.every(({ name }) => result.parameters[name] === values[name]),
      },
    };
  });
}
