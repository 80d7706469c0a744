/** What a number format makes of a number: only as much as decides what the cell *is*. (ECMA-376, 18.8.30 and 18.8.31.) */
export type CellKind = 'number' | 'date' | 'dateTime' | 'time' | { readonly digits: number };

export function kindOfFormat(id: number, code: string | undefined): CellKind {
  if (code === undefined) {
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'date';
    if (id === 22) return 'dateTime';
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time';
    return 'number';
  }
  // Quoted text, escaped characters, colours and conditions say nothing; elapsed time ([h]) does.
  const plain = code.replace(/"[^"]*"|\\.|_.|\*./gu, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu,
    '').split(';')[0]?.trim() ?? '';
  if (/^0{2,}$/u.test(plain)) return { digits: plain.length };
  if (/general|standard/iu.test(plain)) return 'number';
  const isDate = /[yd]/iu.test(plain) || /m{3,}/iu.test(plain) || (/m/iu.test(plain) && !/[hs]/iu.test(plain));
  const isTime = /[hs]/iu.test(plain);
  if (isDate) return isTime ? 'dateTime' : 'date';
  return isTime ? 'time' : 'number';
}
