/**
 * Views for people who read an engagement with another SQLite tool: words instead of numbers, units instead of scaled
 * integers, moments as ISO 8601 in UTC. The program itself never reads them.
 */
import { EVENT_TYPES, EXCEPTION_STATES, FINDING_KINDS, FIXES, SEVERITIES, STOCK_STATES } from '../../domain/vocabulary.ts';
import { QUANTITY_SCALE } from '../../domain/quantity.ts';

const word = (column: string, words: readonly string[]): string =>
  `CASE ${column} ${words.map((text, position) => `WHEN ${position} THEN '${text}'`).join(' ')} END`;
const units = (column: string): string => `${column} / ${QUANTITY_SCALE}.0`;
const moment = (column: string): string => `strftime('%Y-%m-%dT%H:%M:%SZ', ${column} / 1000, 'unixepoch')`;

export const VIEWS = `
CREATE VIEW event_list AS
SELECT e.id, s.code AS system, ${word('e.type', EVENT_TYPES)} AS type, i.code AS sku, l.code AS location,
  ${units('e.quantity')} AS quantity, ${moment('e.occurred_at')} AS occurred_at, ${moment('e.recorded_at')} AS recorded_at,
  r.text AS reference, t.code AS to_location, f.file AS file, e.line AS row
FROM event e JOIN system s ON s.id = e.system_id JOIN item i ON i.id = e.item_id JOIN location l ON l.id = e.location_id
  JOIN source f ON f.id = e.source_id LEFT JOIN reference r ON r.id = e.reference_id LEFT JOIN location t ON t.id = e.to_location_id;

CREATE VIEW position_list AS
SELECT p.id, s.code AS system, i.code AS sku, l.code AS location, ${word('p.state', STOCK_STATES)} AS state,
  ${units('p.quantity')} AS quantity, ${moment('p.as_of')} AS as_of, f.file AS file, p.line AS row
FROM position p JOIN system s ON s.id = p.system_id JOIN item i ON i.id = p.item_id JOIN location l ON l.id = p.location_id
  JOIN source f ON f.id = p.source_id;

CREATE VIEW variance_list AS
SELECT v.id, i.code AS sku, i.description, l.code AS location, s.code AS system, a.code AS authority,
  ${word('v.meaning', STOCK_STATES)} AS meaning, ${units('v.recorded')} AS recorded,
  ${units('v.authoritative')} AS authoritative, ${units('v.variance')} AS variance, ${units('v.value')} AS value,
  ${units('v.explained')} AS explained, ${units('v.unexplained')} AS unexplained, v.owner
FROM variance v JOIN item i ON i.id = v.item_id JOIN location l ON l.id = v.location_id JOIN system s ON s.id = v.system_id
  JOIN system a ON a.id = v.authority_id;

CREATE VIEW statement_list AS
SELECT n.variance_id, n.seq, ${word('n.kind', FINDING_KINDS)} AS kind, ${units('n.quantity')} AS quantity,
  CASE WHEN f.number IS NULL THEN NULL ELSE printf('E-%06d', f.number) END AS exception, f.why
FROM statement_line n LEFT JOIN finding f ON f.id = n.finding_id;

CREATE VIEW exception_list AS
SELECT printf('E-%06d', f.number) AS id, ${word('f.kind', FINDING_KINDS)} AS kind, i.code AS sku, l.code AS location,
  h.code AS handoff, a.code AS from_system, b.code AS to_system, r.text AS reference, ${units('f.quantity')} AS quantity,
  ${units('f.value')} AS value, ${word('f.severity', SEVERITIES)} AS severity, f.confidence / 1000.0 AS confidence,
  CASE WHEN f.root_event_id IS NULL THEN NULL ELSE printf('R-%04d', f.root_event_id) END AS root_event, f.owner,
  ${word('f.status', EXCEPTION_STATES)} AS status, ${moment('f.first_at')} AS first_at, f.times_seen,
  ${word('f.fix', FIXES)} AS fix, f.why
FROM finding f JOIN item i ON i.id = f.item_id LEFT JOIN location l ON l.id = f.location_id LEFT JOIN handoff h ON h.id = f.handoff_id
  LEFT JOIN system a ON a.id = f.from_system_id LEFT JOIN system b ON b.id = f.to_system_id
  LEFT JOIN reference r ON r.id = f.reference_id
WHERE f.number IS NOT NULL;

CREATE VIEW gone_list AS
SELECT printf('E-%06d', g.number) AS id, ${word('g.kind', FINDING_KINDS)} AS kind, g.sku, g.location, g.handoff, g.reference,
  ${units('g.quantity')} AS quantity, ${units('g.value')} AS value, g.owner, ${moment('g.closed_at')} AS closed_at, p.says,
  r.text AS rule, e.role, s.system, s.file, e.line AS row, s.sha256
FROM earlier_exception g LEFT JOIN earlier_proof p ON p.number = g.number LEFT JOIN earlier_rule r ON r.id = p.rule_id
  LEFT JOIN earlier_evidence e ON e.number = g.number LEFT JOIN earlier_source s ON s.id = e.source_id
WHERE g.standing = 0;
`;
