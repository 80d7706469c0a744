import type { Facts } from '../facts.ts';
import type { Finding } from '../findings.ts';
import { FINDING_KINDS } from '../vocabulary.ts';

/** An order of findings by what they say and never by where their rows stood; 0 only where no text could tell them apart. */
export function byContent(a: Finding, b: Finding, facts: Facts): number {
  return a.at - b.at || FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind) || a.from - b.from || a.to - b.to
    || a.quantity - b.quantity || compared(facts.locations.code[a.location], facts.locations.code[b.location])
    || (a.reference === b.reference ? 0 : compared(facts.referenceText(a.reference), facts.referenceText(b.reference)));
}

function compared(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
