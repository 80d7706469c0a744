import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { Screen } from '../../ui/Screen.tsx';
import { FindingsByKind } from './FindingsByKind.tsx';

/** What each check found. */
export function ChecksScreen() {
  return (
    <Screen title="Checks" help={SCREEN_HELP.checks}>
      <div className="checks">
        <FindingsByKind />
      </div>
    </Screen>
  );
}
