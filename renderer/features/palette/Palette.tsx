import { useId, useState } from 'react';
import { canRun } from '../../app/commands/command.ts';
import { COMMANDS } from '../../app/commands/commands.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { openFound, openQueue, openStory, openVariances } from '../../app/state/navigation.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Keys } from '../help/Help.tsx';
import { FOUND_WORDS } from '../vocabulary/words.ts';
import { matchCommands, type PaletteEntry } from './entries.ts';
import './palette.css';

function close(): void {
  windowState.set({ overlay: null });
}

/** Everything one can do or look for, found by typing. */
export function Palette() {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const entries = useEntries(typed);
  const chosen = entries[Math.min(at, entries.length - 1)];
  const run = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return;
    close();
    entry.run();
  };
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(entries.length - 1, at + by));
    setAt(next);
    document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Dialog label="Search" className="palette" onClose={close}>
      <input
        type="text"
        className="palette-input"
        autoFocus
        placeholder="A command, an item, a reference, an owner, a note"
        aria-label="A command, an item, a reference, an owner, a note"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${list}-${entries.indexOf(chosen)}`}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter') run(chosen);
          else return;
          event.preventDefault();
        }}
      />
      <ul id={list} role="listbox" aria-label="What was found" className="palette-list">
        {entries.map((entry, index) => (
          <li
            key={entry.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={entry === chosen}
            className="palette-entry"
            onClick={() => run(entry)}
            onPointerMove={() => setAt(index)}
          >
            <span className="quiet palette-section">{entry.section}</span>
            <span className="palette-title">{entry.title}</span>
            {entry.keys === null ? null : <Keys sequence={entry.keys} />}
          </li>
        ))}
      </ul>
      {entries.length === 0 ? (
        <p className="empty" role="status">
          Nothing goes by that name.
        </p>
      ) : null}
    </Dialog>
  );
}

function useEntries(typed: string): readonly PaletteEntry[] {
  const opened = useWindow((state) => state.engagement !== null);
  const stories = useAnswer('stories.list', opened ? {} : null);
  const search = typed.trim();
  const found = useAnswer('search.find', opened && search.length > 1 ? { text: search.slice(0, 200) } : null);
  const commands = matchCommands(
    typed,
    COMMANDS.filter((command) => command.quiet !== true && canRun(command)),
  ).map((command): PaletteEntry => ({
    id: command.id,
    title: command.title,
    section: command.section,
    keys: command.keys[0] ?? null,
    run: command.run,
  }));
  if (!opened || search === '') return commands;
  const told = (stories.value ?? [])
    .filter((story) => `${story.title} ${story.sentence}`.toLowerCase().includes(search.toLowerCase()))
    .map((story): PaletteEntry => ({
      id: `story ${story.opens.kind} ${story.opens.id} ${story.title}`,
      title: story.title,
      section: 'Look at',
      keys: null,
      run: () => openStory(story),
    }));
  return [
    ...commands.slice(0, 6),
    ...(found.value ?? []).map((hit): PaletteEntry => ({
      id: `found ${hit.kind} ${hit.id} ${hit.text}`,
      title: hit.beside === '' ? hit.text : `${hit.text}  ${hit.beside}`,
      section: FOUND_WORDS[hit.kind],
      keys: null,
      run: () => openFound(hit),
    })),
    ...told,
    {
      id: 'find variances',
      title: `“${search}” among the variances`,
      section: 'Find',
      keys: null,
      run: () => openVariances({ search, show: 'all' }),
    },
    { id: 'find exceptions', title: `“${search}” in the queue`, section: 'Find', keys: null, run: () => openQueue({ search }) },
  ];
}
