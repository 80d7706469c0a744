/**
 * The document's long lists as JSON text, put together by hand: a million of them through JSON.stringify takes several times as
 * long. Codes come as JSON text already; only free text is escaped here. The fields and their order are those of the contract.
 */
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { exceptionCode, rootEventCode } from '../../domain/statements/codes.ts';
import { EXCEPTION_KINDS, EXCEPTION_STATES, FINDING_KINDS, FIXES, SEVERITIES } from '../../domain/vocabulary.ts';
import type { DocumentCodes, JsonById } from '../../store/document/codes.ts';
import type { EvidenceRecord, ExceptionRecord, RootEventRecord } from '../../store/document/exceptions.ts';
import type { LineRecord, VarianceRecord } from '../../store/document/variances.ts';
import { wordAt } from '../../store/queries/words.ts';

const UNEXPLAINED = FINDING_KINDS.indexOf('unexplained_variance');

export function varianceText(variance: VarianceRecord, lines: readonly LineRecord[], codes: DocumentCodes): string {
  return `{"sku":${code(codes.items, variance.itemId)},"location":${code(codes.locations, variance.locationId)}`
    + `,"system":${code(codes.systems, variance.systemId)},"authority":${code(codes.systems, variance.authorityId)}`
    + `,"recorded":${toUnits(variance.recorded)},"authoritative":${toUnits(variance.authoritative)}`
    + `,"variance":${toUnits(variance.variance)},"value":${toMoney(variance.value)},"owner":${JSON.stringify(variance.owner)}`
    + `,"explained":${explainedText(lines)},"unexplained":${toUnits(variance.unexplained)}}`;
}

/** Contributions by kind in the vocabulary's order; kinds that cancel out are dropped, and so is what is unexplained. */
function explainedText(lines: readonly LineRecord[]): string {
  const sums: (number | undefined)[] = [];
  for (const line of lines) if (line.kind !== UNEXPLAINED) sums[line.kind] = (sums[line.kind] ?? 0) + line.quantity;
  const parts: string[] = [];
  sums.forEach((sum, kind) => {
    if (sum !== undefined && sum !== 0) parts.push(`{"kind":"${wordAt(FINDING_KINDS, kind)}","quantity":${toUnits(sum)}}`);
  });
  return `[${parts.join(',')}]`;
}

export function exceptionText(
  exception: ExceptionRecord, evidence: readonly EvidenceRecord[], codes: DocumentCodes, moment: (at: number) => string,
): string {
  const rows = evidence.map((ground) => `{"file":${code(codes.files, ground.sourceId)},"row":${ground.line}}`);
  return `{"id":"${exceptionCode(exception.number)}","kind":"${wordAt(EXCEPTION_KINDS, exception.kind)}"`
    + `,"sku":${code(codes.items, exception.itemId)},"location":${code(codes.locations, exception.locationId)}`
    + `,"handoff":${code(codes.handoffs, exception.handoffId)},"from":${code(codes.systems, exception.fromId)}`
    + `,"to":${code(codes.systems, exception.toId)}`
    + `,"reference":${exception.reference === null ? 'null' : JSON.stringify(exception.reference)}`
    + `,"quantity":${toUnits(exception.quantity)},"value":${toMoney(exception.value)}`
    + `,"severity":"${wordAt(SEVERITIES, exception.severity)}","confidence":${exception.confidence / 1000}`
    + `,"rootEvent":${exception.rootEventId === null ? 'null' : `"${rootEventCode(exception.rootEventId)}"`}`
    + `,"owner":${JSON.stringify(exception.owner)},"status":"${wordAt(EXCEPTION_STATES, exception.status)}"`
    + `,"firstAt":"${moment(exception.firstAt)}","timesSeen":${exception.timesSeen},"fix":"${wordAt(FIXES, exception.fix)}"`
    + `,"evidence":[${rows.join(',')}]}`;
}

export function rootEventText(
  root: RootEventRecord, numbers: readonly number[], codes: DocumentCodes, moment: (at: number) => string,
): string {
  return `{"id":"${rootEventCode(root.id)}","kind":"${wordAt(EXCEPTION_KINDS, root.kind)}","sku":${code(codes.items, root.itemId)}`
    + `,"location":${code(codes.locations, root.locationId)},"at":"${moment(root.at)}"`
    + `,"exceptions":[${numbers.map((number) => `"${exceptionCode(number)}"`).join(',')}]}`;
}

/** A code's JSON text; `null` where there is no id. */
function code(codes: JsonById, id: number | null): string {
  return id === null ? 'null' : codes[id] ?? 'null';
}
