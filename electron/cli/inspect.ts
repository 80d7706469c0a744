import type { FileInspection, InspectionDocument } from '../../src/contract/inspection.ts';
import { describeProblem, visible } from '../../src/domain/problem.ts';
import { EXIT } from './exitStatus.ts';
import type { Terminal } from './terminal.ts';

/** Says how each file would be read, for a person or (`json`) for a machine. */
export async function showInspection(files: readonly FileInspection[], json: boolean, terminal: Terminal): Promise<number> {
  if (json) {
    const document: InspectionDocument = { version: 1, files: [...files] };
    await terminal.out(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    await terminal.out(files.map(inspectionText).join('\n'));
  }
  return files.every((file) => file.problem === null) ? EXIT.clean : EXIT.unusable;
}

/** One file as a screenful. */
function inspectionText(file: FileInspection): string {
  const lines = [visible(file.file, 300)];
  const add = (label: string, text: string): void => { lines.push(`  ${label.padEnd(10)} ${text}`); };
  if (file.encoding !== null) add('encoding', file.encoding);
  if (file.delimiter !== null) add('delimiter', file.delimiter === '\t' ? 'tab' : visible(file.delimiter));
  if (file.sheet !== null) add('sheet', visible(file.sheet));
  if (file.headerLine !== null) add('header', `line ${file.headerLine}`);
  add('system', file.system === null ? 'not recognised' : visible(file.system));
  add('dataset', file.dataset ?? 'not recognised');
  if (file.preset !== null) add('preset', visible(file.preset));
  file.columns.forEach(({ canonical, from }, at) => {
    add(at === 0 ? 'columns' : '', `${canonical} from ${from.map((name) => `"${visible(name)}"`).join(', ')}`);
  });
  if (file.unused.length > 0) add('not read', file.unused.map((name) => `"${visible(name)}"`).join(', '));
  file.rows.forEach(({ row, values }, at) => {
    const cells = Object.entries(values).map(([name, value]) => `${name} ${value === null ? 'empty' : visible(String(value))}`);
    add(at === 0 ? 'rows' : '', `line ${row}: ${cells.join(', ')}`);
  });
  file.decisions.forEach(({ about, decided, because, sureness }, at) => {
    add(at === 0 ? 'decided' : '', `${about}: ${visible(decided)}, because ${visible(because, 200)} (${sureness})`);
  });
  file.doubts.forEach((doubt, at) => { add(at === 0 ? 'doubts' : '', visible(doubt, 300)); });
  if (file.problem !== null) add('problem', visible(describeProblem(file.problem), 2000));
  return `${lines.join('\n')}\n`;
}
