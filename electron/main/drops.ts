import { fail } from '../../src/domain/problem.ts';

/** The paths of what was dropped on the window, by the token the window has for each; each is given out once. */
export class Drops {
  readonly #paths = new Map<string, string>();

  keep(token: string, path: string): void {
    this.#paths.clear();
    this.#paths.set(token, path);
  }

  take(token: string): string {
    const path = this.#paths.get(token);
    this.#paths.delete(token);
    return path ?? fail({ code: 'not_found', message: 'What was dropped is no longer known.', remedy: 'Drop it again.' });
  }
}
