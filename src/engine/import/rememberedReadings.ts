import { readingChoice } from '../../contract/setup.ts';
import type { ReadingChoice } from '../../contract/setup.ts';
import type { Ports } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { rememberedMappings } from '../../store/decisions/entities/keptEntities.ts';

/** SHA-256 of a header's names, without regard to case and surrounding blanks: what a reading is remembered by. */
export function fingerprintOf({ digests }: Pick<Ports, 'digests'>, header: readonly string[]): string {
  const digest = digests.sha256();
  digest.update(new TextEncoder().encode(JSON.stringify(header.map((name) => name.trim().toLowerCase()))));
  return digest.hex();
}

/** How exports with a header were settled to be read; undefined where nobody did. */
export function rememberedReadings(
  db: Database, ports: Pick<Ports, 'digests'>,
): (header: readonly string[]) => ReadingChoice | undefined {
  const mappings = new Map([...rememberedMappings(db)].map(([fingerprint, mapping]) => [fingerprint, readingChoice.safeParse(mapping)]));
  return (header) => (mappings.size === 0 ? undefined : mappings.get(fingerprintOf(ports, header))?.data);
}
