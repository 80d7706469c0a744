import { useEffect } from 'react';
import { windowState } from '../state/windowState.ts';
import { canRun } from './command.ts';
import { COMMANDS } from './commands.ts';
import { matchStrokes, strokeOf } from './strokes.ts';

export const ON_MAC = /mac/iu.test(navigator.userAgent);
/** How long a begun sequence waits for its next stroke, in milliseconds. */
const PATIENCE = 1200;

/** Where Enter means the control itself and letters are typed. */
const TYPING = 'input, textarea, select, [contenteditable]';
const PRESSED_BY_ENTER = 'button, a[href], summary, [role="option"], [role="button"]';

/** Listens to the keyboard for the whole window and runs what the command registry says. */
export function useKeys(): void {
  useEffect(() => {
    let strokes: readonly string[] = [];
    let last = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return;
      if (windowState.get().overlay !== null) return;
      const target = event.target instanceof Element ? event.target : null;
      const typing = target?.matches(TYPING) ?? false;
      const stroke = strokeOf(event, ON_MAC);
      if (stroke === 'enter' && target?.matches(PRESSED_BY_ENTER) === true) return;
      strokes = event.timeStamp - last < PATIENCE ? [...strokes, stroke] : [stroke];
      last = event.timeStamp;
      const able = COMMANDS.filter(
        (command) =>
          canRun(command) && (!typing || command.whileTyping === true || command.keys.some((keys) => keys.startsWith('mod+'))),
      );
      let match = matchStrokes(strokes, able);
      if (match.kind === 'nothing' && strokes.length > 1) {
        strokes = [stroke];
        match = matchStrokes(strokes, able);
      }
      if (match.kind === 'begun' && !typing) {
        event.preventDefault();
        return;
      }
      strokes = [];
      if (match.kind === 'run') {
        event.preventDefault();
        match.command.run();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
