/** What a file is, told from its name and its header: used where engagement.json does not say. */
import { DATASETS, SYSTEM_KINDS } from '../domain/vocabulary.ts';
import type { Dataset, SystemKind } from '../domain/vocabulary.ts';
import { canonicalPosition, fits, positionOf } from './delimited/columnMap.ts';
import type { ColumnNames } from './delimited/columnMap.ts';
import type { Preset } from './presets/preset.ts';
import type { HeaderName } from './shape/headerNames.ts';
import { MESSAGE_PRESETS } from './edi/messagePresets.ts';
import { PRESETS } from './presets/presets.ts';
import { canonicalColumns } from './delimited/rowReader.ts';
import { placeOf, spellingsOf } from './shape/headerNames.ts';
import { locationColumns } from './shape/wideColumns.ts';

/** Those of vendors' exports and those of partners' messages. */
export const ALL_PRESETS: readonly Preset[] = [...PRESETS, ...MESSAGE_PRESETS];

const EXTENSIONS = ['csv', 'tsv', 'txt', 'tab', 'psv'];

/** Whether a file's name says that it holds delimited text. */
export function isDelimitedName(file: string): boolean {
  return EXTENSIONS.includes(extensionOf(file));
}

export function extensionOf(file: string): string {
  return /\.([^./\\]+)$/u.exec(file)?.[1]?.toLowerCase() ?? '';
}

/** The dataset whose canonical columns a header has, the one that asks for most; `mapped` names those that are mapped already. */
export function datasetOf(header: readonly string[], mapped: readonly string[]): Dataset | undefined {
  const names = [...header, ...mapped];
  let best: { dataset: Dataset; score: number } | undefined;
  for (const dataset of DATASETS) {
    const fit = fits(names, dataset);
    if (!fit.required) continue;
    // "sku" or "code" alone says little: something else of a list has to be there.
    const isList = dataset === 'items' || dataset === 'locations';
    if (isList && fit.optional === 0) continue;
    const score = fit.needed * 100 + fit.optional;
    if (best === undefined || score > best.score) best = { dataset, score };
  }
  return best?.dataset;
}

/** The signature's names that a header lacks; none where the preset can read it. */
export function lackOf(preset: Preset, header: readonly string[]): readonly string[] {
  const lack = preset.signature.filter((name) => placeOf(header, name) < 0).map((name) => spellingsOf(name)[0] ?? '');
  const { wide } = preset;
  if (lack.length > 0 || wide === undefined || locationColumns(wide, header).length > 0) return lack;
  return ['like' in wide.columns ? wide.columns.like : 'a column a location'];
}

/**
 * The preset whose signature a header satisfies with the most names, a vendor's before one of none; of equal ones the one that reads
 * most, then the first by id.
 */
export function presetOf(header: readonly string[], dataset: Dataset | undefined): Preset | undefined {
  const readable = ALL_PRESETS.filter((preset) => (dataset === undefined ? preset.onRequest !== true : preset.dataset === dataset)
    && lackOf(preset, header).length === 0 && (preset.absent ?? []).every((name) => positionOf(header, name) < 0));
  return readable.sort((a, b) => Number(a.general === true) - Number(b.general === true) || b.signature.length - a.signature.length
    || namedIn(b, header) - namedIn(a, header) || (a.id < b.id ? -1 : 1))[0];
}

/** How many columns of a header a preset knows by name. */
export function namedIn(preset: Preset, header: readonly string[]): number {
  const { signature, columns, otherStates, wide } = preset;
  const names = [...signature, ...Object.values(columns).flat(), ...(otherStates ?? []).map(({ column }) => column)];
  const places = new Set(names.map((name) => placeOf(header, name)).filter((at) => at >= 0));
  for (const { quantity } of wide === undefined ? [] : locationColumns(wide, header)) places.add(quantity);
  return places.size;
}

/** How many columns of a header are a dataset's by their canonical names. */
export function canonicalIn(dataset: Dataset, header: readonly string[]): number {
  return canonicalColumns(dataset).filter((canonical) => canonicalPosition(header, canonical) >= 0).length;
}

/** The columns a preset reads in a header. Every canonical column has an entry: what it does not name is read from nowhere. */
export function presetColumns(preset: Preset, header: readonly string[]): ColumnNames {
  const columns: Readonly<Record<string, HeaderName | undefined>> = preset.columns;
  const taken = new Set<number>();
  return new Map(canonicalColumns(preset.dataset).map((canonical) => {
    const found = spellingsOf(columns[canonical] ?? []).filter((name) => positionOf(header, name) >= 0);
    if (preset.general !== true) return [canonical, found] as const;
    const first = found.find((name) => !taken.has(positionOf(header, name)));
    if (first !== undefined) taken.add(positionOf(header, first));
    return [canonical, first === undefined ? [] : [first]] as const;
  }));
}

const KIND_WORDS: Readonly<Record<string, SystemKind>> = {
  warehouse: 'wms', ledger: 'erp', sap: 'erp', netsuite: 'erp', odoo: 'erp', erpnext: 'erp', shop: 'storefront',
  web: 'storefront',
  shopify: 'storefront', woocommerce: 'storefront', magento: 'storefront', threepl: '3pl', till: 'pos', tills: 'pos',
  stores: 'pos',
  store: 'pos', amazon: 'marketplace', ebay: 'marketplace', stripe: 'payments', paypal: 'payments', adyen: 'payments',
  counts: 'count',
};

/** The kind of system that a word in an id or a file name stands for. */
export function kindOf(id: string): SystemKind | undefined {
  for (const word of id.toLowerCase().split(/[^a-z0-9]+/u)) {
    const kind = SYSTEM_KINDS.find((one) => one === word) ?? (Object.hasOwn(KIND_WORDS, word) ? KIND_WORDS[word] : undefined)
      ?? ALL_PRESETS.find(({ vendor, general }) => general !== true && vendor === word)?.kind;
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/**
 * The system whose id (or, where only one has it, whose kind) the file's name begins with, or that of a folder it lies in, or else that its
 * preset's vendor suggests.
 */
export function systemOf(file: string,
systems: readonly { readonly id: string; readonly kind: SystemKind }[], preset?: Preset): string | undefined {
  for (const name of namesOf(file)) {
    const named = systems.filter(({ id }) => name.startsWith(id.toLowerCase()) && !/^[a-z0-9]/u.test(name.slice(id.length)))
      .sort((a, b) => b.id.length - a.id.length);
    if (named[0] !== undefined) return named[0].id;
  }
  const kind = kindOf(leadingWord(file));
  const ofKind = systems.filter((system) => system.kind === kind);
  if (ofKind.length === 1) return ofKind[0]?.id;
  if (preset === undefined || saysNoSystem(preset) || kind !== undefined) return undefined;
  const ofVendor = systems.filter(({ id }) => id.toLowerCase() === preset.vendor);
  const alike = ofVendor.length > 0 ? ofVendor : systems.filter((system) => system.kind === preset.kind);
  return alike.length === 1 ? alike[0]?.id : undefined;
}

/** The id of the system that a file comes from where no system is declared: by its name's first word, or by its preset's vendor. */
export function systemIdOf(file: string, preset: Preset | undefined): string | undefined {
  const word = leadingWord(file);
  const kind = kindOf(word);
  if (preset === undefined || saysNoSystem(preset)) return kind;
  // "ledger" or "stores" in a name is a hint; a report that is known to come from elsewhere is more.
  const isHint = SYSTEM_KINDS.every((one) => one !== word) && kind !== preset.kind;
  return kind === undefined || isHint || word === preset.vendor ? preset.vendor : kind;
}

/** Whether any system may print such a report: many do, or it is an interchange format in which each row says its own. */
function saysNoSystem({ general, systemColumn }: Preset): boolean {
  return general === true || systemColumn !== undefined;
}

/** A file's name and those of the folders it lies in, the nearest first, in lower case, without a number or a date that they begin with. */
function namesOf(file: string): readonly string[] {
  return file.toLowerCase().split(/[/\\]/u).reverse().map((name) => name.replace(/^(?:\d+[\s._)-]+)+/u, ''));
}

/** The first word of a file's name that says a kind of system, or of the folder's it lies in; that of its name where none does. */
function leadingWord(file: string): string {
  const words = namesOf(file).map((name) => /^[a-z0-9]+/u.exec(name)?.[0] ?? '');
  return words.find((word) => kindOf(word) !== undefined) ?? words[0] ?? '';
}
