import type { DroppedView } from '../../src/contract/calls.ts';
import { fail } from '../../src/domain/problem.ts';
import { nodeFiles } from '../node/nodeFiles.ts';
import { holdsEngagement } from './openEngagement.ts';

/** The paths of what was dropped on the window, by the token the window has for them; each is given out once. */
export class Drops {
  readonly #paths = new Map<string, readonly string[]>();

  /** Answers what it is that was dropped, as far as a look tells. */
  async keep(token: string, paths: readonly string[]): Promise<DroppedView['holds']> {
    this.#paths.clear();
    this.#paths.set(token, paths);
    const [path] = paths;
    if (path === undefined || paths.length > 1) return 'files';
    if (holdsEngagement(path)) return 'engagement';
    return (await nodeFiles.stat(path)).kind === 'folder' ? 'folder' : 'files';
  }

  take(token: string): readonly string[] {
    const paths = this.#paths.get(token);
    this.#paths.delete(token);
    return paths ?? fail({ code: 'not_found', message: 'What was dropped is no longer known.', remedy: 'Drop it again.' });
  }
}
