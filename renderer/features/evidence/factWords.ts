import type { Fact, FactRow } from '../../../src/contract/factViews.ts';
import type { EventType, IncidentKind, StockState } from '../../../src/domain/vocabulary.ts';
import { EVENT_WORDS, INCIDENT_WORDS, STOCK_STATE_WORDS, stateWord } from '../vocabulary/words.ts';

/** What a row is, in a word. */
export function factWord({ of, what }: Pick<FactRow, 'of' | 'what'>): string {
  switch (of) {
    case 'position':
      return STOCK_STATE_WORDS[what as StockState];
    case 'event':
      return EVENT_WORDS[what as EventType];
    case 'incident':
      return INCIDENT_WORDS[what as IncidentKind];
    case 'item':
    case 'order':
    case 'payment':
      return stateWord(what);
  }
}

/** The header of that word where all rows are of one table. */
export function rowWords(of: Fact): string {
  switch (of) {
    case 'position':
    case 'order':
      return 'State';
    case 'event':
      return 'Event';
    case 'incident':
      return 'Report';
    case 'item':
    case 'payment':
      return 'Kind';
  }
}
