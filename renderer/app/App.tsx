import { useEffect } from 'react';
import { DecisionDialog } from '../features/decision/DecisionDialog.tsx';
import { RestsOnDialog } from '../features/evidence/RestsOnDialog.tsx';
import { RowsDialog } from '../features/evidence/RowsDialog.tsx';
import { FileDialog } from '../features/file/FileDialog.tsx';
import { Help } from '../features/help/Help.tsx';
import { TriageDialog } from '../features/triage/TriageDialog.tsx';
import { Palette } from '../features/palette/Palette.tsx';
import { AuthorityScreen } from '../steps/authority/AuthorityScreen.tsx';
import { ChecksScreen } from '../steps/checks/ChecksScreen.tsx';
import { GapsScreen } from '../steps/gaps/GapsScreen.tsx';
import { MapScreen } from '../steps/map/MapScreen.tsx';
import { QueueScreen } from '../steps/queue/QueueScreen.tsx';
import { ReportsScreen } from '../steps/reports/ReportsScreen.tsx';
import { SourcesScreen } from '../steps/sources/SourcesScreen.tsx';
import { Start } from '../steps/start/Start.tsx';
import { WorkProgress } from './frame/WorkProgress.tsx';
import { Dropped } from './frame/Dropped.tsx';
import { Notices } from './frame/Notices.tsx';
import { Printed } from './frame/Printed.tsx';
import { Rail } from './frame/Rail.tsx';
import { StatusBar } from './frame/StatusBar.tsx';
import { TitleBar } from './frame/TitleBar.tsx';
import { Unsaved } from './frame/Unsaved.tsx';
import { useKeys } from './commands/useKeys.ts';
import { HandoffDialog } from '../features/handoffMap/HandoffDialog.tsx';
import { useWindow, type Overlay, type ScreenName } from './state/windowState.ts';
import './frame/frame.css';
import './frame/print.css';

/** The window: the start screen, or the frame with the screen one is on. */
export function App() {
  const opened = useWindow((state) => state.engagement !== null);
  const started = useWindow((state) => state.started);
  const overlay = useWindow((state) => state.overlay);
  const screen = useWindow((state) => state.screen);
  const folded = useWindow((state) => state.preferences.railFolded);
  useKeys();
  useEffect(() => {
    if (!started) return;
    performance.mark('ready');
    document.documentElement.dataset['ready'] = 'true';
  }, [started]);
  if (!started) return null;
  return (
    <>
      <a className="skip button" href="#screen">
        To the screen
      </a>
      <div className={folded ? 'frame rail-folded' : 'frame'}>
        <TitleBar />
        <Notices />
        {opened ? (
          <>
            <Rail />
            <Current screen={screen} />
          </>
        ) : (
          <Start />
        )}
        <StatusBar />
      </div>
      <div className="dropping" aria-hidden="true">
        <p>Drop a folder of exports or an engagement</p>
      </div>
      <Printed />
      {overlay === null ? null : <Over overlay={overlay} />}
    </>
  );
}

function Current({ screen }: { readonly screen: ScreenName }) {
  // What is kept in a file can be worked in meanwhile: decisions are in its journal before they are acknowledged.
  const opening = useWindow((state) => (state.work?.opens === true && state.engagement?.fileName === null ? state.work : null));
  if (opening !== null) {
    return (
      <main className="centre beside-rail" id="screen" tabIndex={-1}>
        <section className="centre-card" aria-label={opening.title}>
          <h1>{opening.title}</h1>
          <p className="soft">What is open stays open until the other is ready.</p>
          <WorkProgress work={opening} />
        </section>
      </main>
    );
  }
  switch (screen) {
    case 'map':
      return <MapScreen />;
    case 'gaps':
      return <GapsScreen />;
    case 'authority':
      return <AuthorityScreen />;
    case 'checks':
      return <ChecksScreen />;
    case 'queue':
      return <QueueScreen />;
    case 'sources':
      return <SourcesScreen />;
    case 'reports':
      return <ReportsScreen />;
  }
}

function Over({ overlay }: { readonly overlay: Overlay }) {
  switch (overlay.kind) {
    case 'palette':
      return <Palette />;
    case 'help':
      return <Help tab={overlay.tab} />;
    case 'triage':
      return <TriageDialog action={overlay.action} />;
    case 'decision':
      return <DecisionDialog proposal={overlay.proposal} />;
    case 'handoff':
      return <HandoffDialog handoff={overlay.handoff} />;
    case 'file':
      return <FileDialog dialog={overlay.dialog} problem={overlay.problem} />;
    case 'rows':
      return <RowsDialog title={overlay.title} filter={overlay.filter} note={overlay.note} />;
    case 'restsOn':
      return <RestsOnDialog {...overlay.restsOn} />;
    case 'dropped':
      return <Dropped dropped={overlay.dropped} />;
    case 'unsaved':
      return <Unsaved then={overlay.then} />;
  }
}
