import { USUAL_PREFERENCES, type Preferences } from '../../src/contract/preferences.ts';
import { preferences } from '../../src/contract/preferencesSchema.ts';
import { UserFile } from './userFile.ts';

/** How the person likes the window, in the program's own data folder. */
export const keptPreferences = new UserFile<Preferences>('preferences.json', preferences, USUAL_PREFERENCES);
