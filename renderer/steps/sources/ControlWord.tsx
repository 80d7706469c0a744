import type { SourceView } from '../../../src/contract/views.ts';

/** Whether what was loaded adds up to what the sender said it should. */
export function ControlWord({ control }: { readonly control: SourceView['control'] }) {
  const { rows, quantity } = control;
  if (rows === 'not given' && quantity === 'not given') return <span className="quiet">not given</span>;
  const wrong = [rows === 'disagreed' ? 'rows' : null, quantity === 'disagreed' ? 'quantity' : null].filter(
    (each) => each !== null,
  );
  if (wrong.length > 0) return <span className="control-wrong">{wrong.join(' and ')} disagree</span>;
  return <span className="control-right">agreed</span>;
}
