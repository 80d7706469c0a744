/** What a file is, told from its name and its header: used where engagement.json does not say. */
import { DATASETS, SYSTEM_KINDS } from '../domain/vocabulary.ts';
import type { Dataset, SystemKind } from '../domain/vocabulary.ts';
import { fits } from './delimited/columnMap.ts';

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
    const kind = SYSTEM_KINDS.find((one) => one === word) ?? (Object.hasOwn(KIND_WORDS, word) ? KIND_WORDS[word] : undefined);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** The system whose id (or, where only one has it, whose kind) the file's name begins with. */
export function systemOf(file: string,
systems: readonly { readonly id: string; readonly kind: SystemKind }[]): string | undefined {
  const name = (file.split(/[/\\]/u).at(-1) ?? file).toLowerCase();
  const named = systems.filter(({ id }) => name.startsWith(id.toLowerCase()) && !/^[a-z0-9]/u.test(name.slice(id.length)))
    .sort((a, b) => b.id.length - a.id.length);
  if (named[0] !== undefined) return named[0].id;
  const kind = kindOf(leadingWord(file));
  const ofKind = systems.filter((system) => system.kind === kind);
  return ofKind.length === 1 ? ofKind[0]?.id : undefined;
}

/** The first word of a file's name, in lower case. */
export function leadingWord(file: string): string {
  const name = file.split(/[/\\]/u).at(-1) ?? file;
  return /^[a-z0-9]+/u.exec(name.toLowerCase())?.[0] ?? '';
}
