/** How a source is read: as engagement.json says, by the canonical headers, or by the preset that knows its header. */
import { MANIFEST_FILE } from '../../contract/manifest.ts';
import type { ManifestSource } from '../../contract/manifest.ts';
import { fail, visible } from '../../domain/problem.ts';
import type { CanonicalColumn, Dataset } from '../../domain/vocabulary.ts';
import { fits, positionOf } from '../../importers/delimited/columnMap.ts';
import type { ColumnNames } from '../../importers/delimited/columnMap.ts';
import type { Preset } from '../../importers/presets/preset.ts';
import { listByLocation } from '../../importers/presets/list-by-location.ts';
import { BUILT_IN } from '../../importers/presets/presets.ts';
import type { Decision } from '../../importers/tables/foundTable.ts';
import { placeOf, spellingsOf } from '../../importers/shape/headerNames.ts';
import { ALL_PRESETS, canonicalIn, datasetOf, lackOf, namedIn, presetColumns, presetOf } from '../../importers/recognise.ts';

export interface Reading {
  /** Undefined where the columns are those of no dataset. */
  readonly dataset: Dataset | undefined;
  readonly preset: Preset | undefined;
  /** What results show as the source's preset: its id, "mapped" or "canonical". */
  readonly presetName: string;
  readonly columns: ColumnNames;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly doubts: readonly string[];
  /** Of what it was taken for, and why. */
  readonly decisions: readonly Decision[];
  /** Canonical columns that the export does not have and engagement.json has to answer, where it does not. */
  readonly asks: readonly CanonicalColumn[];
}

/**
 * Canonical headers win over presets that know no more of the file's columns, `columns` of engagement.json over both. Fails with
 * `manifest_invalid` where it names a preset that is not there,
   with `column_missing` where the file is not what the named preset reads.
 */
export function chooseReading(file: string, source: ManifestSource | undefined, header: readonly string[]): Reading {
  const given = columnsOf(source);
  const named = presetNamed(file, source);
  if (source?.locationColumns !== undefined) return readingByLocation(file, source, source.locationColumns, header, named);
  if (named !== undefined) assertReadable(file, named, header);
  const canonical = source?.dataset ?? datasetOf(header, [...given.keys()]);
  const isCanonical = source?.dataset === undefined ? canonical !== undefined : fits(header, source.dataset).required;
  const isOpen = (source?.preset ?? 'auto') === 'auto' && given.size === 0;
  const found = isOpen ? presetOf(header, source?.dataset) : undefined;
  const isBetter = found !== undefined && (!isCanonical || canonical === undefined || beats(found, canonical, header));
  const preset = named ?? (isBetter ? found : undefined);
  const dataset = preset?.dataset ?? canonical;
  const doubts = source?.dataset === undefined && named === undefined && dataset !== undefined
    ? [`It was recognised as ${dataset} by its columns.`] : [];
  const values = valuesOf(source);
  const decisions = decisionsOf(source, dataset, preset, named !== undefined);
  if (preset === undefined) {
    return { dataset, preset, presetName: given.size > 0 ? 'mapped' : 'canonical', columns: given, values, doubts, asks: [],
      decisions };
  }
  if (named === undefined) {
    doubts.push(preset.general === true
      ? `It was read by names that many systems use, as no vendor's report has its header: ${namesRead(preset, header)}.`
      : `It was recognised as "${preset.report}" of ${preset.vendor} by its header.`);
  }
  doubts.push(...gradeDoubts(preset, header));
  const columns = new Map([...presetColumns(preset, header), ...given]);
  const asks = (preset.asks ?? []).filter((column) =>
    (columns.get(column) ?? []).length === 0 && (values.get(column)?.get('') ?? '') === '');
  return {
    dataset, preset, presetName: preset.id, doubts: [...doubts, ...preset.doubts ?? []],
    columns, values: withPreset(preset, values),
    asks, decisions,
  };
}

/** A column a location, as somebody said it or as it was seen; where a preset is named, it says the rest. */
function readingByLocation(
  file: string, source: ManifestSource, columns: readonly string[], header: readonly string[], named: Preset | undefined,
): Reading {
  const lack = columns.filter((name) => positionOf(header, name) < 0);
  const [first] = lack;
  if (first !== undefined) {
    fail({
      code: 'column_missing', file, column: first, message: 'The file does not have a column that is said to be a location.',
      expected: columns.map((name) => `"${name}"`).join(', '), found: `a header without ${lack.map((name) => `"${name}"`).join(', ')}`,
      remedy: 'Correct "locationColumns" in engagement.json.',
    });
  }
  const preset = { ...named, ...listByLocation(columns, header), ...(named === undefined ? {} : { columns: named.columns }) };
  const said = [...presetColumns(preset, header), ...columnsOf(source)].filter(([canonical]) => canonical !== 'quantity');
  return {
    dataset: 'positions', preset, presetName: named?.id ?? 'mapped', doubts: [], asks: [],
    columns: new Map([...said, ['quantity', []]]), values: withPreset(preset, valuesOf(source)),
    decisions: [
      { about: 'dataset', decided: 'positions', because: 'it has a column a location', sureness: 'likely' },
      {
        about: 'columns', decided: `${columns.length} locations`, because: 'each of those columns holds a quantity', sureness: 'likely',
      },
    ],
  };
}

/**
 * Whether a preset reads a file better than the canonical columns that it has. A list of items that says how much there is of each is a
 * list of stock; any other canonical file is what it says.
 */
function beats(preset: Preset, canonical: Dataset, header: readonly string[]): boolean {
  const [ours, theirs] = [canonicalIn(canonical, header), namedIn(preset, header)];
  return preset.general === true ? canonical === 'items' && theirs >= ours : theirs > ours;
}

function namesRead(preset: Preset, header: readonly string[]): string {
  const read = [...presetColumns(preset, header)].flatMap(([canonical, [name]]) =>
    (name === undefined ? [] : [`"${visible(header[positionOf(header, name)] ?? name, 40)}" as ${canonical}`]));
  const states = (preset.otherStates ?? []).flatMap(({ column, state }) => {
    const at = placeOf(header, column);
    return at < 0 ? [] : [`"${visible(header[at] ?? '', 40)}" as the quantity that is ${state.replaceAll('_', ' ')}`];
  });
  const made = Object.entries(preset.made ?? {}).flatMap(([canonical, cell]) => {
    if (cell.kind !== 'balance') return [];
    const [into, out] = [cell.plus, cell.minus].map((names) => visible(header[placeOf(header, names)] ?? '', 40));
    return [`"${into}" less "${out}" as ${canonical}`];
  });
  return [...read, ...made, ...states].join(', ');
}

function decisionsOf(
  source: ManifestSource | undefined, dataset: Dataset | undefined, preset: Preset | undefined, isNamed: boolean,
): readonly Decision[] {
  const decisions: Decision[] = [];
  if (dataset !== undefined) {
    const because = source?.dataset !== undefined ? 'it was said so' : preset === undefined ? 'it has the columns of such a list'
      : 'that is what the preset reads';
    decisions.push({ about: 'dataset', decided: dataset, because, sureness: source?.dataset === undefined ? 'likely'
      : 'certain' });
  }
  if (preset !== undefined) {
    decisions.push({
      about: 'preset', decided: preset.id, because: isNamed ? 'it was named'
        : preset.general === true ? 'its header has names that many systems use' : 'its header has the names of that report',
      sureness: isNamed ? 'certain' : preset.grade === 'confirmed' ? 'likely' : 'guess',
    });
  }
  return decisions;
}

/** What is to be said of a preset, or of the language of this header, that no real export has confirmed. */
function gradeDoubts(preset: Preset, header: readonly string[]): readonly string[] {
  if (preset.grade === 'experimental') return [`The preset "${preset.id}" is experimental: not confirmed by a real export.`];
  const name = preset.unconfirmed?.find((one) => positionOf(header, one) >= 0);
  if (name === undefined) return [];
  return [`The preset "${preset.id}" is experimental for headers with "${name}": not confirmed by a real export in this language.`];
}

/** Fails where a reading needs to be told something first. */
export function assertAnswered(file: string, { preset, asks }: Reading): void {
  const [first] = asks;
  if (preset === undefined || first === undefined) return;
  fail({
    code: 'column_missing', file, column: first,
    message: `${preset.general === true ? 'Its header' : `"${preset.report}" of ${preset.vendor}`} does not say ${
      asks.map((column) => question(column)).join(', nor ')}.`,
    expected: `${asks.length === 1 ? 'it' : 'them'} as ${answerTo(asks)} of this source`,
    found: 'nothing that names it', remedy: 'Name it in engagement.json.', asks: { of: 'value', columns: asks },
  });
}

/** What is asked for, as the end of "it does not say …". */
export function question(column: string): string {
  switch (column) {
    case 'location': return 'which location it is of';
    case 'occurredAt': return 'when it happened';
    case 'type': return 'what kind of change it is';
    default: return `its ${column}`;
  }
}

/** How engagement.json answers. */
export function answerTo(asks: readonly CanonicalColumn[]): string {
  return `"values": { ${asks.map((column) => `"${column}": { "": "…" }`).join(', ')} }`;
}

function presetNamed(file: string, source: ManifestSource | undefined): Preset | undefined {
  const wanted = source?.preset;
  if (wanted === undefined || BUILT_IN.some((name) => name === wanted)) return undefined;
  const preset = ALL_PRESETS.find(({ id }) => id === wanted);
  if (preset === undefined) {
    return fail({
      code: 'manifest_invalid', file: MANIFEST_FILE, message: `The "preset" of ${file} is none that there is.`,
      expected: `one of ${[...BUILT_IN, ...ALL_PRESETS.map(({ id }) => id)].join(', ')}`, found: `"${wanted}"`,
      remedy: 'Correct it, or leave it out to have the file recognised by its header.',
    });
  }
  if (source?.dataset !== undefined && source.dataset !== preset.dataset) {
    return fail({
      code: 'manifest_invalid', file: MANIFEST_FILE, message: `The "preset" of ${file} does not read the dataset that it names.`,
      expected: `"${preset.dataset}", which "${preset.id}" reads`, found: `"${source.dataset}"`,
        remedy: 'Correct one of the two.',
    });
  }
  return preset;
}

function assertReadable(file: string, preset: Preset, header: readonly string[]): void {
  const lack = lackOf(preset, header);
  const [first] = lack;
  if (first === undefined) return;
  fail({
    code: 'column_missing', file, column: first, message: `The file is not what the preset "${preset.id}" reads.`,
    expected: `the columns ${preset.signature.map((name) => `"${spellingsOf(name)[0] ?? ''}"`).join(', ')}`,
    found: `a header without ${lack.map((name) => `"${name}"`).join(', ')}`,
    remedy: 'Leave "preset" out to have the file recognised by its header, or export the columns.',
  });
}

/** A source's own meaning of a word comes before its preset's. */
function withPreset(preset: Preset, values: Reading['values']): Reading['values'] {
  const merged = new Map(values);
  for (const [canonical, words] of Object.entries(preset.values ?? {})) {
    merged.set(canonical, new Map([...Object.entries(words), ...values.get(canonical) ?? []]));
  }
  return merged;
}

/** The `columns` of a source: canonical name → source columns. */
export function columnsOf(source: ManifestSource | undefined): ColumnNames {
  return new Map(Object.entries(source?.columns ?? {}).map(([canonical, from]) =>
    [canonical, typeof from === 'string' ? [from] : from ?? []] as const));
}

/** The `values` of a source: canonical name → its own words → ours. */
function valuesOf(source: ManifestSource | undefined): Reading['values'] {
  return new Map(Object.entries(source?.values ?? {}).map(([canonical, words]) => [canonical,
  new Map(Object.entries(words ?? {}))] as const));
}
