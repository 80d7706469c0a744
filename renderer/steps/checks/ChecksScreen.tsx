import { useAnswer } from '../../app/state/answers.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { SignOff } from '../../features/signOff/SignOff.tsx';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { Answered } from '../../ui/Answered.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { CheckDetail } from './CheckDetail.tsx';
import { CheckTable } from './CheckTable.tsx';
import { ConfidenceTable } from './ConfidenceTable.tsx';
import { FindingsByKind } from './FindingsByKind.tsx';
import { runChecks } from './runChecks.ts';
import './checks.css';

/** Whether drift would have been caught: the checks, what the audit found by kind, and how far the records can be trusted. */
export function ChecksScreen() {
  const checks = useAnswer('checks.list', {});
  const picked = useWindow((state) => state.pickedCheck);
  const busy = useWindow((state) => state.work !== null);
  const check = checks.value?.find((each) => each.code === picked) ?? null;
  return (
    <Screen
      title="Checks"
      aside={<SignOff scope="checks" what="the checks" />}
      help={SCREEN_HELP.checks}
      inspectorLabel="Check"
      inspector={check === null ? undefined : <CheckDetail key={check.code} check={check} />}
      tools={
        <div className="checks-tools">
          <button type="button" className="button" disabled={busy} onClick={() => void runChecks()}>
            Run all checks
          </button>
        </div>
      }
    >
      <section aria-label="Checks">
        <Answered answer={checks} of="the checks">
          {(list) => <CheckTable checks={list} picked={picked} />}
        </Answered>
      </section>
      <section className="checks-part" aria-labelledby="confidence-title">
        <h3 id="confidence-title">How far the records can be trusted</h3>
        <ConfidenceTable />
      </section>
      <section className="checks-part" aria-labelledby="kinds-title">
        <h3 id="kinds-title">What the audit found, by kind</h3>
        <FindingsByKind />
      </section>
    </Screen>
  );
}
