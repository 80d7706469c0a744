import { FINDING_KINDS, type FindingKind } from '../../../src/domain/vocabulary.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { clearFilters, filterVariances } from '../../app/state/navigation.ts';
import { NO_VARIANCE_FILTER, useWindow } from '../../app/state/windowState.ts';
import { KINDS, SYSTEM_KIND_WORDS } from '../../features/vocabulary/words.ts';
import { PlaceField } from '../../ui/PlaceField.tsx';
import type { ShownColumns } from '../../grid/useColumns.ts';
import { ColumnMenu } from '../../ui/ColumnMenu.tsx';
import { ChoiceField, SearchField } from '../../ui/Filter.tsx';

const SHOWN = [
  ['differing', 'Differing', 'Records whose figures differ'],
  ['unexplained', 'Unexplained', 'Records of which some units are not explained'],
  ['offsetting', 'Offsetting', 'Records whose figures agree although events differ, or although they do not mean the same'],
  ['all', 'All', 'Differing and offsetting records; those that agree throughout are counted and not listed'],
] as const;

/** What the list of variances is narrowed to. */
export function VarianceFilters({
  columns,
  shown,
}: {
  readonly columns: readonly { readonly id: string; readonly title: string; readonly fixed?: boolean }[];
  readonly shown: ShownColumns;
}) {
  const filter = useWindow((state) => state.varianceFilter);
  const engagement = useWindow((state) => state.engagement);
  const handoffs = useAnswer('handoffs.list', {});
  const places = [...new Set((handoffs.value ?? []).flatMap((each) => each.locations))].sort();
  const narrowed = JSON.stringify(filter) !== JSON.stringify(NO_VARIANCE_FILTER);
  return (
    <div className="filters" role="search" aria-label="Filter the variances">
      <SearchField value={filter.search ?? ''} label="Item or place" onSearch={(search) => filterVariances({ search })} />
      <div className="choice" role="group" aria-label="Which records">
        {SHOWN.map(([value, word, title]) => (
          <button
            key={value}
            type="button"
            title={title}
            aria-pressed={filter.show === value}
            onClick={() => filterVariances({ show: value })}
          >
            {word}
          </button>
        ))}
      </div>
      <ChoiceField
        label="System"
        any="Any system"
        value={filter.system}
        choices={(engagement?.systems ?? []).map((system) => ({ value: system.code, word: system.name }))}
        onChoose={(system) => filterVariances({ system: system ?? '' })}
      />
      <PlaceField value={filter.location ?? ''} places={places} onPlace={(location) => filterVariances({ location })} />
      <FromElsewhere
        label="Pool"
        any="Any pool"
        value={filter.pool}
        word={`Pool ${filter.pool}`}
        onClear={() => filterVariances({ pool: '' })}
      />
      <FromElsewhere
        label="Region"
        any="Any region"
        value={filter.region}
        word={`Region ${filter.region}`}
        onClear={() => filterVariances({ region: '' })}
      />
      <FromElsewhere
        label="Channel"
        any="Any channel"
        value={filter.systemKind}
        word={filter.systemKind === undefined ? '' : SYSTEM_KIND_WORDS[filter.systemKind]}
        onClear={() => filterVariances({ systemKind: undefined })}
      />
      <FromElsewhere
        label="Kind of place"
        any="Any kind of place"
        value={filter.placeType}
        word={`Places: ${filter.placeType}`}
        onClear={() => filterVariances({ placeType: '' })}
      />
      <ChoiceField
        label="Kind"
        any="Any kind"
        value={filter.kind}
        choices={FINDING_KINDS.map((kind) => ({ value: kind, word: KINDS[kind].word }))}
        onChoose={(kind) => filterVariances({ kind: kind as FindingKind | undefined })}
      />
      {narrowed ? (
        <button type="button" className="button plain" onClick={clearFilters}>
          Clear
        </button>
      ) : null}
      <span className="filters-gap" />
      <ColumnMenu columns={columns} hidden={shown.hidden} onToggle={shown.toggle} onReset={shown.reset} />
    </div>
  );
}

/** What a figure of another screen narrowed the list to: shown while it does, and to be let go. */
function FromElsewhere({ label, any, value, word, onClear }: {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly word: string;
  readonly onClear: () => void;
}) {
  if (value === undefined) return null;
  return <ChoiceField label={label} any={any} value={value} choices={[{ value, word }]} onChoose={onClear} />;
}
