/** The document's short lists as JSON text: sources, handoffs. The fields and their order are those of the contract. */
import type { ResultHandoff, ResultSource } from '../../contract/resultDocument.ts';
import { minutesOf } from '../../domain/statements/figures.ts';
import { toUnits } from '../../domain/quantity.ts';
import { DATASETS, EVENT_TYPES } from '../../domain/vocabulary.ts';
import type { DocumentCodes, JsonById } from '../../store/document/codes.ts';
import type { HandoffRecord } from '../../store/document/handoffs.ts';
import type { SourceRecord } from '../../store/document/sources.ts';
import { controlOf } from '../../store/document/control.ts';
import { wordAt } from '../../store/queries/words.ts';

export function sourceText(source: SourceRecord, codes: DocumentCodes): string {
  const control = controlOf(source);
  const record: ResultSource = {
    file: textOf(codes.files, source.id),
    sha256: source.sha256,
    system: textOf(codes.systems, source.systemId),
    dataset: wordAt(DATASETS, source.dataset),
    preset: source.preset,
    rowsRead: source.rowsRead,
    rowsLoaded: source.rowsLoaded,
    rowsRejected: source.rowsRejected,
    quantity: toUnits(source.quantity),
    ...(control === null ? {} : { control }),
  };
  return JSON.stringify(record);
}

export function handoffText(handoff: HandoffRecord, codes: DocumentCodes): string {
  const { latency } = handoff;
  const record: ResultHandoff = {
    id: textOf(codes.handoffs, handoff.id),
    event: wordAt(EVENT_TYPES, handoff.eventType),
    from: textOf(codes.systems, handoff.fromId),
    to: textOf(codes.systems, handoff.toId),
    declared: handoff.declared,
    events: handoff.events,
    matched: handoff.matched,
    late: handoff.late,
    missing: handoff.missing,
    duplicate: handoff.duplicate,
    mismatched: handoff.mismatched,
    outOfOrder: handoff.outOfOrder,
    orphan: handoff.orphan,
    inFlight: handoff.inFlight,
    latencyMinutes: latency === null
      ? { p50: null, p95: null, max: null }
      : { p50: minutesOf(latency.p50), p95: minutesOf(latency.p95), max: minutesOf(latency.max) },
  };
  return JSON.stringify(record);
}

/** The code behind its JSON text. */
function textOf(codes: JsonById, id: number): string {
  return String(JSON.parse(codes[id] ?? '""'));
}
