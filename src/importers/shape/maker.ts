import { encodeText } from '../bytes/text.ts';
import type { Making, MadeColumn } from './shaping.ts';

/** A cell to make, its texts as bytes. */
export class Maker {
  readonly making: Making;
  /** What is written where a row is marked, in every row of a constant, after texts that are joined. */
  readonly text: Uint8Array;
  readonly between: Uint8Array;
  readonly otherwise: Uint8Array;
  readonly comesIn: Uint8Array;
  readonly goesOut: Uint8Array;
  readonly negative: readonly { readonly word: Uint8Array; readonly meaning: Uint8Array }[];

  constructor({ making, otherwise }: MadeColumn) {
    this.making = making;
    this.text = encodeText(textIn(making));
    this.between = encodeText(making.kind === 'joined' ? making.between : '');
    this.otherwise = encodeText(otherwise);
    this.comesIn = encodeText(making.kind === 'direction' ? making.comesIn : '');
    this.goesOut = encodeText(making.kind === 'direction' ? making.goesOut : '');
    this.negative = making.kind === 'bySign'
      ? [...making.negative].map(([word, meaning]) => ({ word: encodeText(word), meaning: encodeText(meaning) })) : [];
  }
}

function textIn(making: Making): string {
  if (making.kind === 'joined') return making.then;
  return making.kind === 'constant' || making.kind === 'marked' ? making.text : '';
}
