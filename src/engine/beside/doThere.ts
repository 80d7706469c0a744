/** The second thread's side: does what it is given, one after the other. */
import { collectFigures } from '../../domain/attribution/figures.ts';
import { buffersOfFigures, partsOfFigures } from '../../domain/attribution/figuresParts.ts';
import { tallyActivity } from '../../domain/audit/activity.ts';
import { groupPhysicalEvents } from '../../domain/matching/physicalEvents.ts';
import { bySpelling } from '../../domain/matching/spelling.ts';
import { UTC, zoneNamed } from '../../domain/time/zone.ts';
import { KeyTable } from '../../importers/bytes/keyTable.ts';
import { normalIds, spellingsOf } from '../../importers/referenceTable.ts';
import type { Ports } from '../../ports.ts';
import { readForImport } from '../import/readForImport.ts';
import type { Outlet, ToThread } from './messages.ts';

/** What goes wrong and is no problem of a file is thrown, and ends the thread. */
export async function doThere(ports: Pick<Ports, 'files' | 'digests'>, message: ToThread, outlet: Outlet): Promise<void> {
  if (message.kind === 'read') {
    await readForImport(ports, message.job, outlet);
    return;
  }
  switch (message.work) {
    case 'normalIds': {
      const made = normalIds(KeyTable.from(message.given));
      outlet.send({ kind: 'made', work: 'normalIds', made }, movable([made.buffer]));
      return;
    }
    case 'figures': {
      const figures = partsOfFigures(collectFigures(message.given));
      const made = { figures, cutoff: message.given.cutoff };
      outlet.send({ kind: 'made', work: 'figures', made }, movable(buffersOfFigures(figures)));
      return;
    }
    case 'physical': {
      const { events, references } = message.given;
      const spellings = spellingsOf(KeyTable.from(references));
      const made = groupPhysicalEvents(events, bySpelling(() => spellings));
      outlet.send({ kind: 'made', work: 'physical', made }, movable([made.start, made.rows, made.booked].map(({ buffer }) => buffer)));
      return;
    }
    case 'activity': {
      const { timezone, ...given } = message.given;
      outlet.send({ kind: 'made', work: 'activity', made: tallyActivity(given, zoneNamed(timezone) ?? UTC) }, []);
    }
  }
}

function movable(buffers: readonly ArrayBufferLike[]): ArrayBuffer[] {
  return buffers.filter((buffer) => buffer instanceof ArrayBuffer);
}
