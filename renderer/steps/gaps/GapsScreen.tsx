import { useAnswer } from '../../app/state/answers.ts';
import { useKept } from '../../app/state/kept.ts';
import { useWindow, windowState, type GapsViewName } from '../../app/state/windowState.ts';
import { SignOff } from '../../features/signOff/SignOff.tsx';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCount } from '../../ui/figures.ts';
import { Screen } from '../../ui/Screen.tsx';
import { Views } from '../../ui/Views.tsx';
import { DriftView } from './DriftView.tsx';
import { HandoffDetail } from './HandoffDetail.tsx';
import { HandoffTable } from './HandoffTable.tsx';
import { INCIDENT_PAGE, IncidentList } from './IncidentList.tsx';
import { IncidentDetail } from './IncidentDetail.tsx';
import { RootDetail } from './RootDetail.tsx';
import { RootList } from './RootList.tsx';
import './gaps.css';

const INSPECTED: Readonly<Record<GapsViewName, string>> = { handoffs: 'Handoff', roots: 'Root event', reported: 'Report', drift: 'Drift' };

/** Where events get lost, late or doubled between two systems, and what single events set off. */
export function GapsScreen() {
  const view = useWindow((state) => state.gapsView);
  const handoffs = useAnswer('handoffs.list', {});
  const picked = useWindow((state) => state.pickedHandoff);
  const root = useWindow((state) => state.pickedRoot);
  const [start, setStart] = useKept('reports from', 0);
  const incidents = useAnswer('incidents.page', { start, count: INCIDENT_PAGE });
  const pickedIncident = useWindow((state) => state.pickedIncident);
  const handoff = handoffs.value?.find((each) => each.id === picked) ?? null;
  const incident = incidents.value?.rows.find((each) => each.id === pickedIncident) ?? null;
  const views: readonly { readonly name: GapsViewName; readonly title: string; readonly count?: string }[] = [
    {
      name: 'handoffs',
      title: 'Handoffs',
      ...(handoffs.value === null ? {} : { count: formatCount(handoffs.value.filter((each) => each.exceptions > 0).length) }),
    },
    { name: 'roots', title: 'Root events' },
    {
      name: 'reported',
      title: 'What was reported',
      ...(incidents.value === null ? {} : { count: formatCount(incidents.value.total) }),
    },
    { name: 'drift', title: 'Drift over the runs' },
  ];
  const inspector = {
    handoffs: handoff === null ? undefined : <HandoffDetail key={handoff.id} handoff={handoff} />,
    roots: root === null ? undefined : <RootDetail key={root} id={root} />,
    reported: incident === null ? undefined : <IncidentDetail key={incident.id} incident={incident} />,
    drift: undefined,
  }[view];
  return (
    <Screen
      title="Gaps"
      aside={<SignOff scope="gaps" what="the gaps" />}
      help={SCREEN_HELP.gaps}
      inspectorLabel={INSPECTED[view]}
      inspector={inspector}
      tools={
        <Views
          label="Views of the gaps"
          views={views}
          shown={view}
          onShow={(gapsView) => windowState.set({ gapsView, inspectorOpen: false })}
        />
      }
    >
      {view === 'handoffs' ? (
        <Answered answer={handoffs} of="the handoffs">
          {(links) =>
            links.length === 0 ? (
              <div className="empty">
                <h2>No handoffs</h2>
                <p>Handoffs are declared in engagement.json or inferred from event logs of two systems. Neither was found here.</p>
              </div>
            ) : (
              <HandoffTable handoffs={links} picked={picked} />
            )
          }
        </Answered>
      ) : view === 'roots' ? (
        <RootList picked={root} />
      ) : view === 'drift' ? (
        <DriftView />
      ) : (
        <Answered answer={incidents} of="what was reported">
          {(page) => <IncidentList page={page} start={start} onStart={setStart} picked={pickedIncident} />}
        </Answered>
      )}
    </Screen>
  );
}
