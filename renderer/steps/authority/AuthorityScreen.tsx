import type { ReactNode } from 'react';
import { useAnswer } from '../../app/state/answers.ts';
import { useWindow, windowState, type AuthorityViewName } from '../../app/state/windowState.ts';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { Answered } from '../../ui/Answered.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Views } from '../../ui/Views.tsx';
import { Gate } from './Gate.tsx';
import { Places } from './Places.tsx';
import { Variances } from './Variances.tsx';
import './pools.css';

const VIEWS: readonly { readonly name: AuthorityViewName; readonly title: string }[] = [
  { name: 'variances', title: 'Variances' },
  { name: 'places', title: 'Pools' },
  { name: 'gate', title: 'Round the gate' },
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
    case 'gate':
      return <GateView views={views} />;
  }
}

function PlacesView({ views }: { readonly views: ReactNode }) {
  const places = useAnswer('authority.places', {});
  return (
    <Screen title="Authority" help={SCREEN_HELP.authority} tools={views}>
      <Answered answer={places} of="the pools">
        {(read) => <Places places={read} />}
      </Answered>
    </Screen>
  );
}

function GateView({ views }: { readonly views: ReactNode }) {
  const writes = useAnswer('authority.ungated', {});
  return (
    <Screen title="Authority" help={SCREEN_HELP.authority} tools={views}>
      <Answered answer={writes} of="the writes round the gate">
        {(read) => <Gate writes={read} />}
      </Answered>
    </Screen>
  );
}
