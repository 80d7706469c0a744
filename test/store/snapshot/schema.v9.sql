CREATE TABLE accepted_rejects (
  file TEXT PRIMARY KEY, rejects INTEGER NOT NULL, reason TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL) STRICT;

CREATE TABLE attachment_content (sha256 TEXT PRIMARY KEY, gzip BLOB NOT NULL) STRICT;

CREATE TABLE authority_rule (location_id INTEGER PRIMARY KEY, system_id INTEGER NOT NULL) STRICT;

CREATE TABLE check_evidence (
  finding_id INTEGER NOT NULL, seq INTEGER NOT NULL, role TEXT NOT NULL, fact TEXT NOT NULL, fact_id INTEGER NOT NULL,
  PRIMARY KEY (finding_id, seq)) STRICT, WITHOUT ROWID;

CREATE TABLE check_finding (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL, item_id INTEGER, location_id INTEGER, system_id INTEGER, at INTEGER NOT NULL,
  quantity INTEGER NOT NULL, value INTEGER NOT NULL, sentence TEXT NOT NULL) STRICT;

CREATE TABLE check_result (
  code TEXT PRIMARY KEY, looked INTEGER NOT NULL, found INTEGER NOT NULL, quantity INTEGER NOT NULL, value INTEGER NOT NULL,
  unpriced INTEGER NOT NULL, needs TEXT, parameters TEXT NOT NULL, ran_at INTEGER NOT NULL, found_before INTEGER, ran_before INTEGER)
  STRICT, WITHOUT ROWID;

CREATE TABLE clock_skew (system_id INTEGER PRIMARY KEY, ahead_ms INTEGER NOT NULL, pairs INTEGER NOT NULL) STRICT;

CREATE TABLE confirmed_alias (
  kind TEXT NOT NULL, alias TEXT NOT NULL, code TEXT NOT NULL, same INTEGER NOT NULL,
  PRIMARY KEY (kind, alias, code)) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, command TEXT NOT NULL, payload TEXT NOT NULL,
  previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;

CREATE TABLE decision_exception (number INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (number, seq)) STRICT, WITHOUT ROWID;

CREATE TABLE decision_undone (seq INTEGER PRIMARY KEY, by_seq INTEGER NOT NULL) STRICT;

CREATE TABLE earlier_evidence (
  number INTEGER NOT NULL, seq INTEGER NOT NULL, role TEXT NOT NULL, source_id INTEGER NOT NULL, line INTEGER NOT NULL,
  PRIMARY KEY (number, seq)) STRICT, WITHOUT ROWID;

CREATE TABLE earlier_exception (
  number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, sku TEXT NOT NULL, location TEXT NOT NULL,
  handoff TEXT, from_system TEXT, to_system TEXT, reference TEXT, quantity INTEGER NOT NULL, value INTEGER NOT NULL,
  severity INTEGER NOT NULL, owner TEXT NOT NULL, status INTEGER NOT NULL, first_at INTEGER NOT NULL, times_seen INTEGER NOT NULL,
  due_at INTEGER, reason INTEGER, resolved INTEGER NOT NULL, by_hand INTEGER NOT NULL, closed_at INTEGER,
  standing INTEGER NOT NULL, priced INTEGER NOT NULL) STRICT;

CREATE TABLE earlier_proof (number INTEGER PRIMARY KEY, says TEXT NOT NULL, rule_id INTEGER NOT NULL) STRICT;

CREATE TABLE earlier_rule (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;

CREATE TABLE earlier_source (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, system TEXT NOT NULL, header TEXT, lines_sha256 TEXT, gzip BLOB,
  UNIQUE (file, sha256)) STRICT;

CREATE TABLE event (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, system_id INTEGER NOT NULL, type INTEGER NOT NULL,
  item_id INTEGER NOT NULL, location_id INTEGER NOT NULL, quantity INTEGER NOT NULL, occurred_at INTEGER NOT NULL,
  recorded_at INTEGER, reference_id INTEGER, order_line_id INTEGER, to_location_id INTEGER, actor_id INTEGER, reason_id INTEGER,
  channel_id INTEGER) STRICT;

CREATE TABLE evidence (
  finding_id INTEGER NOT NULL, seq INTEGER NOT NULL, role TEXT NOT NULL, fact TEXT NOT NULL, fact_id INTEGER NOT NULL,
  PRIMARY KEY (finding_id, seq)) STRICT, WITHOUT ROWID;

CREATE TABLE exception_life (
  number INTEGER PRIMARY KEY, due_at INTEGER, reason INTEGER, resolved INTEGER NOT NULL, by_hand INTEGER NOT NULL,
  compared INTEGER, closed_by_run INTEGER NOT NULL) STRICT;

CREATE TABLE figure_roll (
  variance_id INTEGER NOT NULL, system_id INTEGER NOT NULL, read_at INTEGER NOT NULL, events INTEGER NOT NULL, quantity INTEGER NOT NULL,
  PRIMARY KEY (variance_id, system_id)) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, number INTEGER, item_id INTEGER NOT NULL, location_id INTEGER NOT NULL,
  handoff_id INTEGER, from_system_id INTEGER, to_system_id INTEGER, reference_id INTEGER, quantity INTEGER NOT NULL,
  value INTEGER NOT NULL, severity INTEGER NOT NULL, confidence INTEGER NOT NULL, root_event_id INTEGER, owner TEXT NOT NULL,
  status INTEGER NOT NULL, first_at INTEGER NOT NULL, times_seen INTEGER NOT NULL, fix INTEGER NOT NULL, why TEXT NOT NULL,
  fix_why TEXT NOT NULL) STRICT;

CREATE TABLE handoff (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, event_type INTEGER NOT NULL, from_system_id INTEGER NOT NULL,
  to_system_id INTEGER NOT NULL, mechanism TEXT NOT NULL, every_minutes INTEGER, within_minutes INTEGER NOT NULL,
  owner TEXT NOT NULL, declared INTEGER NOT NULL) STRICT;

CREATE TABLE handoff_day (
  handoff_id INTEGER NOT NULL, day INTEGER NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (handoff_id, day)) STRICT, WITHOUT ROWID;

CREATE TABLE handoff_figure (
  handoff_id INTEGER PRIMARY KEY, events INTEGER NOT NULL, matched INTEGER NOT NULL, late INTEGER NOT NULL, missing INTEGER NOT NULL,
  duplicate INTEGER NOT NULL, mismatched INTEGER NOT NULL, out_of_order INTEGER NOT NULL, orphan INTEGER NOT NULL,
  in_flight INTEGER NOT NULL, latency_p50 INTEGER, latency_p95 INTEGER, latency_max INTEGER) STRICT;

CREATE TABLE handoff_hour (
  handoff_id INTEGER NOT NULL, hour INTEGER NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (handoff_id, hour)) STRICT, WITHOUT ROWID;

CREATE TABLE handoff_latency (
  handoff_id INTEGER NOT NULL, from_ms INTEGER NOT NULL, to_ms INTEGER, events INTEGER NOT NULL,
  PRIMARY KEY (handoff_id, from_ms)) STRICT, WITHOUT ROWID;

CREATE TABLE handoff_location (
  handoff_id INTEGER NOT NULL, location_id INTEGER NOT NULL, PRIMARY KEY (handoff_id, location_id)) STRICT, WITHOUT ROWID;

CREATE TABLE incident (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, system_id INTEGER NOT NULL, kind INTEGER NOT NULL,
  item_id INTEGER NOT NULL, location_id INTEGER, quantity INTEGER, reported_at INTEGER NOT NULL, reported_by TEXT,
  reference TEXT) STRICT;

CREATE TABLE incident_trace (
  incident_id INTEGER NOT NULL, rank INTEGER NOT NULL, finding_id INTEGER NOT NULL, root_event_id INTEGER NOT NULL,
  weight INTEGER NOT NULL, is_open INTEGER NOT NULL, reasoning TEXT NOT NULL, PRIMARY KEY (incident_id, rank)) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, description TEXT, barcode TEXT, uom TEXT, pack_size INTEGER, unit_cost INTEGER,
  category TEXT, abc TEXT, listed INTEGER NOT NULL) STRICT;

CREATE TABLE item_alias (alias TEXT PRIMARY KEY, item_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE item_row (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, system_id INTEGER NOT NULL, item_id INTEGER NOT NULL,
  code TEXT NOT NULL, barcode TEXT, uom TEXT, pack_size INTEGER, unit_cost INTEGER) STRICT;

CREATE TABLE location (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT, type TEXT, pool TEXT, region TEXT,
  listed INTEGER NOT NULL) STRICT;

CREATE TABLE location_alias (alias TEXT PRIMARY KEY, location_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE moment_taken (
  event_id INTEGER PRIMARY KEY, shift INTEGER NOT NULL, occurred_shift INTEGER NOT NULL, other INTEGER NOT NULL, told INTEGER NOT NULL
) STRICT;

CREATE TABLE note (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, text TEXT NOT NULL) STRICT;

CREATE TABLE observed_handoff (
  id INTEGER PRIMARY KEY, handoff_id INTEGER, event_type INTEGER NOT NULL, from_system_id INTEGER NOT NULL, to_system_id INTEGER NOT NULL,
  events INTEGER NOT NULL, reached INTEGER NOT NULL, early INTEGER NOT NULL, latency_p50 INTEGER, latency_p95 INTEGER,
  latency_max INTEGER, every_minutes INTEGER) STRICT;

CREATE TABLE order_line (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, system_id INTEGER NOT NULL, reference TEXT NOT NULL,
  item_id INTEGER NOT NULL, location_id INTEGER, quantity INTEGER NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,
  channel TEXT, order_line TEXT) STRICT;

CREATE TABLE owner (name TEXT PRIMARY KEY, active INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE owner_rule (seq INTEGER PRIMARY KEY, rule TEXT NOT NULL) STRICT;

CREATE TABLE parameter (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE payment (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, system_id INTEGER NOT NULL, kind INTEGER NOT NULL,
  at INTEGER NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, reference TEXT, transaction_id TEXT, fee INTEGER,
  net INTEGER) STRICT;

CREATE TABLE place_figure (
  system_id INTEGER NOT NULL, location_id INTEGER NOT NULL, authority_id INTEGER NOT NULL, meaning INTEGER NOT NULL,
  compared INTEGER NOT NULL, accurate INTEGER NOT NULL, authoritative INTEGER NOT NULL, off INTEGER NOT NULL,
  PRIMARY KEY (system_id, location_id)) STRICT, WITHOUT ROWID;

CREATE TABLE position (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, system_id INTEGER NOT NULL, item_id INTEGER NOT NULL,
  location_id INTEGER NOT NULL, state INTEGER NOT NULL, quantity INTEGER NOT NULL, as_of INTEGER, unit_cost INTEGER,
  bin_id INTEGER, lot_id INTEGER) STRICT;

CREATE TABLE reference (id INTEGER PRIMARY KEY, text TEXT NOT NULL, normal_id INTEGER NOT NULL) STRICT;

CREATE TABLE reject (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, column_name TEXT NOT NULL, value TEXT NOT NULL,
  code TEXT NOT NULL, reason TEXT NOT NULL) STRICT;

CREATE TABLE remembered_mapping (fingerprint TEXT PRIMARY KEY, mapping TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE root_event (
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, item_id INTEGER NOT NULL, location_id INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;

CREATE TABLE root_pattern (
  id INTEGER PRIMARY KEY, root_event_id INTEGER NOT NULL, pattern INTEGER NOT NULL) STRICT;

CREATE TABLE root_step (
  pattern_id INTEGER NOT NULL, seq INTEGER NOT NULL, role TEXT NOT NULL, finding_id INTEGER, incident_id INTEGER, system_id INTEGER,
  quantity INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (pattern_id, seq)) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, cutoff INTEGER NOT NULL, exceptions INTEGER NOT NULL, variances INTEGER NOT NULL,
  absolute_units INTEGER NOT NULL, net_value INTEGER NOT NULL, appeared INTEGER, gone INTEGER, standing INTEGER, grown INTEGER,
  reopened INTEGER, unexplained_units INTEGER, absolute_value INTEGER, unexplained_value INTEGER, came_units INTEGER, came_value INTEGER,
  gone_units INTEGER, gone_value INTEGER) STRICT;

CREATE TABLE run_handoff (
  run_id INTEGER NOT NULL, handoff TEXT NOT NULL, events INTEGER NOT NULL, matched INTEGER NOT NULL, late INTEGER NOT NULL,
  missing INTEGER NOT NULL, duplicate INTEGER NOT NULL, mismatched INTEGER NOT NULL, orphan INTEGER NOT NULL, latency_p50 INTEGER,
  latency_p95 INTEGER, PRIMARY KEY (run_id, handoff)) STRICT, WITHOUT ROWID;

CREATE TABLE saved_filter (name TEXT PRIMARY KEY, filter TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE set_aside (
  file TEXT PRIMARY KEY, bytes INTEGER NOT NULL, sha256 TEXT, problem TEXT NOT NULL, gzip BLOB) STRICT, WITHOUT ROWID;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE sign_off (
  scope TEXT NOT NULL, role TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL, withdrawn TEXT,
  PRIMARY KEY (scope, role)) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, system_id INTEGER NOT NULL,
  dataset INTEGER NOT NULL, preset TEXT NOT NULL, as_of INTEGER, encoding TEXT NOT NULL, delimiter TEXT NOT NULL,
  header_line INTEGER NOT NULL, rows_read INTEGER NOT NULL, rows_loaded INTEGER NOT NULL, rows_rejected INTEGER NOT NULL,
  quantity INTEGER NOT NULL, control_rows INTEGER, control_quantity INTEGER, mapping TEXT NOT NULL, doubts TEXT NOT NULL,
  recognition TEXT NOT NULL) STRICT;

CREATE TABLE source_content (source_id INTEGER PRIMARY KEY, gzip BLOB NOT NULL) STRICT;

CREATE TABLE state_figure (
  system_id INTEGER NOT NULL, location_id INTEGER NOT NULL, state INTEGER NOT NULL, items INTEGER NOT NULL, units INTEGER NOT NULL,
  on_hand INTEGER NOT NULL, available INTEGER NOT NULL, PRIMARY KEY (system_id, location_id, state)) STRICT, WITHOUT ROWID;

CREATE TABLE statement_line (
  variance_id INTEGER NOT NULL, seq INTEGER NOT NULL, finding_id INTEGER NOT NULL, kind INTEGER NOT NULL, quantity INTEGER NOT NULL,
  PRIMARY KEY (variance_id, seq)) STRICT, WITHOUT ROWID;

CREATE TABLE superseded_position (position_id INTEGER PRIMARY KEY, is_opening INTEGER NOT NULL) STRICT;

CREATE TABLE system (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, name TEXT NOT NULL, timezone TEXT NOT NULL,
  owner TEXT NOT NULL) STRICT;

CREATE TABLE system_figure (
  system_id INTEGER PRIMARY KEY, positions INTEGER NOT NULL, events INTEGER NOT NULL, compared INTEGER NOT NULL,
  accurate INTEGER NOT NULL) STRICT;

CREATE TABLE unpriced_item (item_id INTEGER PRIMARY KEY) STRICT;

CREATE TABLE unsure_moment (
  source_id INTEGER NOT NULL, line INTEGER NOT NULL, at INTEGER NOT NULL, shift INTEGER NOT NULL,
  PRIMARY KEY (source_id, line, at)) STRICT, WITHOUT ROWID;

CREATE TABLE variance (
  id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL, location_id INTEGER NOT NULL, system_id INTEGER NOT NULL,
  authority_id INTEGER NOT NULL, meaning INTEGER NOT NULL, recorded INTEGER NOT NULL, authoritative INTEGER NOT NULL,
  recorded_listed INTEGER NOT NULL, authoritative_listed INTEGER NOT NULL, variance INTEGER NOT NULL, value INTEGER NOT NULL,
  explained INTEGER NOT NULL, unexplained INTEGER NOT NULL, owner TEXT NOT NULL) STRICT;

CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;

CREATE TABLE write_path_day (
  system_id INTEGER NOT NULL, type INTEGER NOT NULL, day INTEGER NOT NULL, events INTEGER NOT NULL, units INTEGER NOT NULL,
  last_at INTEGER NOT NULL, PRIMARY KEY (system_id, type, day)) STRICT, WITHOUT ROWID;

CREATE VIEW event_list AS
SELECT e.id, s.code AS system, CASE e.type WHEN 0 THEN 'receipt' WHEN 1 THEN 'sale' WHEN 2 THEN 'reservation' WHEN 3 THEN 'release' WHEN 4 THEN 'pick' WHEN 5 THEN 'shipment' WHEN 6 THEN 'transfer_out' WHEN 7 THEN 'transfer_in' WHEN 8 THEN 'return' WHEN 9 THEN 'refund' WHEN 10 THEN 'count' WHEN 11 THEN 'adjustment' WHEN 12 THEN 'write_off' WHEN 13 THEN 'status_change' END AS type, i.code AS sku, l.code AS location,
  e.quantity / 10000.0 AS quantity, strftime('%Y-%m-%dT%H:%M:%SZ', e.occurred_at / 1000, 'unixepoch') AS occurred_at, strftime('%Y-%m-%dT%H:%M:%SZ', e.recorded_at / 1000, 'unixepoch') AS recorded_at,
  r.text AS reference, t.code AS to_location, f.file AS file, e.line AS row
FROM event e JOIN system s ON s.id = e.system_id JOIN item i ON i.id = e.item_id JOIN location l ON l.id = e.location_id
  JOIN source f ON f.id = e.source_id LEFT JOIN reference r ON r.id = e.reference_id LEFT JOIN location t ON t.id = e.to_location_id;

CREATE VIEW exception_list AS
SELECT printf('E-%06d', f.number) AS id, CASE f.kind WHEN 0 THEN 'missing_event' WHEN 1 THEN 'late_event' WHEN 2 THEN 'duplicate_write' WHEN 3 THEN 'quantity_mismatch' WHEN 4 THEN 'unit_of_measure' WHEN 5 THEN 'sequence_error' WHEN 6 THEN 'ungated_write' WHEN 7 THEN 'orphan_event' WHEN 8 THEN 'opening_difference' WHEN 9 THEN 'item_alias' WHEN 10 THEN 'pack_size' WHEN 11 THEN 'location_scope' WHEN 12 THEN 'status_scope' WHEN 13 THEN 'stale_read' WHEN 14 THEN 'phantom_availability' WHEN 15 THEN 'recurring_variance' WHEN 16 THEN 'unexplained_variance' WHEN 17 THEN 'in_flight' END AS kind, i.code AS sku, l.code AS location,
  h.code AS handoff, a.code AS from_system, b.code AS to_system, r.text AS reference, f.quantity / 10000.0 AS quantity,
  f.value / 10000.0 AS value, CASE f.severity WHEN 0 THEN 'low' WHEN 1 THEN 'medium' WHEN 2 THEN 'high' WHEN 3 THEN 'critical' END AS severity, f.confidence / 1000.0 AS confidence,
  CASE WHEN f.root_event_id IS NULL THEN NULL ELSE printf('R-%04d', f.root_event_id) END AS root_event, f.owner,
  CASE f.status WHEN 0 THEN 'open' WHEN 1 THEN 'assigned' WHEN 2 THEN 'investigating' WHEN 3 THEN 'explained' WHEN 4 THEN 'corrected' WHEN 5 THEN 'accepted' WHEN 6 THEN 'verified' END AS status, strftime('%Y-%m-%dT%H:%M:%SZ', f.first_at / 1000, 'unixepoch') AS first_at, f.times_seen,
  CASE f.fix WHEN 0 THEN 'missing_trigger' WHEN 1 THEN 'wrong_trigger' WHEN 2 THEN 'write_order' WHEN 3 THEN 'unit_or_mapping' WHEN 4 THEN 'process' WHEN 5 THEN 'integration' WHEN 6 THEN 'none' END AS fix, f.why
FROM finding f JOIN item i ON i.id = f.item_id LEFT JOIN location l ON l.id = f.location_id LEFT JOIN handoff h ON h.id = f.handoff_id
  LEFT JOIN system a ON a.id = f.from_system_id LEFT JOIN system b ON b.id = f.to_system_id
  LEFT JOIN reference r ON r.id = f.reference_id
WHERE f.number IS NOT NULL;

CREATE VIEW gone_list AS
SELECT printf('E-%06d', g.number) AS id, CASE g.kind WHEN 0 THEN 'missing_event' WHEN 1 THEN 'late_event' WHEN 2 THEN 'duplicate_write' WHEN 3 THEN 'quantity_mismatch' WHEN 4 THEN 'unit_of_measure' WHEN 5 THEN 'sequence_error' WHEN 6 THEN 'ungated_write' WHEN 7 THEN 'orphan_event' WHEN 8 THEN 'opening_difference' WHEN 9 THEN 'item_alias' WHEN 10 THEN 'pack_size' WHEN 11 THEN 'location_scope' WHEN 12 THEN 'status_scope' WHEN 13 THEN 'stale_read' WHEN 14 THEN 'phantom_availability' WHEN 15 THEN 'recurring_variance' WHEN 16 THEN 'unexplained_variance' WHEN 17 THEN 'in_flight' END AS kind, g.sku, g.location, g.handoff, g.reference,
  g.quantity / 10000.0 AS quantity, g.value / 10000.0 AS value, g.owner, strftime('%Y-%m-%dT%H:%M:%SZ', g.closed_at / 1000, 'unixepoch') AS closed_at, p.says,
  r.text AS rule, e.role, s.system, s.file, e.line AS row, s.sha256
FROM earlier_exception g LEFT JOIN earlier_proof p ON p.number = g.number LEFT JOIN earlier_rule r ON r.id = p.rule_id
  LEFT JOIN earlier_evidence e ON e.number = g.number LEFT JOIN earlier_source s ON s.id = e.source_id
WHERE g.standing = 0;

CREATE VIEW position_list AS
SELECT p.id, s.code AS system, i.code AS sku, l.code AS location, CASE p.state WHEN 0 THEN 'on_hand' WHEN 1 THEN 'available' WHEN 2 THEN 'committed' WHEN 3 THEN 'damaged' WHEN 4 THEN 'quarantined' WHEN 5 THEN 'unavailable' WHEN 6 THEN 'sellable' WHEN 7 THEN 'incoming' WHEN 8 THEN 'in_transit' WHEN 9 THEN 'other' WHEN 10 THEN 'unstated' END AS state,
  p.quantity / 10000.0 AS quantity, strftime('%Y-%m-%dT%H:%M:%SZ', p.as_of / 1000, 'unixepoch') AS as_of, f.file AS file, p.line AS row
FROM position p JOIN system s ON s.id = p.system_id JOIN item i ON i.id = p.item_id JOIN location l ON l.id = p.location_id
  JOIN source f ON f.id = p.source_id;

CREATE VIEW statement_list AS
SELECT n.variance_id, n.seq, CASE n.kind WHEN 0 THEN 'missing_event' WHEN 1 THEN 'late_event' WHEN 2 THEN 'duplicate_write' WHEN 3 THEN 'quantity_mismatch' WHEN 4 THEN 'unit_of_measure' WHEN 5 THEN 'sequence_error' WHEN 6 THEN 'ungated_write' WHEN 7 THEN 'orphan_event' WHEN 8 THEN 'opening_difference' WHEN 9 THEN 'item_alias' WHEN 10 THEN 'pack_size' WHEN 11 THEN 'location_scope' WHEN 12 THEN 'status_scope' WHEN 13 THEN 'stale_read' WHEN 14 THEN 'phantom_availability' WHEN 15 THEN 'recurring_variance' WHEN 16 THEN 'unexplained_variance' WHEN 17 THEN 'in_flight' END AS kind, n.quantity / 10000.0 AS quantity,
  CASE WHEN f.number IS NULL THEN NULL ELSE printf('E-%06d', f.number) END AS exception, f.why
FROM statement_line n LEFT JOIN finding f ON f.id = n.finding_id;

CREATE VIEW variance_list AS
SELECT v.id, i.code AS sku, i.description, l.code AS location, s.code AS system, a.code AS authority,
  CASE v.meaning WHEN 0 THEN 'on_hand' WHEN 1 THEN 'available' WHEN 2 THEN 'committed' WHEN 3 THEN 'damaged' WHEN 4 THEN 'quarantined' WHEN 5 THEN 'unavailable' WHEN 6 THEN 'sellable' WHEN 7 THEN 'incoming' WHEN 8 THEN 'in_transit' WHEN 9 THEN 'other' WHEN 10 THEN 'unstated' END AS meaning, v.recorded / 10000.0 AS recorded,
  v.authoritative / 10000.0 AS authoritative, v.variance / 10000.0 AS variance, v.value / 10000.0 AS value,
  v.explained / 10000.0 AS explained, v.unexplained / 10000.0 AS unexplained, v.owner
FROM variance v JOIN item i ON i.id = v.item_id JOIN location l ON l.id = v.location_id JOIN system s ON s.id = v.system_id
  JOIN system a ON a.id = v.authority_id;
