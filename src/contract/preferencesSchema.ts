import * as z from 'zod';
import { USUAL_PREFERENCES, type Preferences } from './preferences.ts';

const column = z.strictObject({
  colId: z.string().max(40), width: z.number().int().min(20).max(4000).optional(), hide: z.boolean().optional(),
});

/** Preferences as they cross and as they are kept; what is missing is as usual. */
export const preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).default(USUAL_PREFERENCES.theme),
  zoom: z.number().min(0.5).max(3).default(USUAL_PREFERENCES.zoom),
  person: z.string().max(200).default(USUAL_PREFERENCES.person),
  rows: z.enum(['compact', 'roomy']).default(USUAL_PREFERENCES.rows),
  railFolded: z.boolean().default(USUAL_PREFERENCES.railFolded),
  inspectorFolded: z.boolean().default(USUAL_PREFERENCES.inspectorFolded),
  inspectorWidth: z.number().int().min(0).max(8000).default(USUAL_PREFERENCES.inspectorWidth),
  grids: z.record(z.string().max(40), z.array(column).max(80)).default({}),
}) satisfies z.ZodType<Preferences>;
