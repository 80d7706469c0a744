/** Names, notes and codes as nobody should write them, and some do. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MARKUP = '<img src=x onerror="window.marked=1"><b>bold</b>';
const TURNED = '\u202eموقع مقلوب\u202c שלום';
export const EMOJI = '👩‍👩‍👧‍👦🏳️‍🌈🧑🏽‍🚀';
const LONG = 'Ω'.repeat(10_000);
const PLACE = `DC ${MARKUP}`;
const CUTOFF = '2026-10-31T23:59:59-04:00';

/** Two systems that differ everywhere, named and described as nobody should. */
export async function unkindFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const system = (id: string, name: string) => ({ id, kind: id, name, timezone: 'America/New_York', owner: `${MARKUP} ${TURNED}` });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const events = (system_: string) => ({ file: `${system_}_events.csv`, system: system_, dataset: 'events' });
  const stock = (system_: string) => ({ file: `${system_}_stock.csv`, system: system_, dataset: 'positions', asOf: CUTOFF });
  const items = ['A-1', `${MARKUP}-2`, `${EMOJI}-3`, TURNED, LONG.slice(0, 180)];
  await Promise.all([
    writeFile(join(folder, 'engagement.json'), JSON.stringify({
      version: 1, name: `${EMOJI} ${MARKUP}`, client: TURNED, currency: 'USD', cutoff: CUTOFF,
      systems: [system('wms', `${MARKUP} ${LONG.slice(0, 150)}`), system('erp', `${TURNED} ${EMOJI}`)],
      authority: { default: 'erp' },
      sources: [...['wms', 'erp'].flatMap((id) => [stock(id), events(id)]), { file: 'items.csv', system: 'erp', dataset: 'items' }],
      handoffs: [{ id: 'receipt', event: 'receipt', from: 'wms', to: 'erp', mechanism: MARKUP, withinMinutes: 60, owner: EMOJI }],
    })),
    writeFile(
      join(folder, 'items.csv'), ['sku,description,unitCost', ...items.map((item) => `${quoted(item)},${quoted(LONG)},3`), ''].join('\n')),
    ...['wms', 'erp'].flatMap((id, off) => [
      writeFile(join(folder, `${id}_stock.csv`), [
        'sku,location,quantity', ...items.map((item, index) => `${quoted(item)},${quoted(PLACE)},${40 + index + off}`), '',
      ].join('\n')),
      writeFile(join(folder, `${id}_events.csv`), [
        'occurredAt,type,sku,location,quantity,reference',
        ...items.slice(off).map((item, index) =>
          `2026-10-20T10:0${index}:00-04:00,receipt,${quoted(item)},${quoted(PLACE)},5,${quoted(`${TURNED}${EMOJI}PO${index}`)}`),
        '',
      ].join('\n')),
    ]),
  ]);
  return folder;
}
