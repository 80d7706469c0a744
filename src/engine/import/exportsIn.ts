import { MANIFEST_FILE } from '../../contract/manifest.ts';
import { extensionOf } from '../../importers/recognise.ts';
import type { FileEntry, Files, PassedOver } from '../../ports.ts';

/** The files of a folder that are looked into, and what was left out of them, said so that a person can check it. */
export interface ExportsIn {
  readonly files: readonly FileEntry[];
  readonly leftOut: readonly { readonly file: string; readonly reason: string }[];
  /** Files and folders of the system, of which nobody expects that they are read. */
  readonly hidden: readonly string[];
}

const REASONS: Readonly<Record<Exclude<PassedOver['kind'], 'hidden'>, string>> = {
  again: 'A link to a folder that is read already: its files are not read twice.',
  deep: 'A folder below eight others: what is in it is not read. Open it by itself.',
  many: 'This and what comes after it in its folder is not read: the folder holds more than 20,000 files and folders.',
  closed: 'A folder that may not be read. Ask for the right to read it, or copy it elsewhere.',
  link: 'A link that leads nowhere: there is nothing to read.',
  other: 'A pipe, a socket or a device, and no file that could be read.',
};

/** What is to be read of a folder and the folders below it. Fails as listing it does. */
export async function exportsIn(files: Files, folder: string): Promise<ExportsIn> {
  const listed = await files.list(folder);
  const passedOver = await files.passedOver?.(folder) ?? [];
  /** Folders within that are an engagement by themselves. */
  const others = listed.filter(({ name }) => name.endsWith(`/${MANIFEST_FILE}`)).map(({ name }) => name.slice(0, -MANIFEST_FILE.length));
  const isOthers = (name: string): boolean => others.some((prefix) => name.startsWith(prefix));
  const outermost = others.filter((prefix) => !others.some((other) => other !== prefix && prefix.startsWith(other)));
  const isRead = ({ name }: FileEntry): boolean => name !== MANIFEST_FILE && extensionOf(name) !== 'countersign' && !isHidden(name);
  const within = listed.filter(({ name }) => !isOthers(name));
  return {
    files: within.filter(isRead),
    leftOut: [
      ...outermost.map((prefix) => ({
        file: prefix.slice(0, -1), reason: `A folder with an ${MANIFEST_FILE} of its own, so an engagement by itself. Open it by itself.`,
      })),
      ...passedOver.flatMap(({ name, kind }) => (kind === 'hidden' || isOthers(name) ? [] : [{ file: name, reason: REASONS[kind] }])),
    ],
    hidden: [
      ...within.filter(({ name }) => isHidden(name)).map(({ name }) => name),
      ...passedOver.filter(({ name, kind }) => kind === 'hidden' && !isOthers(name)).map(({ name }) => `${name}/`),
    ].toSorted(),
  };
}

/** Hidden files, what systems leave in every folder, and the marks of workbooks that are open. */
function isHidden(name: string): boolean {
  const file = name.slice(name.lastIndexOf('/') + 1);
  return file.startsWith('.') || file.startsWith('~$') || /^(?:thumbs\.db|desktop\.ini|icon\r)$/iu.test(file);
}
