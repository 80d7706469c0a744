import { useState } from 'react';
import type { CheckParameterView, CheckView } from '../../../src/contract/checkViews.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { formatUnits } from '../../ui/figures.ts';
import { setParameter } from './runChecks.ts';

/** The figures a check works with; a changed one takes effect with Enter or on leaving the field. */
export function CheckParameters({ check }: { readonly check: CheckView }) {
  return (
    <div className="block">
      <h3>Parameters</h3>
      <div className="check-parameters">
        {check.parameters.map((parameter) => (
          <ParameterField key={parameter.name} code={check.code} parameter={parameter} />
        ))}
      </div>
    </div>
  );
}

function ParameterField({ code, parameter }: { readonly code: string; readonly parameter: CheckParameterView }) {
  const busy = useWindow((state) => state.work !== null);
  const [typed, setTyped] = useState(String(parameter.value));
  const id = `parameter-${code}-${parameter.name}`;
  const value = Number(typed);
  const isWrong = typed.trim() === '' || Number.isNaN(value) || value < parameter.least || value > parameter.most;
  const commit = (): void => {
    if (!isWrong && value !== parameter.value) void setParameter(code, parameter.name, value);
  };
  return (
    <div className="check-parameter">
      <label htmlFor={id}>{parameter.label}</label>
      <input
        id={id}
        className="field number"
        inputMode="decimal"
        value={typed}
        disabled={busy}
        aria-invalid={isWrong}
        aria-describedby={`${id}-limits`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setTyped(String(parameter.value));
        }}
      />
      <span className="quiet">{parameter.unit}</span>
      <span id={`${id}-limits`} data-rests-on="the rule, below" className={isWrong ? 'check-wrong' : 'quiet'}>
        {isWrong
          ? `from ${formatUnits(parameter.least)} to ${formatUnits(parameter.most)}`
          : `standard ${formatUnits(parameter.standard)}`}
      </span>
      {parameter.value === parameter.standard ? null : (
        <button
          type="button"
          className="door"
          disabled={busy}
          onClick={() => {
            setTyped(String(parameter.standard));
            void setParameter(code, parameter.name, null);
          }}
        >
          Back to standard<span className="only-heard"> of {parameter.label}</span>
        </button>
      )}
    </div>
  );
}
