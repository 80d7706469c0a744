/** Exports whose rows say which system they are of, such as audit data: read as that system's, and never twice beside its own export. */
import { fail, visible } from '../../domain/problem.ts';
import { SYSTEM_KINDS } from '../../domain/vocabulary.ts';
import { placeOf } from '../../importers/shape/headerNames.ts';
import type { Preset } from '../../importers/presets/preset.ts';
import type { Unrecognised } from './keepSetAside.ts';
import type { FilePart, Looking } from './lookInto.ts';
import type { PlannedSource } from './importPlan.ts';
import { setAside } from './setAside.ts';
import { firstRows } from './unknownTable.ts';

/**
 * The system that the first row names: the declared one of that id or name; as it stands there where none is declared. Undefined where the
 * preset has no such column or the rows leave it blank. Asks where they name one that is not declared.
 */
export function systemInRows(file: string, part: FilePart, preset: Preset | undefined, systems: Looking['systems']): string | undefined {
  const at = preset?.systemColumn === undefined ? -1 : placeOf(part.header, preset.systemColumn);
  if (at < 0) return undefined;
  const named = firstRows(part).map((row) => row[at] ?? '').find((cell) => cell !== '');
  if (named === undefined) return undefined;
  if (systems === undefined) return SYSTEM_KINDS.find((kind) => kind === named.toLowerCase()) ?? named;
  const isIt = (text: string | undefined): boolean => text?.trim().toLowerCase() === named.toLowerCase();
  return systems.find(({ id, name }) => isIt(id) || isIt(name))?.id ?? fail({
    code: 'not_recognised', file, column: part.header[at] ?? '',
    message: `Its rows say that they are of "${visible(named, 60)}", and there is no such system.`,
    expected: systems.map(({ id }) => `"${visible(id, 60)}"`).join(', '), found: `"${visible(named, 60)}"`,
    remedy: 'Name its "system" in engagement.json, or declare that one.', asks: { of: 'system' },
  });
}

/**
 * Takes out of `sources`, and sets aside, what its own rows say is of a system whose export of the same kind is there too: what this
 * program wrote for an auditor, kept beside the exports, would count everything twice.
 */
export function setAsideToldTwice(sources: PlannedSource[], unrecognised: Unrecognised[]): void {
  for (const source of sources.filter(({ namesItself }) => namesItself)) {
    const { file, path, dataset, system } = source;
    const other = sources.find((one) => !one.namesItself && one.dataset === dataset && one.system === system);
    if (other === undefined) continue;
    sources.splice(sources.indexOf(source), 1);
    const message = `It is audit data of "${visible(system.code, 60)}", whose ${dataset} "${visible(other.file, 80)}" gives already: read `
      + 'beside it, each of them would count twice.';
    unrecognised.push(setAside(file, path, {
      code: 'not_recognised', file, message, expected: 'another system that it is of', found: `"${visible(system.code, 60)}" in its rows`,
      remedy: 'Leave it out, or name the system that it is of.', asks: { of: 'system' },
    }));
  }
}
