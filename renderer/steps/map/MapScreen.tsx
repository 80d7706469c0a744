import type { HandoffView } from '../../../src/contract/views.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { useWindow, windowState, type MapViewName } from '../../app/state/windowState.ts';
import { linksOf } from '../../features/handoffMap/links.ts';
import { SignOff } from '../../features/signOff/SignOff.tsx';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { Answered } from '../../ui/Answered.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Views } from '../../ui/Views.tsx';
import { CrossReference } from './CrossReference.tsx';
import { Handoffs } from './Handoffs.tsx';
import { LinkDetail } from './LinkDetail.tsx';
import { PathDetail } from './PathDetail.tsx';
import { Recorded } from './Recorded.tsx';
import { Surface } from './Surface.tsx';
import './map.css';

const VIEWS: readonly { readonly name: MapViewName; readonly title: string }[] = [
  { name: 'recorded', title: 'What is recorded' },
  { name: 'handoffs', title: 'Handoffs' },
  { name: 'surface', title: 'Pools and links' },
  { name: 'crossReference', title: 'Cross-reference' },
];
const NO_HANDOFFS: readonly HandoffView[] = [];

/** Who records what, and who should hear of it. */
export function MapScreen() {
  const view = useWindow((state) => state.mapView);
  const path = useWindow((state) => state.pickedPath);
  const picked = useWindow((state) => state.pickedLink);
  const paths = useAnswer('map.writePaths', {});
  const handoffs = useAnswer('handoffs.list', {});
  const surface = useAnswer('map.surface', view === 'surface' ? {} : null);
  const link =
    picked === null
      ? undefined
      : linksOf(handoffs.value ?? NO_HANDOFFS).find((each) => each.from === picked.from && each.to === picked.to);
  const inspector =
    view === 'recorded' && path !== null ? (
      <PathDetail key={`${path.system} ${path.eventType}`} system={path.system} eventType={path.eventType} />
    ) : view === 'handoffs' && link !== undefined ? (
      <LinkDetail link={link} />
    ) : undefined;
  return (
    <Screen
      title="Map"
      aside={<SignOff scope="map" what="the map" />}
      help={SCREEN_HELP.map}
      inspectorLabel={view === 'recorded' ? 'Events' : 'Link'}
      inspector={inspector}
      tools={<Views label="Views of the map" views={VIEWS} shown={view} onShow={(mapView) => windowState.set({ mapView })} />}
    >
      <div className="map">
        {view === 'recorded' ? (
          <Answered answer={paths} of="what each system records">
            {(written) => (
              <Answered answer={handoffs} of="the handoffs">
                {(links) => <Recorded paths={written} handoffs={links} />}
              </Answered>
            )}
          </Answered>
        ) : view === 'handoffs' ? (
          <Answered answer={handoffs} of="the handoffs">
            {(links) => <Handoffs handoffs={links} />}
          </Answered>
        ) : view === 'crossReference' ? (
          <CrossReference />
        ) : (
          <Answered answer={surface} of="the pools and links">
            {(read) => <Surface surface={read} />}
          </Answered>
        )}
      </div>
    </Screen>
  );
}
