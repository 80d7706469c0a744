import { fail } from '../../domain/problem.ts';
import type { FileKey, Ports, Task } from '../../ports.ts';
import { appendDecision } from '../../store/decisions/decisionLog.ts';
import { takeBack } from '../decisions/decide.ts';
import { nameText } from '../decisions/texts.ts';
import { resealEarlier } from '../file/resealEarlier.ts';
import type { Desk } from './desk.ts';

/** The key that a password makes; null where none is wanted. */
export async function keyFrom(ports: Ports, password: string | null | undefined): Promise<FileKey | null> {
  return password === undefined || password === null || ports.sealing === undefined ? null : ports.sealing.newKey(password);
}

/** Seals what is open with another password, or with none. Entered into the log; a snapshot follows. */
export function seal({ ports, held }: Desk, who: string, password: string | null, task: Task): Promise<void> {
  return held.changing(async () => {
    const engagement = held.forWriting();
    const key = await keyFrom(ports, password);
    const { keeper, key: before } = engagement;
    if (key === null && before === null) {
      return fail({ code: 'nothing_to_decide', message: 'It is not sealed.', remedy: 'Nothing was changed.' });
    }
    if (keeper?.hasUnfolded === true) await keeper.snapshot(task);
    const said = appendDecision(engagement.db, ports.digests, {
      at: ports.clock.now(), who: nameText('name', who), command: 'seal',
      payload: { input: { command: 'seal', sealed: key !== null }, why: '', changes: [], exceptions: [] },
    });
    engagement.key = key;
    if (keeper === null) {
      engagement.file = { ...engagement.file, unsaved: true };
      return;
    }
    try {
      await keeper.sealWith(key, task);
    } catch (error) {
      engagement.key = before;
      takeBack(engagement.db, [said]);
      throw error;
    }
    const left = await resealEarlier(ports, keeper.path, before, key);
    engagement.file = {
      ...engagement.file, unsaved: false,
      notices: left.map((name) => `${name} could not be sealed alike; it is as it was.`),
    };
  });
}
