import { useState } from 'react';
import type { ReadingChoice } from '../../../src/contract/setup.ts';
import type { Question } from '../../../src/domain/problem.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { tellProblem } from '../../app/state/notices.ts';
import { settleReading } from '../../app/state/sources.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { fieldWord } from '../../features/evidence/fields.ts';
import { ProposedAnswer } from './ProposedAnswer.tsx';

/** The one thing a file needs to be told, answered where it is asked. */
export function Answer({ file, question }: { readonly file: string; readonly question: Question }) {
  const setup = useAnswer('sources.setup', { file });
  const busy = useWindow((state) => state.work !== null);
  if (question.of === 'columns' || setup.value === null) return null;
  const { reading } = setup.value;
  const settle = async (as: ReadingChoice): Promise<void> => {
    // Which system an export comes from is not in its header, and what one without a header holds is in none.
    const problem = await settleReading(file, as, question.of !== 'system' && question.of !== 'reading');
    if (problem !== null) tellProblem(`${file} could not be read so. Everything is as it was.`, problem);
  };
  if (question.of === 'reading') {
    const { readings } = question;
    return <ProposedAnswer file={file} readings={readings} setup={setup.value} onSay={(as) => void settle({ ...reading, ...as })} />;
  }
  if (question.of === 'format') {
    return (
      <span className="answer-choices" role="group" aria-label={`How ${file} writes them`}>
        {question.choices.map((choice) => (
          <button
            key={choice}
            type="button"
            className="button small"
            disabled={busy}
            onClick={() => void settle({ ...reading, formats: { ...reading.formats, ...formatsOf(question.columns, choice) } })}
          >
            {choice}
          </button>
        ))}
      </span>
    );
  }
  const columns = question.of === 'system' ? ['system'] : question.columns;
  return (
    <Texts
      file={file}
      columns={columns}
      choices={question.of === 'system' ? setup.value.systems : []}
      onSay={(said) => void settle(question.of === 'system' ? { ...reading, system: said['system'] ?? '' } : withBlanks(reading, said))}
    />
  );
}

function Texts({
  file,
  columns,
  choices,
  onSay,
}: {
  readonly file: string;
  readonly columns: readonly string[];
  readonly choices: readonly string[];
  readonly onSay: (said: Readonly<Record<string, string>>) => void;
}) {
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const busy = useWindow((state) => state.work !== null);
  const isWhole = columns.every((column) => (said[column] ?? '').trim() !== '');
  const list = `choices for ${file}`;
  return (
    <form
      className="answer-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onSay(Object.fromEntries(columns.map((column) => [column, (said[column] ?? '').trim()])));
      }}
    >
      {columns.map((column) => (
        <label key={column}>
          {column === 'system' ? 'System' : fieldWord(column)}{' '}
          <input
            className="field"
            aria-label={`${column === 'system' ? 'System' : fieldWord(column)} of ${file}`}
            list={choices.length === 0 ? undefined : list}
            value={said[column] ?? ''}
            onChange={(event) => setSaid({ ...said, [column]: event.target.value })}
          />
        </label>
      ))}
      {choices.length === 0 ? null : (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      <button type="submit" className="button small first" disabled={busy || !isWhole}>
        Read it
      </button>
    </form>
  );
}

function formatsOf(columns: readonly string[], choice: string): NonNullable<ReadingChoice['formats']> {
  return Object.fromEntries(columns.map((column) => [column, choice])) as NonNullable<ReadingChoice['formats']>;
}

/** What a blank, which is all that the file has there, stands for. */
function withBlanks(reading: ReadingChoice, said: Readonly<Record<string, string>>): ReadingChoice {
  const blanks = Object.entries(said).map(([column, text]) => [column, { ...reading.values?.[column], '': text }] as const);
  return { ...reading, values: { ...reading.values, ...Object.fromEntries(blanks) } };
}
