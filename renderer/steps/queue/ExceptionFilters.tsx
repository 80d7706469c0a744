import type { ExceptionFilter, ExceptionGrouping } from '../../../src/contract/calls.ts';
import { SEVERITIES, type EventType, type ExceptionKind, type Severity } from '../../../src/domain/vocabulary.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { clearFilters, filterExceptions, openQueue } from '../../app/state/navigation.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { useHandoffName } from '../../features/vocabulary/handoffNames.ts';
import { EVENT_WORDS, KINDS, SEVERITY_WORDS } from '../../features/vocabulary/words.ts';
import type { ShownColumns } from '../../grid/useColumns.ts';
import { ColumnMenu } from '../../ui/ColumnMenu.tsx';
import { ChoiceField, SearchField } from '../../ui/Filter.tsx';
import { formatCount } from '../../ui/figures.ts';
import { GROUPING_WORDS } from './grouping.ts';
import { PlaceField } from '../../ui/PlaceField.tsx';

const WORK = [
  ['unsettled', 'To settle'],
  ['overdue', 'Overdue'],
  ['withoutOwner', 'Nobody’s'],
  ['customers', 'Customers meet'],
  ['settled', 'Settled'],
] as const;

/** What the queue is narrowed to. */
export function ExceptionFilters({
  columns,
  shown,
}: {
  readonly columns: readonly { readonly id: string; readonly title: string; readonly fixed?: boolean }[];
  readonly shown: ShownColumns;
}) {
  const filter = useWindow((state) => state.exceptionFilter);
  const engagement = useWindow((state) => state.engagement);
  const grouping = useWindow((state) => state.queueGrouping);
  const saved = useAnswer('work.view', {}).value?.filters ?? [];
  const handoffs = useAnswer('handoffs.list', {}).value ?? [];
  const handoffName = useHandoffName();
  const places = [...new Set(handoffs.flatMap((each) => each.locations))].sort();
  const types = [...new Set(handoffs.map((each) => each.eventType))];
  return (
    <div className="filters" role="search" aria-label="Filter the queue">
      <SearchField
        value={filter.search ?? ''}
        label="Item, place or reference"
        onSearch={(search) => filterExceptions({ search })}
      />
      <ChoiceField
        label="Group by"
        any="Not grouped"
        value={grouping ?? undefined}
        choices={Object.entries(GROUPING_WORDS).map(([value, word]) => ({ value, word: `By ${word.toLowerCase()}` }))}
        onChoose={(by) => windowState.set({ queueGrouping: (by ?? null) as ExceptionGrouping | null })}
      />
      <ChoiceField
        label="View"
        any="Any state of work"
        value={filter.work}
        choices={WORK.map(([value, word]) => ({ value, word }))}
        onChoose={(work) => filterExceptions({ work: work as ExceptionFilter['work'] })}
      />
      {saved.length === 0 ? null : (
        <ChoiceField
          label="Saved views"
          any="Saved views"
          value={undefined}
          choices={saved.map((view) => ({ value: view.name, word: view.name }))}
          onChoose={(name) => {
            const view = saved.find((each) => each.name === name);
            if (view !== undefined) openQueue(view.filter as ExceptionFilter);
          }}
        />
      )}
      <ChoiceField
        label="Kind"
        any="Any kind"
        value={filter.kind}
        choices={(engagement?.summary.byKind ?? [])
          .filter((each) => each.count > 0)
          .map((each) => ({ value: each.kind, word: `${KINDS[each.kind].word} (${formatCount(each.count)})` }))}
        onChoose={(kind) => filterExceptions({ kind: kind as ExceptionKind | undefined })}
      />
      <ChoiceField
        label="Severity"
        any="Any severity"
        value={filter.severity}
        choices={SEVERITIES.map((severity) => ({ value: severity, word: SEVERITY_WORDS[severity] }))}
        onChoose={(severity) => filterExceptions({ severity: severity as Severity | undefined })}
      />
      <ChoiceField
        label="Handoff"
        any="Any handoff"
        value={filter.handoff}
        choices={handoffs.map((each) => ({ value: each.code, word: handoffName(each.code) }))}
        onChoose={(handoff) => filterExceptions({ handoff })}
      />
      <ChoiceField
        label="Event"
        any="Any event"
        value={filter.eventType}
        choices={types.map((type) => ({ value: type, word: EVENT_WORDS[type] }))}
        onChoose={(eventType) => filterExceptions({ eventType: eventType as EventType | undefined })}
      />
      <PlaceField value={filter.location ?? ''} places={places} onPlace={(location) => filterExceptions({ location })} />
      {Object.keys(filter).length > 0 ? (
        <button type="button" className="button plain" onClick={clearFilters}>
          Clear
        </button>
      ) : null}
      <span className="filters-gap" />
      <ColumnMenu columns={columns} hidden={shown.hidden} onToggle={shown.toggle} onReset={shown.reset} />
    </div>
  );
}
