/** Records by what they have in common, groups in the order of their first record, records in theirs. */
export function groupedBy<Record, Key>(
  records: Iterable<Record>, keyOf: (record: Record) => Key,
): ReadonlyMap<Key, readonly Record[]> {
  const groups = new Map<Key, Record[]>();
  for (const record of records) {
    const key = keyOf(record);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return groups;
}
