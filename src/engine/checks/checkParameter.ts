import { ALL_CHECKS } from '../../domain/checks/allChecks.ts';
import { fail } from '../../domain/problem.ts';

/** How a parameter of a check is named among the parameters that are decided: `check.low_stock.days`. */
const NAMED = /^check\.([a-z_]+)\.([a-z]+)$/u;

/**
 * Lets a value pass that the named parameter of a check may have; null takes it back to its standard, other names pass. Fails with
 * `unknown_record`, or with `number_invalid` outside its limits.
 */
export function assertCheckParameter(name: string, value: unknown): void {
  if (!name.startsWith('check.')) return;
  const [, code, which] = NAMED.exec(name) ?? [];
  const parameter = ALL_CHECKS.find((check) => check.code === code)?.parameters.find((one) => one.name === which);
  if (parameter === undefined) fail({ code: 'unknown_record', message: 'There is no such parameter of a check.', found: name });
  if (value === null) return;
  if (typeof value !== 'number' || !(value >= parameter.least && value <= parameter.most)) {
    fail({
      code: 'number_invalid', message: `${parameter.label} cannot be that.`, expected: `${parameter.least} to ${parameter.most}`,
      found: JSON.stringify(value), remedy: 'Give a figure inside these limits.',
    });
  }
}
