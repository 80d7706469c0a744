import './decision.css';

/** Under which name a decision is logged. */
export function NameField({ name, onName }: { readonly name: string; readonly onName: (name: string) => void }) {
  return (
    <label className="decision-field">
      Your name, as the log shall show it
      <input className="field" value={name} onChange={(event) => onName(event.target.value)} />
    </label>
  );
}

/** Why it is decided so. */
export function WhyField({ why, onWhy }: { readonly why: string; readonly onWhy: (why: string) => void }) {
  return (
    <label className="decision-field">
      Why, in a sentence
      <input className="field" value={why} onChange={(event) => onWhy(event.target.value)} />
    </label>
  );
}
