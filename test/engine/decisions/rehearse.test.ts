import { expect, it } from 'vitest';
import { rehearse } from '../../../src/engine/decisions/rehearse.ts';
import { stubPorts } from '../stubPorts.ts';

it('takes every decision that it rehearses', async () => {
  await expect(rehearse(stubPorts())).resolves.toBeUndefined();
});
