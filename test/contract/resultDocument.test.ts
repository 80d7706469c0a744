import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resultDocumentSchema } from '../../src/contract/resultDocument.ts';

describe('the published schema of the result document', () => {
  it('is current (node build/publishResultSchema.mjs writes it)', () => {
    const published = readFileSync(new URL('../../docs/result-document.schema.json', import.meta.url), 'utf8');
    expect(published).toBe(`${JSON.stringify(resultDocumentSchema(), null, 2)}\n`);
  });
});
