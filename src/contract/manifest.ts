/**
 * engagement.json, as CONTRACT.md describes it. Anything the page does not name is refused with its path, so that a misspelt
 * field is
 * never silently without effect.
 */
import * as z from 'zod';
import { jsonFault, placeOf } from './jsonFault.ts';
import { ProblemError, fail, visible } from '../domain/problem.ts';
import { instantOf } from '../domain/time/instant.ts';
import { UTC, zoneNamed } from '../domain/time/zone.ts';
import { repeatedKey } from './repeatedKey.ts';
import { CANONICAL_COLUMNS, DATASETS, EVENT_TYPES, SYSTEM_KINDS } from '../domain/vocabulary.ts';

export const MANIFEST_FILE = 'engagement.json';

const name = z.string().trim().min(1, 'a text that is not empty').max(200);
const id = z.string().min(1, 'a text that is not empty').max(100).regex(/^\S(?:.*\S)?$/u, 'an id without blanks around it');
const moment = z.string().refine((text) => instantOf(text.trim(), UTC) !== undefined, {
  error: 'an ISO 8601 date or time, such as 2026-10-31T23:59:59-04:00',
});
const minutes = z.number().int('whole minutes').positive('minutes, more than 0').max(5_256_000, 'at most ten years');
const units = z.number().min(-9e11, 'a quantity that stays exact').max(9e11, 'a quantity that stays exact');
const timezone = z.string().refine((zone) => zoneNamed(zone) !== undefined,
{ error: 'a time zone such as America/New_York or UTC' });
const canonicalNames = [...new Set(DATASETS.flatMap((dataset) => [
  ...CANONICAL_COLUMNS[dataset].required, ...CANONICAL_COLUMNS[dataset].optional,
]))];
const canonical = z.enum(canonicalNames as [string, ...string[]]);

/** A file inside the folder: relative, with `/` or `\` between its parts, and never above it. */
const relativePath = z.string().min(1, 'a file name').max(1000).refine((path) =>
  !/^(?:[/\\]|[A-Za-z]:)/u.test(path) && !path.split(/[/\\]/u).some((part) => part === '..') && !path.includes('\u0000'), {
  error: 'a path inside the folder, without ".." and not absolute',
});

const system = z.strictObject({
  id, kind: z.enum(SYSTEM_KINDS).optional(), name: name.optional(), timezone: timezone.optional(),
  owner: z.string().max(200).optional(),
});
const source = z.strictObject({
  file: relativePath,
  system: id.optional(),
  dataset: z.enum(DATASETS).optional(),
  asOf: moment.optional(),
  preset: id.optional(),
  columns: z.partialRecord(canonical, z.union([name, z.array(name).min(1, 'at least one column')])).optional(),
  values: z.partialRecord(canonical, z.record(z.string(), z.string())).optional(),
  formats: z.partialRecord(canonical, z.enum(['1,234.5', '1.234,5', 'DD/MM/YYYY', 'MM/DD/YYYY'])).optional(),
  signs: z.enum(['as_written', 'by_type']).optional(),
  /** Columns that are a location each and hold its quantity, instead of `location` and `quantity`. */
  locationColumns: z.array(name).min(1, 'at least one column').max(2_000).optional(),
  control: z.strictObject({ rows: z.number().int().min(0).optional(), quantity: units.optional() }).optional(),
});
const handoff = z.strictObject({
  id, event: z.enum(EVENT_TYPES), from: id, to: id, locations: z.array(name).optional(),
  mechanism: z.string().max(200).optional(),
  everyMinutes: minutes.optional(),
  withinMinutes: z.number().int('whole minutes').min(0, 'minutes, 0 or more').max(5_256_000, 'at most ten years').optional(),
  owner: z.string().max(200).optional(),
});

export const manifestSchema = z.strictObject({
  version: z.literal(1).optional(),
  name: name.optional(),
  client: z.string().max(200).optional(),
  currency: z.string().regex(/^[A-Z]{3}$/u, 'a currency of three capital letters, such as USD').optional(),
  cutoff: moment.optional(),
  systems: z.array(system).optional(),
  authority: z.strictObject({
    default: id.optional(), rules: z.array(z.strictObject({ location: name, system: id })).optional(),
  }).optional(),
  sources: z.array(source).min(1, 'at least one source').optional(),
  handoffs: z.array(handoff).optional(),
}).superRefine(checkIds);
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestSource = z.infer<typeof source>;
type ManifestHandoff = z.infer<typeof handoff>;

interface Declared {
  readonly systems?: readonly { readonly id: string }[] | undefined;
  readonly sources?:
    readonly Pick<ManifestSource, 'system' | 'dataset' | 'columns' | 'values' | 'formats' | 'locationColumns'>[] | undefined;
  readonly authority?: {
    readonly default?: string | undefined; readonly rules?: readonly { readonly location: string; readonly system: string }[] | undefined;
  } | undefined;
  readonly handoffs?: readonly Pick<ManifestHandoff, 'id' | 'event' | 'from' | 'to' | 'locations'>[] | undefined;
}

/** Ids are given once, and every system that is named is a system that there is. */
function checkIds(manifest: Declared, context: z.RefinementCtx): void {
  const report = (path: (string | number)[], message: string): void => { context.addIssue({ code: 'custom', path, message }); };
  const once = (ids: readonly string[], list: string): void => {
    ids.forEach((one, index) => { if (ids.indexOf(one) < index) report([list, index, 'id'], 'an id that is not taken yet'); });
  };
  manifest.sources?.forEach((one, index) => {
    if (one.dataset === undefined) return;
    const { required, optional } = CANONICAL_COLUMNS[one.dataset];
    const columns: readonly string[] = [...required, ...optional];
    if (one.locationColumns !== undefined && one.dataset !== 'positions') {
      report(['sources', index, 'locationColumns'], 'columns of positions, which alone can be a location each');
    }
    for (const part of ['columns', 'values', 'formats'] as const) {
      for (const column of Object.keys(one[part] ?? {})) {
        if (!columns.includes(column)) report(['sources', index, part, column],
        `a column of ${one.dataset}: ${columns.join(', ')}`);
      }
    }
  });
  once((manifest.systems ?? []).map((one) => one.id), 'systems');
  once((manifest.handoffs ?? []).map((one) => one.id), 'handoffs');
  const known = new Set(manifest.systems?.map((one) => one.id) ?? (manifest.sources ?? []).flatMap((one) => one.system ?? []));
  if (manifest.systems === undefined && (manifest.sources ?? []).some((one) => one.system === undefined)) return;
  if (manifest.systems === undefined && manifest.sources === undefined) return;
  const expected = `the id of a system (${[...known].join(', ')})`;
  const check = (one: string | undefined, path: (string | number)[]): void => {
    if (one !== undefined && !known.has(one)) report(path, expected);
  };
  manifest.sources?.forEach((one, index) => { check(one.system, ['sources', index, 'system']); });
  check(manifest.authority?.default, ['authority', 'default']);
  const ruled = new Map<string, string>();
  manifest.authority?.rules?.forEach((rule, index) => {
    check(rule.system, ['authority', 'rules', index, 'system']);
    if ((ruled.get(rule.location) ?? rule.system) !== rule.system) {
      report(['authority', 'rules', index, 'location'], 'a location that no other rule gives to another system');
    }
    ruled.set(rule.location, rule.system);
  });
  manifest.handoffs?.forEach((one, index) => {
    check(one.from, ['handoffs', index, 'from']);
    check(one.to, ['handoffs', index, 'to']);
    if (one.from === one.to) report(['handoffs', index, 'to'], 'a system other than "from"');
    const twin = manifest.handoffs?.slice(0, index).find((other) => isSameHandoff(other, one));
    if (twin !== undefined) {
      report(['handoffs', index], `a handoff of its own: "${twin.id}" already takes ${one.event} from ${one.from} to ${one.to} there, and `
        + 'everything would be reported twice');
    }
  });
}

/** The same events, from and to the same systems, at places that overlap; no places means all of them. */
function isSameHandoff(a: Omit<ManifestHandoff, 'id'>, b: Omit<ManifestHandoff, 'id'>): boolean {
  if (a.event !== b.event || a.from !== b.from || a.to !== b.to) return false;
  const [some = [], others = []] = [a.locations, b.locations];
  return some.length === 0 || others.length === 0 || some.some((location) => others.includes(location));
}

/** The manifest in a text. Fails with `manifest_invalid`, naming the field as `sources[2].columns.sku`. */
export function parseManifest(text: string): Manifest {
  const json = parseJson(text.replace(/^\ufeff/u, ''));
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const more = parsed.error.issues.length - 1;
  if (issue === undefined) throw parsed.error;
  const described = describeIssue(issue, json);
  return fail({
    code: 'manifest_invalid', file: MANIFEST_FILE, column: described.path, expected: described.expected, found: described.found,
    message: `${described.message}${more > 0 ? ` ${more} more ${more === 1 ? 'field is' : 'fields are'} wrong too.` : ''}`,
    remedy: 'Correct the field in engagement.json.',
  });
}

function parseJson(text: string): unknown {
  try {
    const json = JSON.parse(text) as unknown;
    assertKeysOnce(text);
    return json;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const { at, expected } = jsonFault(text) ?? { at: 0, expected: 'JSON that is not nested as deeply' };
    const { line, column } = placeOf(text, at);
    const rest = text.slice(at).split(/[\r\n]/u, 1)[0] ?? '';
    return fail({
      code: 'manifest_invalid', file: MANIFEST_FILE, row: line, message: `This stops being JSON at character ${column} of the line.`,
      expected, found: at >= text.length ? 'the end of the file' : `"${visible(rest === '' ? text.slice(at, at + 1) : rest, 40)}"`,
      remedy: 'Look for a comma, quotation mark or bracket that is missing there, or one too many before it.',
    });
  }
}

/** JSON.parse keeps the last of several fields of one name and says nothing. */
function assertKeysOnce(text: string): void {
  const repeated = repeatedKey(text);
  if (repeated === undefined) return;
  fail({
    code: 'manifest_invalid', file: MANIFEST_FILE, row: repeated.line, column: repeated.key, message: 'This field is given twice.',
    expected: 'each field once', found: `it again, first in line ${repeated.firstLine}`, remedy: 'Leave one of the two in engagement.json.',
  });
}

function describeIssue(
  issue: z.core.$ZodIssue, json: unknown,
): { path: string; message: string; expected: string; found: string } {
  const found = shown(valueAt(json, issue.path));
  const path = pathText(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? '';
      const isColumn = issue.path.at(-1) === 'columns' || issue.path.at(-1) === 'values';
      return {
        path: pathText([...issue.path, key]),
        message: isColumn ? 'There is no such canonical column.' : 'There is no such field.',
        expected: isColumn ? `one of ${canonicalNames.join(', ')}` : 'only the fields of the manifest',
        found: `"${visible(key)}"`,
      };
    }
    case 'invalid_value':
      return { path, message: 'This is none of the words that are known here.',
      expected: `${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`, found };
    case 'invalid_type':
      return {
        path, message: found === 'nothing' ? 'This field is missing.' : 'This is of the wrong type.',
        expected: typeName(issue.expected), found,
      };
    case 'invalid_union':
      return { path, message: 'This is of the wrong type.', expected: 'a column name, or a list of column names', found };
    case 'custom':
      return { path, message: 'This value cannot be used.', expected: issue.message, found };
    default:
      return { path, message: 'This value cannot be used.', expected: issue.message, found };
  }
}

function typeName(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'a text', number: 'a number', object: 'an object { … }', array: 'a list [ … ]', int: 'a whole number',
    record: 'an object { … }',
    boolean: 'true or false',
  };
  return names[expected] ?? expected;
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return visible(JSON.stringify(value));
}

function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) text += typeof part === 'number' ? `[${part}]` : `${text === '' ? '' : '.'}${String(part)}`;
  return text === '' ? '(the whole file)' : text;
}
