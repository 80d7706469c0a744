import { authorityPlaces } from '../../store/queries/steps/authorityPlaces.ts';
import { stateShares } from '../../store/queries/steps/stateShares.ts';
import { ungatedWrites } from '../../store/queries/steps/ungatedWrites.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

/** The step Authority: which figure is right, what it contains, and who wrote round it. */
export function authorityCalls(context: CallContext) {
  return {
    'authority.places': answering('authority.places', () => authorityPlaces(context.database())),
    'authority.states': answering('authority.states', () => stateShares(context.database())),
    'authority.ungated': answering('authority.ungated', () => ungatedWrites(context.database())),
  };
}
