import { describe, expect, it } from 'vitest';
import { codesThatAreBarcodes } from '../../src/importers/codesThatAreBarcodes.ts';

const row = (code: string, barcode: string | null): { code: string; barcode: string | null } => ({ code, barcode });

describe('a code that is a barcode', () => {
  it('is another code of the item that other lists give the barcode to, in whichever length it is written', () => {
    expect(codesThatAreBarcodes([[row('A-1', '4006381333931')], [row('4006381333931', '4006381333931')]]))
      .toEqual([{ alias: '4006381333931', code: 'A-1', same: true }]);
    expect(codesThatAreBarcodes([[row('04006381333931', null)], [row('A-1', '4006381333931')]]))
      .toEqual([{ alias: '04006381333931', code: 'A-1', same: true }]);
  });

  it('is an item of its own beside the other in one list, and where two items have the barcode', () => {
    expect(codesThatAreBarcodes([[row('A-1', '4006381333931'), row('4006381333931', null)]])).toEqual([]);
    expect(codesThatAreBarcodes([[row('A-1', '4006381333931'), row('A-2', '4006381333931')], [row('4006381333931', null)]])).toEqual([]);
  });

  it('says nothing of codes that are none', () => {
    expect(codesThatAreBarcodes([[row('A-1', '4006381333931')], [row('A-1', '4006381333931'), row('B-2', null)]])).toEqual([]);
  });
});
