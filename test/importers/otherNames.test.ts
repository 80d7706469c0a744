import { describe, expect, it } from 'vitest';
import { EntityKeys } from '../../src/importers/entityKeys.ts';
import { addOtherNames, spellingsOfBarcode } from '../../src/importers/otherNames.ts';

describe('other names', () => {
  it('let a barcode stand for its item, and a shared one for none', () => {
    const keys = new EntityKeys();
    const [first, second] = [keys.ofText('A-1'), keys.ofText('B-2')];
    addOtherNames([[{ text: '4006381333931', entity: first }, { text: '123', entity: first }, { text: '123', entity: second }]], keys);
    expect([keys.findText('4006381333931'), keys.findText('123')]).toEqual([first, 0]);
  });

  it('mean what the earlier list says', () => {
    const keys = new EntityKeys();
    const [first, second] = [keys.ofText('A-1'), keys.ofText('B-2')];
    addOtherNames([[{ text: '123', entity: first }], [{ text: '123', entity: second }]], keys);
    expect(keys.findText('123')).toBe(first);
  });

  it('never change what a code means', () => {
    const keys = new EntityKeys();
    const [first, second] = [keys.ofText('A-1'), keys.ofText('777')];
    addOtherNames([[{ text: '777', entity: first }]], keys);
    expect(keys.findText('777')).toBe(second);
  });
});

describe('a barcode', () => {
  it('is known in every length of a GTIN', () => {
    expect(spellingsOfBarcode('036000291452')).toEqual(['036000291452', '0036000291452', '00036000291452']);
    expect(spellingsOfBarcode('X-12')).toEqual(['X-12']);
  });
});
