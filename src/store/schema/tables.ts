/**
 * The tables of an engagement file. Facts as received (source … payment) are written by an import and never changed;
 * results (handoff_figure … statement_line) are replaced as a whole by each run, those of checks (check_result …) by each run of the
 * check; the decision log only grows.
 *
 * Quantities are scaled integers (10,000 parts a unit); unit_cost and value likewise, in the engagement's currency. Moments are
 * milliseconds since 1970 UTC; days are counted from 1970-01-01 on the authority's clock. Enumerated columns (type, state,
 * kind, …) hold the word's position in the lists of `src/domain/vocabulary.ts`; the views at the end spell the words for people
 * who read the file with another tool.
 */
export const SCHEMA_VERSION = 9;
/** "CSGN": marks the file as ours to `file(1)` and to SQLite. */
export const APPLICATION_ID = 0x4353474e;

export const TABLES = `
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE system (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, name TEXT NOT NULL, timezone TEXT NOT NULL,
  owner TEXT NOT NULL) STRICT;

CREATE TABLE location (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT, type TEXT, pool TEXT, region TEXT,
  listed INTEGER NOT NULL) STRICT;
CREATE TABLE location_alias (alias TEXT PRIMARY KEY, location_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, description TEXT, barcode TEXT, uom TEXT, pack_size INTEGER, unit_cost INTEGER,
  category TEXT, abc TEXT, listed INTEGER NOT NULL) STRICT;
CREATE TABLE item_alias (alias TEXT PRIMARY KEY, item_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE item_row (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, system_id INTEGER NOT NULL, item_id INTEGER NOT NULL,
  code TEXT NOT NULL, barcode TEXT, uom TEXT, pack_size INTEGER, unit_cost INTEGER) STRICT;

CREATE TABLE authority_rule (location_id INTEGER PRIMARY KEY, system_id INTEGER NOT NULL) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, system_id INTEGER NOT NULL,
  dataset INTEGER NOT NULL, preset TEXT NOT NULL, as_of INTEGER, encoding TEXT NOT NULL, delimiter TEXT NOT NULL,
  header_line INTEGER NOT NULL, rows_read INTEGER NOT NULL, rows_loaded INTEGER NOT NULL, rows_rejected INTEGER NOT NULL,
  quantity INTEGER NOT NULL, control_rows INTEGER, control_quantity INTEGER, mapping TEXT NOT NULL, doubts TEXT NOT NULL,
  recognition TEXT NOT NULL) STRICT;
CREATE TABLE source_content (source_id INTEGER PRIMARY KEY, gzip BLOB NOT NULL) STRICT;
CREATE TABLE set_aside (
  file TEXT PRIMARY KEY, bytes INTEGER NOT NULL, sha256 TEXT, problem TEXT NOT NULL, gzip BLOB) STRICT, WITHOUT ROWID;
CREATE TABLE reject (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, column_name TEXT NOT NULL, value TEXT NOT NULL,
  code TEXT NOT NULL, reason TEXT NOT NULL) STRICT;

CREATE TABLE reference (id INTEGER PRIMARY KEY, text TEXT NOT NULL, normal_id INTEGER NOT NULL) STRICT;
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;

CREATE TABLE position (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, system_id INTEGER NOT NULL, item_id INTEGER NOT NULL,
  location_id INTEGER NOT NULL, state INTEGER NOT NULL, quantity INTEGER NOT NULL, as_of INTEGER, unit_cost INTEGER,
  bin_id INTEGER, lot_id INTEGER) STRICT;
CREATE TABLE event (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, system_id INTEGER NOT NULL, type INTEGER NOT NULL,
  item_id INTEGER NOT NULL, location_id INTEGER NOT NULL, quantity INTEGER NOT NULL, occurred_at INTEGER NOT NULL,
  recorded_at INTEGER, reference_id INTEGER, order_line_id INTEGER, to_location_id INTEGER, actor_id INTEGER, reason_id INTEGER,
  channel_id INTEGER) STRICT;
CREATE TABLE unsure_moment (
  source_id INTEGER NOT NULL, line INTEGER NOT NULL, at INTEGER NOT NULL, shift INTEGER NOT NULL,
  PRIMARY KEY (source_id, line, at)) STRICT, WITHOUT ROWID;
CREATE TABLE incident (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, system_id INTEGER NOT NULL, kind INTEGER NOT NULL,
  item_id INTEGER NOT NULL, location_id INTEGER, quantity INTEGER, reported_at INTEGER NOT NULL, reported_by TEXT,
  reference TEXT) STRICT;
CREATE TABLE order_line (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, system_id INTEGER NOT NULL, reference TEXT NOT NULL,
  item_id INTEGER NOT NULL, location_id INTEGER, quantity INTEGER NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,
  channel TEXT, order_line TEXT) STRICT;
CREATE TABLE payment (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, line INTEGER NOT NULL, system_id INTEGER NOT NULL, kind INTEGER NOT NULL,
  at INTEGER NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, reference TEXT, transaction_id TEXT, fee INTEGER,
  net INTEGER) STRICT;

CREATE TABLE handoff (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, event_type INTEGER NOT NULL, from_system_id INTEGER NOT NULL,
  to_system_id INTEGER NOT NULL, mechanism TEXT NOT NULL, every_minutes INTEGER, within_minutes INTEGER NOT NULL,
  owner TEXT NOT NULL, declared INTEGER NOT NULL) STRICT;
CREATE TABLE handoff_location (
  handoff_id INTEGER NOT NULL, location_id INTEGER NOT NULL, PRIMARY KEY (handoff_id, location_id)) STRICT, WITHOUT ROWID;

CREATE TABLE handoff_figure (
  handoff_id INTEGER PRIMARY KEY, events INTEGER NOT NULL, matched INTEGER NOT NULL, late INTEGER NOT NULL, missing INTEGER NOT NULL,
  duplicate INTEGER NOT NULL, mismatched INTEGER NOT NULL, out_of_order INTEGER NOT NULL, orphan INTEGER NOT NULL,
  in_flight INTEGER NOT NULL, latency_p50 INTEGER, latency_p95 INTEGER, latency_max INTEGER) STRICT;
CREATE TABLE handoff_latency (
  handoff_id INTEGER NOT NULL, from_ms INTEGER NOT NULL, to_ms INTEGER, events INTEGER NOT NULL,
  PRIMARY KEY (handoff_id, from_ms)) STRICT, WITHOUT ROWID;
CREATE TABLE handoff_hour (
  handoff_id INTEGER NOT NULL, hour INTEGER NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (handoff_id, hour)) STRICT, WITHOUT ROWID;
CREATE TABLE handoff_day (
  handoff_id INTEGER NOT NULL, day INTEGER NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (handoff_id, day)) STRICT, WITHOUT ROWID;
CREATE TABLE write_path_day (
  system_id INTEGER NOT NULL, type INTEGER NOT NULL, day INTEGER NOT NULL, events INTEGER NOT NULL, units INTEGER NOT NULL,
  last_at INTEGER NOT NULL, PRIMARY KEY (system_id, type, day)) STRICT, WITHOUT ROWID;
CREATE TABLE place_figure (
  system_id INTEGER NOT NULL, location_id INTEGER NOT NULL, authority_id INTEGER NOT NULL, meaning INTEGER NOT NULL,
  compared INTEGER NOT NULL, accurate INTEGER NOT NULL, authoritative INTEGER NOT NULL, off INTEGER NOT NULL,
  PRIMARY KEY (system_id, location_id)) STRICT, WITHOUT ROWID;
CREATE TABLE system_figure (
  system_id INTEGER PRIMARY KEY, positions INTEGER NOT NULL, events INTEGER NOT NULL, compared INTEGER NOT NULL,
  accurate INTEGER NOT NULL) STRICT;
CREATE TABLE root_event (
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, item_id INTEGER NOT NULL, location_id INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE finding (
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, number INTEGER, item_id INTEGER NOT NULL, location_id INTEGER NOT NULL,
  handoff_id INTEGER, from_system_id INTEGER, to_system_id INTEGER, reference_id INTEGER, quantity INTEGER NOT NULL,
  value INTEGER NOT NULL, severity INTEGER NOT NULL, confidence INTEGER NOT NULL, root_event_id INTEGER, owner TEXT NOT NULL,
  status INTEGER NOT NULL, first_at INTEGER NOT NULL, times_seen INTEGER NOT NULL, fix INTEGER NOT NULL, why TEXT NOT NULL,
  fix_why TEXT NOT NULL) STRICT;
CREATE TABLE evidence (
  finding_id INTEGER NOT NULL, seq INTEGER NOT NULL, role TEXT NOT NULL, fact TEXT NOT NULL, fact_id INTEGER NOT NULL,
  PRIMARY KEY (finding_id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE variance (
  id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL, location_id INTEGER NOT NULL, system_id INTEGER NOT NULL,
  authority_id INTEGER NOT NULL, meaning INTEGER NOT NULL, recorded INTEGER NOT NULL, authoritative INTEGER NOT NULL,
  recorded_listed INTEGER NOT NULL, authoritative_listed INTEGER NOT NULL, variance INTEGER NOT NULL, value INTEGER NOT NULL,
  explained INTEGER NOT NULL, unexplained INTEGER NOT NULL, owner TEXT NOT NULL) STRICT;
CREATE TABLE statement_line (
  variance_id INTEGER NOT NULL, seq INTEGER NOT NULL, finding_id INTEGER NOT NULL, kind INTEGER NOT NULL, quantity INTEGER NOT NULL,
  PRIMARY KEY (variance_id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE superseded_position (position_id INTEGER PRIMARY KEY, is_opening INTEGER NOT NULL) STRICT;
CREATE TABLE unpriced_item (item_id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE figure_roll (
  variance_id INTEGER NOT NULL, system_id INTEGER NOT NULL, read_at INTEGER NOT NULL, events INTEGER NOT NULL, quantity INTEGER NOT NULL,
  PRIMARY KEY (variance_id, system_id)) STRICT, WITHOUT ROWID;
CREATE TABLE clock_skew (system_id INTEGER PRIMARY KEY, ahead_ms INTEGER NOT NULL, pairs INTEGER NOT NULL) STRICT;
CREATE TABLE moment_taken (
  event_id INTEGER PRIMARY KEY, shift INTEGER NOT NULL, occurred_shift INTEGER NOT NULL, other INTEGER NOT NULL, told INTEGER NOT NULL
) STRICT;
CREATE TABLE observed_handoff (
  id INTEGER PRIMARY KEY, handoff_id INTEGER, event_type INTEGER NOT NULL, from_system_id INTEGER NOT NULL, to_system_id INTEGER NOT NULL,
  events INTEGER NOT NULL, reached INTEGER NOT NULL, early INTEGER NOT NULL, latency_p50 INTEGER, latency_p95 INTEGER,
  latency_max INTEGER, every_minutes INTEGER) STRICT;

CREATE TABLE check_result (
  code TEXT PRIMARY KEY, looked INTEGER NOT NULL, found INTEGER NOT NULL, quantity INTEGER NOT NULL, value INTEGER NOT NULL,
  unpriced INTEGER NOT NULL, needs TEXT, parameters TEXT NOT NULL, ran_at INTEGER NOT NULL, found_before INTEGER, ran_before INTEGER)
  STRICT, WITHOUT ROWID;
CREATE TABLE check_finding (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL, item_id INTEGER, location_id INTEGER, system_id INTEGER, at INTEGER NOT NULL,
  quantity INTEGER NOT NULL, value INTEGER NOT NULL, sentence TEXT NOT NULL) STRICT;
CREATE TABLE check_evidence (
  finding_id INTEGER NOT NULL, seq INTEGER NOT NULL, role TEXT NOT NULL, fact TEXT NOT NULL, fact_id INTEGER NOT NULL,
  PRIMARY KEY (finding_id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE state_figure (
  system_id INTEGER NOT NULL, location_id INTEGER NOT NULL, state INTEGER NOT NULL, items INTEGER NOT NULL, units INTEGER NOT NULL,
  on_hand INTEGER NOT NULL, available INTEGER NOT NULL, PRIMARY KEY (system_id, location_id, state)) STRICT, WITHOUT ROWID;
CREATE TABLE root_pattern (
  id INTEGER PRIMARY KEY, root_event_id INTEGER NOT NULL, pattern INTEGER NOT NULL) STRICT;
CREATE TABLE root_step (
  pattern_id INTEGER NOT NULL, seq INTEGER NOT NULL, role TEXT NOT NULL, finding_id INTEGER, incident_id INTEGER, system_id INTEGER,
  quantity INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (pattern_id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE incident_trace (
  incident_id INTEGER NOT NULL, rank INTEGER NOT NULL, finding_id INTEGER NOT NULL, root_event_id INTEGER NOT NULL,
  weight INTEGER NOT NULL, is_open INTEGER NOT NULL, reasoning TEXT NOT NULL, PRIMARY KEY (incident_id, rank)) STRICT, WITHOUT ROWID;
`;

/** Built after the bulk load and only where somebody will look things up; a plain headless audit needs none of them. */
export const INDEXES = `
CREATE INDEX IF NOT EXISTS event_by_item ON event (item_id, location_id, occurred_at);
CREATE INDEX IF NOT EXISTS event_by_path ON event (system_id, type, COALESCE(recorded_at, occurred_at), quantity);
CREATE INDEX IF NOT EXISTS position_by_item ON position (item_id, location_id, system_id);
CREATE INDEX IF NOT EXISTS reject_by_source ON reject (source_id, line);
CREATE INDEX IF NOT EXISTS statement_line_by_finding ON statement_line (finding_id);
CREATE INDEX IF NOT EXISTS variance_by_item ON variance (item_id, location_id);
CREATE INDEX IF NOT EXISTS finding_by_root ON finding (root_event_id);
CREATE INDEX IF NOT EXISTS finding_by_number ON finding (number);
CREATE INDEX IF NOT EXISTS finding_by_owner ON finding (owner);
CREATE INDEX IF NOT EXISTS check_finding_by_code ON check_finding (code, value);
CREATE INDEX IF NOT EXISTS evidence_by_fact ON evidence (fact_id, fact);
`;
