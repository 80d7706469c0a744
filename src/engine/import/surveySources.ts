import { ProblemError } from '../../domain/problem.ts';
import type { Ports, Task } from '../../ports.ts';
import type { NumberedSource } from './importFolder.ts';
import { surveySource } from './surveySource.ts';

/** The sources with the formats that their columns show, and what is to be said of that. `orSetAside` may leave one out that fails. */
export async function surveySources(
  ports: Ports, sources: readonly NumberedSource[], task: Task,
  orSetAside: (source: NumberedSource, survey: () => Promise<NumberedSource>) => Promise<NumberedSource | undefined>,
): Promise<readonly NumberedSource[]> {
  const surveyed: NumberedSource[] = [];
  for (const source of sources) {
    const one = await orSetAside(source, () => withFormats(ports, source, false, task));
    if (one !== undefined) surveyed.push(one);
  }
  return surveyed;
}

/**
 * After a number or date that could not be read: the sources with what all of that file shows, where that changes how it is read;
 * undefined where it does not, and the fault is the file's. A format shows late where a file begins with thousands of plain rows.
 */
export async function surveyedAgain(
  ports: Ports, sources: readonly NumberedSource[], error: unknown, task: Task,
): Promise<readonly NumberedSource[] | undefined> {
  if (!(error instanceof ProblemError) || !['number_invalid', 'date_invalid'].includes(error.problem.code)) return undefined;
  const at = sources.findIndex(({ file }) => file === error.problem.file);
  const source = sources[at];
  if (source === undefined) return undefined;
  const again = await withFormats(ports, source, true, task);
  if (JSON.stringify([...again.formats]) === JSON.stringify([...source.formats])) return undefined;
  return sources.with(at, again);
}

async function withFormats(ports: Ports, source: NumberedSource, isWhole: boolean, task: Task): Promise<NumberedSource> {
  const { formats, doubts, mayHaveUnits } = await surveySource(ports, source, isWhole, task);
  return { ...source, formats, mayHaveUnits, extraDoubts: [...source.extraDoubts, ...doubts] };
}
