/**
 * What people decided, and what a run remembers of the runs before it. Everything here is written by decisions (see
 * `src/store/decisions`) or by a run; the log `decision` says who wrote what, when and why. Codes stand as text where they have to
 * outlive an import, which numbers items and locations anew.
 */
export const DECISION_TABLES = `
CREATE TABLE decision (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, command TEXT NOT NULL, payload TEXT NOT NULL,
  previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TABLE decision_exception (number INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (number, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE decision_undone (seq INTEGER PRIMARY KEY, by_seq INTEGER NOT NULL) STRICT;

CREATE TABLE exception_life (
  number INTEGER PRIMARY KEY, due_at INTEGER, reason INTEGER, resolved INTEGER NOT NULL, by_hand INTEGER NOT NULL,
  compared INTEGER, closed_by_run INTEGER NOT NULL) STRICT;
CREATE TABLE earlier_exception (
  number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, sku TEXT NOT NULL, location TEXT NOT NULL,
  handoff TEXT, from_system TEXT, to_system TEXT, reference TEXT, quantity INTEGER NOT NULL, value INTEGER NOT NULL,
  severity INTEGER NOT NULL, owner TEXT NOT NULL, status INTEGER NOT NULL, first_at INTEGER NOT NULL, times_seen INTEGER NOT NULL,
  due_at INTEGER, reason INTEGER, resolved INTEGER NOT NULL, by_hand INTEGER NOT NULL, closed_at INTEGER,
  standing INTEGER NOT NULL, priced INTEGER NOT NULL) STRICT;
CREATE TABLE earlier_rule (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE earlier_proof (number INTEGER PRIMARY KEY, says TEXT NOT NULL, rule_id INTEGER NOT NULL) STRICT;
CREATE TABLE earlier_source (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, system TEXT NOT NULL, header TEXT, lines_sha256 TEXT, gzip BLOB,
  UNIQUE (file, sha256)) STRICT;
CREATE TABLE earlier_evidence (
  number INTEGER NOT NULL, seq INTEGER NOT NULL, role TEXT NOT NULL, source_id INTEGER NOT NULL, line INTEGER NOT NULL,
  PRIMARY KEY (number, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE run (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, cutoff INTEGER NOT NULL, exceptions INTEGER NOT NULL, variances INTEGER NOT NULL,
  absolute_units INTEGER NOT NULL, net_value INTEGER NOT NULL, appeared INTEGER, gone INTEGER, standing INTEGER, grown INTEGER,
  reopened INTEGER, unexplained_units INTEGER, absolute_value INTEGER, unexplained_value INTEGER, came_units INTEGER, came_value INTEGER,
  gone_units INTEGER, gone_value INTEGER) STRICT;
CREATE TABLE run_handoff (
  run_id INTEGER NOT NULL, handoff TEXT NOT NULL, events INTEGER NOT NULL, matched INTEGER NOT NULL, late INTEGER NOT NULL,
  missing INTEGER NOT NULL, duplicate INTEGER NOT NULL, mismatched INTEGER NOT NULL, orphan INTEGER NOT NULL, latency_p50 INTEGER,
  latency_p95 INTEGER, PRIMARY KEY (run_id, handoff)) STRICT, WITHOUT ROWID;

CREATE TABLE note (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE attachment (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL) STRICT;
CREATE TABLE attachment_content (sha256 TEXT PRIMARY KEY, gzip BLOB NOT NULL) STRICT;
CREATE TABLE owner (name TEXT PRIMARY KEY, active INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE owner_rule (seq INTEGER PRIMARY KEY, rule TEXT NOT NULL) STRICT;
CREATE TABLE saved_filter (name TEXT PRIMARY KEY, filter TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE confirmed_alias (
  kind TEXT NOT NULL, alias TEXT NOT NULL, code TEXT NOT NULL, same INTEGER NOT NULL,
  PRIMARY KEY (kind, alias, code)) STRICT, WITHOUT ROWID;
CREATE TABLE accepted_rejects (
  file TEXT PRIMARY KEY, rejects INTEGER NOT NULL, reason TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE remembered_mapping (fingerprint TEXT PRIMARY KEY, mapping TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE parameter (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sign_off (
  scope TEXT NOT NULL, role TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL, withdrawn TEXT,
  PRIMARY KEY (scope, role)) STRICT, WITHOUT ROWID;
`;
