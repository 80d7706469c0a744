import { createHash } from 'node:crypto';
import type { Digests } from '../../src/ports.ts';

export const nodeDigests: Digests = {
  sha256: () => {
    const hash = createHash('sha256');
    return { update: (bytes) => { hash.update(bytes); }, hex: () => hash.digest('hex') };
  },
};
