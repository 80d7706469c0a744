import type { ReactNode } from 'react';
import { useAnswer } from '../../app/state/answers.ts';
import { useWindow, windowState, type AuthorityViewName } from '../../app/state/windowState.ts';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { Answered } from '../../ui/Answered.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Views } from '../../ui/Views.tsx';
import { Gate } from './Gate.tsx';
import { Meanings } from './Meanings.tsx';
import { Places } from './Places.tsx';
import { Rules } from './Rules.tsx';
import { SIGNED } from './signed.tsx';
import { Variances } from './Variances.tsx';
import './pools.css';

const VIEWS: readonly { readonly name: AuthorityViewName; readonly title: string }[] = [
  { name: 'variances', title: 'Variances' },
  { name: 'places', title: 'Pools' },
  { name: 'meanings', title: 'What figures contain' },
  { name: 'gate', title: 'Round the gate' },
  { name: 'rules', title: 'Rules' },
];

/** Which figure is right here, and why the others differ. */
export function AuthorityScreen() {
  const view = useWindow((state) => state.authorityView);
  const views = (
    <Views
      label="Views of the authority"
      views={VIEWS}
      shown={view}
      onShow={(authorityView) => windowState.set({ authorityView, inspectorOpen: false })}
    />
  );
  switch (view) {
    case 'variances':
      return <Variances views={views} />;
    case 'places':
      return <PlacesView views={views} />;
    case 'meanings':
      return <MeaningsView views={views} />;
    case 'rules':
      return <RulesView views={views} />;
    case 'gate':
      return <GateView views={views} />;
  }
}

function PlacesView({ views }: { readonly views: ReactNode }) {
  const places = useAnswer('authority.places', {});
  return (
    <Screen title="Authority" aside={SIGNED} help={SCREEN_HELP.authority} tools={views}>
      <Answered answer={places} of="the pools">
        {(read) => <Places places={read} />}
      </Answered>
    </Screen>
  );
}

function MeaningsView({ views }: { readonly views: ReactNode }) {
  const places = useAnswer('authority.places', {});
  const shares = useAnswer('authority.states', {});
  return (
    <Screen title="Authority" aside={SIGNED} help={SCREEN_HELP.authority} tools={views}>
      <Answered answer={places} of="the pools">
        {(held) => (
          <Answered answer={shares} of="the states">
            {(read) => <Meanings places={held} shares={read} />}
          </Answered>
        )}
      </Answered>
    </Screen>
  );
}

function RulesView({ views }: { readonly views: ReactNode }) {
  const places = useAnswer('authority.places', {});
  const writes = useAnswer('authority.ungated', {});
  return (
    <Screen title="Authority" help={SCREEN_HELP.authority} tools={views}>
      <Answered answer={places} of="the pools">
        {(held) => (
          <Answered answer={writes} of="the writes round the gate">
            {(read) => <Rules places={held} writes={read} />}
          </Answered>
        )}
      </Answered>
    </Screen>
  );
}

function GateView({ views }: { readonly views: ReactNode }) {
  const writes = useAnswer('authority.ungated', {});
  return (
    <Screen title="Authority" aside={SIGNED} help={SCREEN_HELP.authority} tools={views}>
      <Answered answer={writes} of="the writes round the gate">
        {(read) => <Gate writes={read} />}
      </Answered>
    </Screen>
  );
}
