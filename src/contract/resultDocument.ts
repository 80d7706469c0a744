/**
 * The result document of the headless contract: what `countersign audit --json` writes. This is its definition;
 * `docs/result-document.schema.json` is generated from it. Quantities are units, money is in the engagement's currency with two
 * decimals, moments are ISO 8601 with the offset of the authority's time zone. The order of the fields is the order in the document.
 */
import * as z from 'zod';
import {
  DATASETS, EVENT_TYPES, EXCEPTION_KINDS, EXCEPTION_STATES, FINDING_KINDS, FIXES, SEVERITIES,
} from '../domain/vocabulary.ts';

const text = z.string();
const count = z.number().int().min(0);
/** Signed units, at most four decimals. */
const units = z.number();
const money = z.number();
const share = z.number().min(0).max(1);
const moment = z.string().regex(/^-?\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?(Z|[+-]\d{2}:\d{2}(:\d{2})?)$/u)
  .describe('ISO 8601 with the offset of the authority\'s time zone');
/** A matter of the item itself (`item_alias`, `pack_size`) is at no location. */
const place = text.nullable().describe('null where the matter is the item\'s own, wherever it lies');
const exceptionCode = z.string().regex(/^E-\d{6,}$/u);
const rootEventCode = z.string().regex(/^R-\d{4,}$/u);
const agreement = z.enum(['agreed', 'disagreed']);

export const resultSource = z.strictObject({
  file: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  system: text,
  dataset: z.enum(DATASETS),
  preset: text,
  rowsRead: count,
  rowsLoaded: count,
  rowsRejected: count,
  quantity: units.describe('the sum of the loaded canonical quantity'),
  control: z.strictObject({ rows: agreement.optional(), quantity: agreement.optional() }).optional()
    .describe('whether the control totals given agree; a total that was not given is absent, and so is an empty control'),
});

export const resultSummary = z.strictObject({
  positions: count.describe('loaded position rows'),
  events: count.describe('loaded event rows'),
  recordAccuracy: z.record(z.string(), share)
    .describe('for each system that was compared: the share of compared records that equal the authority\'s'),
  variances: count,
  exceptions: count,
  absoluteUnits: z.number().min(0).describe('sum of |variance|'),
  netValue: money.describe('sum of the variances\' value'),
  explainedShare: z.number().max(1)
    .describe('1 − Σ|unexplained| ÷ Σ|variance|; 1 where nothing differs; below 0 where more is left unexplained than differs'),
});

export const resultVariance = z.strictObject({
  sku: text,
  location: text,
  system: text,
  authority: text,
  recorded: units,
  authoritative: units,
  variance: units.describe('recorded − authoritative'),
  value: money,
  owner: text,
  explained: z.array(z.strictObject({ kind: z.enum(FINDING_KINDS), quantity: units }))
    .describe('contributions to the variance by kind; with unexplained they sum to it, to the unit'),
  unexplained: units,
});

export const resultException = z.strictObject({
  id: exceptionCode,
  kind: z.enum(EXCEPTION_KINDS),
  sku: text,
  location: place,
  handoff: text.nullable(),
  from: text.nullable(),
  to: text.nullable(),
  reference: text.nullable(),
  quantity: units,
  value: money,
  severity: z.enum(SEVERITIES),
  confidence: share,
  rootEvent: rootEventCode.nullable(),
  owner: text,
  status: z.enum(EXCEPTION_STATES),
  firstAt: moment,
  timesSeen: z.number().int().min(1),
  fix: z.enum(FIXES),
  evidence: z.array(z.strictObject({ file: text, row: z.number().int().min(1) }))
    .describe('the lines of the files as a person would find them; the header\'s line counts'),
});

const minutes = z.number().nullable();

export const resultHandoff = z.strictObject({
  id: text,
  event: z.enum(EVENT_TYPES),
  from: text,
  to: text,
  declared: z.boolean().describe('false where it was inferred from the event logs'),
  events: count,
  matched: count,
  late: count,
  missing: count,
  duplicate: count,
  mismatched: count,
  outOfOrder: count,
  orphan: count,
  inFlight: count,
  latencyMinutes: z.strictObject({ p50: minutes, p95: minutes, max: minutes }).describe('null where nothing was matched'),
});

export const resultRootEvent = z.strictObject({
  id: rootEventCode,
  kind: z.enum(EXCEPTION_KINDS),
  sku: text,
  location: place,
  at: moment,
  exceptions: z.array(exceptionCode),
});

export const resultDocument = z.strictObject({
  version: z.literal(1),
  engagement: z.strictObject({ name: text, client: text, cutoff: moment, currency: text }),
  sources: z.array(resultSource),
  summary: resultSummary,
  variances: z.array(resultVariance).describe('what differs: rows whose variance is not 0'),
  exceptions: z.array(resultException),
  handoffs: z.array(resultHandoff),
  rootEvents: z.array(resultRootEvent),
});

export type ResultSource = z.infer<typeof resultSource>;
export type ResultSummary = z.infer<typeof resultSummary>;
export type ResultVariance = z.infer<typeof resultVariance>;
export type ResultException = z.infer<typeof resultException>;
export type ResultHandoff = z.infer<typeof resultHandoff>;
export type ResultDocument = z.infer<typeof resultDocument>;

/** The published JSON schema (draft 2020-12), for scripts in other languages. */
export function resultDocumentSchema(): object {
  const { $schema, ...body } = z.toJSONSchema(resultDocument, { target: 'draft-2020-12' });
  return {
    $schema,
    $id: 'urn:countersign:result-document:1',
    title: 'Countersign result document, version 1',
    description: 'Quantities are units, money is in the engagement\'s currency. Every field is present unless its description says so.',
    ...body,
  };
}
