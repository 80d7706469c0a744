import { useAnswer } from '../../app/state/answers.ts';
import { useWindow, windowState, type ChecksViewName } from '../../app/state/windowState.ts';
import { SignOff } from '../../features/signOff/SignOff.tsx';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCount } from '../../ui/figures.ts';
import { Screen } from '../../ui/Screen.tsx';
import { Views } from '../../ui/Views.tsx';
import { CheckDetail } from './CheckDetail.tsx';
import { CheckTable } from './CheckTable.tsx';
import { ConfidenceTable } from './ConfidenceTable.tsx';
import { FindingsByKind } from './FindingsByKind.tsx';
import { stateOf } from './checkWords.ts';
import { runChecks } from './runChecks.ts';
import './checks.css';

/** Whether drift would have been caught: the checks, how far the records can be trusted, and what the audit found by kind. */
export function ChecksScreen() {
  const checks = useAnswer('checks.list', {});
  const view = useWindow((state) => state.checksView);
  const picked = useWindow((state) => state.pickedCheck);
  const busy = useWindow((state) => state.work !== null);
  const check = checks.value?.find((each) => each.code === picked) ?? null;
  const views: readonly { readonly name: ChecksViewName; readonly title: string; readonly count?: string }[] = [
    {
      name: 'checks',
      title: 'What they found',
      ...(checks.value === null ? {} : { count: formatCount(checks.value.filter((each) => stateOf(each) === 'finds').length) }),
    },
    { name: 'confidence', title: 'Confidence in the records' },
    { name: 'kinds', title: 'Exceptions by kind' },
  ];
  return (
    <Screen
      title="Checks"
      aside={<SignOff scope="checks" what="the checks" />}
      help={SCREEN_HELP.checks}
      inspectorLabel="Check"
      inspector={check === null || view !== 'checks' ? undefined : <CheckDetail key={check.code} check={check} />}
      tools={
        <>
          <Views
            label="Views of the checks"
            views={views}
            shown={view}
            onShow={(checksView) => windowState.set({ checksView, inspectorOpen: false })}
          />
          {view === 'checks' ? (
            <div className="checks-tools">
              <button type="button" className="button" disabled={busy} onClick={() => void runChecks()}>
                Run all checks
              </button>
            </div>
          ) : null}
        </>
      }
    >
      {view === 'checks' ? (
        <section aria-label="Checks">
          <Answered answer={checks} of="the checks">
            {(list) => <CheckTable checks={list} picked={picked} />}
          </Answered>
        </section>
      ) : view === 'confidence' ? (
        <section className="checks-part" aria-label="Confidence in the records">
          <ConfidenceTable />
        </section>
      ) : (
        <section className="checks-kinds" aria-label="Exceptions by kind">
          <FindingsByKind />
        </section>
      )}
    </Screen>
  );
}
