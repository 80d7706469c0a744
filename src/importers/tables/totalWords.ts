const WORDS = [
  String.raw`\*+`, String.raw`(?:grand|sub|running|page|report|overall)?[ -]?totals?`, 'totals? (?:for|of) .+', '.+ totals?', 'sum',
  'gesamt(?:summe|ergebnis)?', 'summe', 'zwischensumme', 'endsumme', 'total(?:e|es)?(?: g[eé]n[eé]rale?)?', 'sous-total', 'somme',
  'suma(?: total)?', 'subtotal', 'totaal', 'итого', 'всего', 'razem', 'toplam', '合計', '合计', '小计', '小計', '总计', '總計',
];
const TOTAL = new RegExp(`^(?:${WORDS.join('|')})\\s*[:：.]?$`, 'iu');

/** Whether a cell's text says that its row adds up others. */
export function isTotalWord(text: string): boolean {
  return text.length <= 80 && TOTAL.test(text.trim());
}

/** Whether a text begins as the name of a sum: of a row that says nothing else, as an item may be called "Total Care". */
export function beginsTotal(text: string): boolean {
  return text.length <= 80 && /^(?:sub-?\s?totals?|totals?|sous-total|gesamt|summe|suma|somme|totaal|totale)\s+\S/iu.test(text.trim());
}
