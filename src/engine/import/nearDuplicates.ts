import { seenForm } from '../../domain/crossReference/codeForms.ts';
import { visible } from '../../domain/problem.ts';
import { KeyTable } from '../../importers/bytes/keyTable.ts';
import { encodeText, endOfAscii, textOf } from '../../importers/bytes/text.ts';
import type { EntityKeys } from '../../importers/entityKeys.ts';

const SHOWN = 5;

export interface NearDuplicate {
  readonly code: string;
  /** The code that was there before. */
  readonly like: string;
}

/** Notices, source by source, codes that a person would take for one that is there already. They stay different codes. */
export class NearDuplicates {
  readonly #entities: EntityKeys;
  readonly #forms = new KeyTable();
  /** By form, the entity that had it first. */
  readonly #firstOf: number[] = [0];
  #seen = 0;
  #scratch = new Uint8Array(1 << 10);

  constructor(entities: EntityKeys) {
    this.#entities = entities;
  }

  /** Those among the codes that are new since it was last asked, in the order in which they came. */
  since(): readonly NearDuplicate[] {
    const found: NearDuplicate[] = [];
    const entities = this.#entities;
    for (; this.#seen < entities.count;) {
      this.#seen += 1;
      const form = this.#formOf(entities.codeBytes(this.#seen));
      const first = this.#firstOf[form];
      if (first === undefined) this.#firstOf[form] = this.#seen;
      else found.push({ code: entities.codeOf(this.#seen), like: entities.codeOf(first) });
    }
    return found;
  }

  /** The id of a code's form; most codes are ASCII without a run of blanks and need no text for it. */
  #formOf(code: Uint8Array): number {
    if (endOfAscii(code, 0, code.length) < code.length || hasTwoBlanks(code)) {
      const form = encodeText(seenForm(textOf(code, 0, code.length)));
      return this.#forms.intern(form, 0, form.length);
    }
    if (code.length > this.#scratch.length) this.#scratch = new Uint8Array(code.length);
    for (let at = 0; at < code.length; at += 1) {
      const byte = code[at] as number;
      this.#scratch[at] = byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
    }
    return this.#forms.intern(this.#scratch, 0, code.length);
  }
}

function hasTwoBlanks(code: Uint8Array): boolean {
  for (let at = 1; at < code.length; at += 1) if (code[at] === 0x20 && code[at - 1] === 0x20) return true;
  return false;
}

export function nearDuplicateDoubts(found: readonly NearDuplicate[], what: string): readonly string[] {
  if (found.length === 0) return [];
  const shown = found.slice(0, SHOWN).map(({ code, like }) => `"${visible(code)}" and "${visible(like)}"`).join(', ');
  const more = found.length > SHOWN ? ` and ${found.length - SHOWN} more` : '';
  return [`Codes look like others and count as ${what} of their own (case, accents, blanks, letters of other scripts): ${shown}${more}.`];
}
