import { formatOf } from '../../importers/recognise/format.ts';
import type { Ports } from '../../ports.ts';
import type { KeptContent } from '../../store/queries/sources.ts';
import { lookInto } from '../import/lookInto.ts';
import { memoryFiles } from '../import/memoryFiles.ts';
import { SourceLines } from './sourceLines.ts';
import type { PlacedLines } from './sourceLines.ts';
import { TableLines } from './tableLines.ts';

/** The lines of a source as received; of what is no text, the rows of its table. */
export async function placedLines(ports: Pick<Ports, 'compression'>, content: KeptContent): Promise<PlacedLines> {
  const bytes = await ports.compression.gunzip(content.gzip);
  const isText = formatOf(bytes.subarray(0, 8_192)) === 'text';
  return isText ? new SourceLines(bytes, content.encoding) : tableLines(ports, bytes, content.file);
}

async function tableLines({ compression }: Pick<Ports, 'compression'>, bytes: Uint8Array, file: string): Promise<PlacedLines> {
  const ports = { files: memoryFiles([{ name: file, bytes }]), compression };
  const parts = await lookInto({ ports, breathe: async () => undefined }, file, file, new Map());
  // A source that is one table of several is named `file#part`.
  const table = (parts.find(({ part }) => file.endsWith(`#${part}`)) ?? parts[0])?.table;
  return table === undefined ? new SourceLines(bytes, 'utf-8') : new TableLines(table);
}
