import { useState } from 'react';
import type { SourceView } from '../../../src/contract/views.ts';
import { giveControl } from '../../app/state/sources.ts';
import { ControlWord } from './ControlWord.tsx';
import { holdsStock } from './holdsStock.ts';

/** A number as a person types it, or null where there is none; undefined where it cannot be one. */
function typedNumber(text: string): number | null | undefined {
  const plain = text.trim().replaceAll('\u2212', '-').replaceAll(/[\s'\u2009\u202f,](?=\d{3}(?:\D|$))/gu, '');
  if (plain === '') return null;
  return /^-?\d+(?:\.\d{1,4})?$/u.test(plain) ? Number(plain) : undefined;
}

/** What whoever sent the file says it should add up to, typed in and compared at once. */
export function ControlTotals({ source }: { readonly source: SourceView }) {
  const [rows, setRows] = useState('');
  const [quantity, setQuantity] = useState('');
  const read = { rows: typedNumber(rows), quantity: typedNumber(quantity) };
  const wrong = read.rows === undefined || read.quantity === undefined || (read.rows !== null && !Number.isInteger(read.rows));
  return (
    <div className="block">
      <h3>Control totals</h3>
      <form
        className="control-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) void giveControl(source.file, read.rows ?? null, read.quantity ?? null);
        }}
      >
        <label>
          Rows <input className="field" inputMode="numeric" value={rows} onChange={(event) => setRows(event.target.value)} />
        </label>
        {holdsStock(source) ? (
          <label>
            Units <input className="field" inputMode="decimal" value={quantity} onChange={(event) => setQuantity(event.target.value)} />
          </label>
        ) : null}
        <button type="submit" className="button" disabled={wrong}>
          Compare
        </button>
        <ControlWord control={source.control} />
      </form>
      {wrong ? (
        <p className="control-wrong" role="alert">
          Type plain numbers, such as 2400 or 481223.5.
        </p>
      ) : (
        <p className="quiet">As the sender states them. Leaving both empty takes them back.</p>
      )}
    </div>
  );
}
