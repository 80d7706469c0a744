import type { ReactNode } from 'react';
import { RestsOnDoor } from '../evidence/RestsOnDoor.tsx';

/** A figure of a run whose results gave way to those of the next: it leads to what proves it. */
export function KeptFigure({ run, title, children }: { readonly run: number; readonly title: string; readonly children: ReactNode }) {
  const says = [
    'Of a run what it came to is kept. Its results, with the rows that proved each of them, give way to those of the next run.',
    'A save that was made after it, or the engagement of its period, has them still; what proves the figure here is the log.',
  ];
  return <RestsOnDoor restsOn={{ title, says, run }}>{children}</RestsOnDoor>;
}
