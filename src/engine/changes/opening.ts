import { fail } from '../../domain/problem.ts';
import type { Task } from '../../ports.ts';
import { readSetting } from '../../store/facts/readFacts.ts';
import { rehearseOnce } from '../decisions/rehearse.ts';
import type { Engine } from '../engine.ts';
import { listEarlierSaves, sayGoneBack } from '../file/earlierSaves.ts';
import { openForWork } from '../file/openForWork.ts';
import type { OpenedFile } from '../file/openForWork.ts';
import { earlierPath } from '../file/places.ts';
import { salvageEngagement } from '../file/salvageEngagement.ts';
import { viewOf } from './desk.ts';
import type { Desk } from './desk.ts';

/** What opens an engagement file, as it is or as it was at an earlier save. */
export function opening(desk: Desk): Pick<Engine, 'openFile' | 'earlierSaves' | 'openEarlier' | 'salvage'> {
  const { ports, held } = desk;
  return {
    async openFile(path, task, options = {}) {
      // Opened again over itself: its own lock would be in the way.
      await held.letGoOf(path, task);
      await hold(desk, path, await openForWork(ports, path, options.readOnly === true, task, { password: options.password }), task);
      return viewOf(desk, task);
    },
    earlierSaves: (path, task, password) => listEarlierSaves(ports, path, null, { password }, task),
    salvage: (path, into, wish, task) => salvageEngagement(ports, path, into, wish, task),
    async openEarlier(path, going, task, password) {
      const file = await openForWork(ports, path, false, task, { password }, earlierPath(path, going.number));
      const { db, keeper } = file;
      try {
        if (keeper === null) {
          return fail({
            code: 'not_written', file: ports.files.baseName(path), message: 'The folder cannot be written, so nothing was gone back to.',
            remedy: 'Copy the earlier save elsewhere, under a name that ends in .countersign, and open it there.',
          });
        }
        sayGoneBack(db, ports, going, null);
        await keeper.snapshot(task);
      } catch (error) {
        await keeper?.close();
        db.close();
        throw error;
      }
      await hold(desk, path, file, task);
      return viewOf(desk, task);
    },
  };
}

async function hold({ ports, held }: Desk, path: string, file: OpenedFile, task: Task): Promise<void> {
  const { db, keeper, key, notices } = file;
  const savedAt = Number(readSetting(db, 'savedAt') ?? ports.clock.now());
  const readOnly = keeper === null && ports.keeping !== undefined;
  if (keeper !== null) await rehearseOnce(ports);
  await held.replaceBy({
    db, keeper, key, file: { fileName: ports.files.baseName(path), savedAt, unsaved: false, readOnly, notices },
  }, task);
}
