import type { XmlTag } from '../xlsx/xmlParts.ts';

/** Blanks that one tag may stand for; a cell holds no more letters. */
const BLANKS_AT_MOST = 32_767;
/** What stands in a paragraph and is not its text: remarks, readings of characters, drawings. */
const NOT_TEXT = new Set(['annotation', 'annotation-end', 'note', 'ruby-text', 'frame', 'custom-shape', 'control', 'object', 'image',
  'script']);

/**
 * The paragraphs of one cell as text. By the standard several blanks are one unless a tag stands for them (OpenDocument 1.3 part 3, 6.1);
 * LibreOffice writes them as they are, and a code keeps its blanks.
 */
export class OdsText {
  #paragraphs: string[] = [];
  #current: string | undefined;
  #depth = 0;

  begin(): void {
    this.#paragraphs = [];
    this.#current = undefined;
    this.#depth = 0;
  }

  /** Text of the paragraph at hand; outside of one it is white space between tags. */
  add(text: string): void {
    if (this.#current === undefined || text === '') return;
    this.#current += text.replace(/ *[\t\r\n][\t\r\n ]*/gu, ' ');
  }

  /** False where the element is not part of the text. */
  open({ name, attributes, text }: XmlTag): boolean {
    if (this.#current === undefined) {
      if (name !== 'p' && name !== 'h') return false;
      this.#current = '';
    } else if (name === 's') {
      this.#current += ' '.repeat(Math.max(1, Math.min(BLANKS_AT_MOST, Number(attributes.get('c') ?? 1) || 1)));
    } else if (name === 'tab') this.#current += '\t';
    else if (name === 'line-break') this.#current += '\n';
    else if (NOT_TEXT.has(name)) return false;
    this.#depth += 1;
    this.add(text);
    return true;
  }

  /** False where nothing is open that could end. */
  close({ text }: XmlTag): boolean {
    if (this.#depth === 0) return false;
    this.#depth -= 1;
    if (this.#depth > 0) this.add(text);
    else if (this.#current !== undefined) {
      this.#paragraphs.push(this.#current);
      this.#current = undefined;
    }
    return true;
  }

  end(): string {
    return this.#paragraphs.join('\n');
  }
}
