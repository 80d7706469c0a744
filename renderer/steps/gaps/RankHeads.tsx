/** Heads of columns a list can be ranked by, the largest first; each rank with its word and what it counts. */
export function RankHeads<Rank extends string>({
  ranks,
  by,
  onRank,
}: {
  readonly ranks: readonly (readonly [rank: Rank, word: string, meaning: string])[];
  readonly by: Rank;
  readonly onRank: (rank: Rank) => void;
}) {
  return ranks.map(([rank, word, meaning]) => (
    <th key={rank} scope="col" className="number" aria-sort={rank === by ? 'descending' : 'none'}>
      <button type="button" className="rank" title={`${meaning}. Rank by it`} onClick={() => onRank(rank)}>
        {word}
        <span aria-hidden="true">{rank === by ? ' ↓' : ''}</span>
      </button>
    </th>
  ));
}
