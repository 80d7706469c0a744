import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameFor } from '../../../electron/main/fileNames.ts';

describe('fileNameFor', () => {
  it.each([
    ['October close', 'October close.xlsx'], ['../../etc/passwd', 'etc passwd.xlsx'], ['CON', 'Engagement CON.xlsx'],
    ['a/b\\c:d', 'a b c d.xlsx'], ['trailing dots...', 'trailing dots.xlsx'], ['', 'Engagement.xlsx'], ['\u202Egpj.exe', 'gpj.exe.xlsx'],
    ['.hidden', 'hidden.xlsx'], ['lpt1.txt', 'Engagement lpt1.txt.xlsx'], ['Zürich – Lager №1', 'Zürich – Lager №1.xlsx'],
  ])('makes %j into %j', (text, name) => {
    expect(fileNameFor(text, 'xlsx')).toBe(name);
  });

  it('is a plain name of bounded length, whatever a client calls things', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const name = fileNameFor(text, 'countersign');
      expect(name).toMatch(/^[^<>:"/\\|?*\u0000-\u001f.][^<>:"/\\|?*\u0000-\u001f]*\.countersign$/u);
      expect(name.length).toBeLessThan(120);
      expect(name).not.toMatch(/[. ]\.countersign$/u);
    }));
  });
});
