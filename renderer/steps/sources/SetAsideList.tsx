import { useState } from 'react';
import type { SetAsideView } from '../../../src/contract/setup.ts';
import type { ProposedReading } from '../../../src/domain/problem.ts';
import { forgetFile } from '../../app/state/sources.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { formatCount } from '../../ui/figures.ts';
import { Answer } from './Answer.tsx';
import { MappingEditor } from './MappingEditor.tsx';

/** The files that were given and are in no figure: what each needs, answered in place. */
export function SetAsideList({ files }: { readonly files: readonly SetAsideView[] }) {
  const [editing, setEditing] = useState<string | null>(null);
  if (files.length === 0) return null;
  return (
    <section className="set-aside" aria-label="Not read">
      <h2>Not read yet</h2>
      <p className="soft">
        {files.length === 1 ? 'This file is' : `These ${formatCount(files.length)} files are`} in no figure until what is missing is said.
        Nothing is guessed.
      </p>
      <ul>
        {files.map((each) => (
          <SetAside key={each.file} of={each} onEdit={() => setEditing(each.file)} />
        ))}
      </ul>
      {editing === null ? null : <MappingEditor file={editing} onClose={() => setEditing(null)} />}
    </section>
  );
}

/** A sentence with where in the file it is true of, before its end. */
function placed(sentence: string, where: readonly string[]): string {
  return where.length === 0 ? sentence : `${sentence.replace(/\.$/u, '')} (${where.join(', ')}).`;
}

/** What is proposed, in a sentence; its columns stand below. */
function wordsOf(message: string, readings: readonly ProposedReading[]): string {
  if (readings[0]?.dataset === 'items') {
    return `${message.split(' It would be read with ')[0] ?? message} It can be read as a list of items, as below.`;
  }
  const isOpen = readings.some(({ asks, choices }) => asks.length + choices.length > 0) || readings.length > 1;
  return `No preset knows it. It would be read as below${isOpen ? ' once the rest is said' : ''}; nothing of it is loaded before that.`;
}

function SetAside({ of: { file, problem, isKept }, onEdit }: { readonly of: SetAsideView; readonly onEdit: () => void }) {
  const busy = useWindow((state) => state.work !== null);
  const where = [
    problem.row === undefined ? null : `line ${problem.row}`,
    problem.column === undefined || problem.asks?.of === 'value' ? null : `column ${problem.column}`,
  ].filter((part) => part !== null);
  // What a file is that is not read stands in the sentence already.
  const saysFound = problem.code !== 'not_recognised' && (problem.asks === undefined || problem.asks.of === 'format');
  return (
    <li className={problem.asks?.of === 'reading' ? 'set-aside-proposed' : undefined}>
      <div className="set-aside-words">
        <strong className="as-received">{file}</strong>
        <span>
          {problem.asks?.of === 'reading' ? wordsOf(problem.message, problem.asks.readings) : placed(problem.message, where)}
          {saysFound && problem.found !== undefined ? ` Found ${problem.found}.` : ''}
          {problem.asks === undefined && !isKept && problem.remedy !== undefined ? ` ${problem.remedy}` : ''}
        </span>
      </div>
      <div className="set-aside-answer">
        {isKept && problem.asks !== undefined ? <Answer file={file} question={problem.asks} /> : null}
        {isKept ? (
          <button type="button" className="button small" disabled={busy} onClick={onEdit}>
            {problem.asks?.of === 'columns' ? 'Say what it holds' : 'Change how it is read'}
          </button>
        ) : null}
        <button type="button" className="button small" disabled={busy} onClick={() => void forgetFile(file)}>
          Leave it out
        </button>
      </div>
    </li>
  );
}
