import { COMMANDS } from '../../app/commands/commands.ts';
import type { Section } from '../../app/commands/command.ts';
import { keysToShow } from '../../app/commands/strokes.ts';
import { ON_MAC } from '../../app/commands/useKeys.ts';
import { windowState } from '../../app/state/windowState.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EXCEPTION_KINDS, FIXES } from '../../../src/domain/vocabulary.ts';
import { TERMS } from '../vocabulary/glossary.ts';
import { KindMark } from '../vocabulary/KindMark.tsx';
import { FIX_WORDS, KINDS } from '../vocabulary/words.ts';
import './help.css';

const SECTIONS: readonly Section[] = ['Go to', 'List', 'Triage', 'Engagement', 'View', 'Help'];

function close(): void {
  windowState.set({ overlay: null });
}

/** The keys, or the words: one key away from everywhere. */
export function Help({ tab }: { readonly tab: 'keys' | 'terms' }) {
  return (
    <Dialog label="Help" className="help" onClose={close}>
      <div className="help-head">
        <div className="choice" role="group" aria-label="Help on">
          {(['keys', 'terms'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={tab === each}
              onClick={() => windowState.set({ overlay: { kind: 'help', tab: each } })}
            >
              {each === 'keys' ? 'Keys' : 'Words'}
            </button>
          ))}
        </div>
        <button type="button" className="button small" onClick={close}>
          Close
        </button>
      </div>
      <div className="help-body" tabIndex={0} role="region" aria-label={tab === 'keys' ? 'Keys' : 'Words'}>
        {tab === 'keys' ? <Keys /> : <Terms />}
      </div>
    </Dialog>
  );
}

export function Keys({ sequence }: { readonly sequence?: string } = {}) {
  if (sequence !== undefined) {
    return (
      <span className="keys">
        {keysToShow(sequence, ON_MAC).map((stroke, index) => (
          <span key={index}>
            {stroke.map((key) => (
              <kbd key={key} className="key">
                {key}
              </kbd>
            ))}
          </span>
        ))}
      </span>
    );
  }
  return (
    <div className="help-keys">
      {SECTIONS.map((section) => {
        const commands = COMMANDS.filter((command) => command.section === section && command.keys.length > 0);
        return (
          <section key={section}>
            <h3>{section}</h3>
            <dl>
              {commands.map((command) => (
                <div key={command.id}>
                  <dt>{command.title}</dt>
                  <dd>
                    <Keys sequence={command.keys[0] ?? ''} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      <p className="quiet help-note">Arrow keys move in lists. Tab goes from the list to the inspector.</p>
    </div>
  );
}

function Terms() {
  return (
    <dl className="help-terms">
      {TERMS.map(({ term, meaning }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
      <div className="help-section">
        <dt>Kinds of exception</dt>
        <dd />
      </div>
      {EXCEPTION_KINDS.map((kind) => (
        <div key={kind}>
          <dt>
            <KindMark kind={kind} />
          </dt>
          <dd>{KINDS[kind].meaning}</dd>
        </div>
      ))}
      <div className="help-section">
        <dt>Kinds of fix</dt>
        <dd />
      </div>
      {FIXES.map((fix) => (
        <div key={fix}>
          <dt>{FIX_WORDS[fix].word}</dt>
          <dd>{FIX_WORDS[fix].meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
