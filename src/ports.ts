/**
 * What the engine needs from outside. Everything else in `src` is plain computation, so the same engine runs in the
 * desktop program's engine process, in the command line and in the tests, each with its own ports.
 */

/** A point in time, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export interface Clock {
  /** Now. Only decisions and log entries may carry it; no figure may depend on it. */
  now(): Instant;
  /** Monotonic milliseconds, for rates and durations. */
  elapsed(): number;
}

export interface FileEntry {
  /** The path relative to the folder that was listed, with `/` between its parts. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/** What a listing leaves out: by its place in the folder, and why. */
export interface PassedOver {
  readonly name: string;
  /**
   * `hidden`: a folder of the system; `again`: a link to a folder that was listed; `deep`, `many`: beyond what is looked at; `closed`: a
   * folder that may not be read; `link`: leads nowhere; `other`: a pipe, a socket or a device.
   */
  readonly kind: 'hidden' | 'again' | 'deep' | 'many' | 'closed' | 'link' | 'other';
}

/** A file opened for reading. `read` returns fewer bytes than asked for only at the end of the file. */
export interface ReadableFile {
  readonly bytes: number;
  read(into: Uint8Array, position: number): Promise<number>;
  /** Fails with `source_changed` where the file is no longer the one that was opened. */
  assertUnchanged(): Promise<void>;
  close(): Promise<void>;
}

export interface Files {
  /** The files in a folder and the folders below it, sorted by name. Fails with `not_a_folder`, `not_found` or `unreadable`. */
  list(folder: string): Promise<readonly FileEntry[]>;
  /** What lies in a folder and is not among its files, sorted by name. */
  passedOver?(folder: string): Promise<readonly PassedOver[]>;
  stat(path: string): Promise<{ readonly kind: 'file' | 'folder' | 'other' | 'absent'; readonly bytes: number }>;
  open(path: string): Promise<ReadableFile>;
  /**
   * The whole file, with so many bytes of unused memory behind it where `room` is given. `use` may be called with the pieces in their order
   * while the next one is read.
   */
  readWhole(path: string, room?: number, use?: (piece: Uint8Array) => void): Promise<Uint8Array>;
  /**
   * Replaces a file as a whole: a temporary file beside it, written in full, its size checked, flushed, renamed over,
   * the folder flushed. What stood there before stays untouched until then, and stays where this fails.
   */
  replace(path: string, content: Uint8Array | readonly Uint8Array[]): Promise<void>;
  join(folder: string, name: string): string;
  baseName(path: string): string;
}

export interface Digests {
  /** A running SHA-256; `hex` ends it. */
  sha256(): { update(bytes: Uint8Array): void; hex(): string };
}

export interface Compression {
  gzip(bytes: Uint8Array): Promise<Uint8Array>;
  gunzip(bytes: Uint8Array): Promise<Uint8Array>;
  /** The content of a raw deflate stream, piece by piece, as zip files hold it; throws where it is damaged. */
  inflateRaw(bytes: Uint8Array): AsyncIterable<Uint8Array>;
  /** CRC-32 (ISO 3309) of `bytes`, continuing from `crc` (0 to begin with). */
  crc32(bytes: Uint8Array, crc: number): number;
}

/** How far a long piece of work has come. `total` 0 means that it is not known. */
export interface Progress {
  /** Which part of the work this is, in words fit to show: "Reading wms_stock.csv". */
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly unit: 'rows' | 'bytes' | 'events' | 'items' | 'steps';
  /** Units a second over the phase so far; 0 until it can be told. */
  readonly rate: number;
}

/** What long work reports to and is stopped by. */
export interface Task {
  report(progress: Progress): void;
  /** Lets waiting messages in (so that a cancel can arrive) and throws `cancelled` where the work is to stop. */
  breathe(): Promise<void>;
}

export interface Log {
  /** One line for the person who runs the program; never a client's cell value. */
  note(message: string): void;
}

/** A thread of its own that reads sources and works beside; what crosses is plain data (see `src/engine/beside/messages.ts`). */
export interface BesideThread {
  /** Gives it something to do, after all that it was given before. */
  give(job: unknown): void;
  /** The next message; null where none came for a while, so that the caller can breathe. Fails where the thread ended early. */
  next(): Promise<unknown>;
  /** Says that the caller is done with one message of rows, so that the thread may send more. */
  taken(): void;
  /** Ends the thread, in the middle of its work or after it. */
  end(): Promise<void>;
}

export interface BesideThreads {
  /** With fewer bytes to read a thread takes longer to start than it saves. */
  readonly leastBytes: number;
  start(): BesideThread;
}

/** Who has a file open, as others are told. */
export interface LockHolder {
  readonly user: string;
  readonly host: string;
  /** The program's version. */
  readonly version: string;
  /** Milliseconds since 1970 UTC, by the holder's clock: to be told, never to be judged by. */
  readonly since: Instant;
}

export interface Lock {
  /** Whether it is still ours: somebody may have removed it by hand. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** A file that only grows at its end. */
export interface AppendFile {
  /** Resolves once the bytes are on the disk; where it fails (`disk_full`, `not_written`) the file is as it was before. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  readonly empty: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What keeping an engagement file open for work needs of the disk. */
export interface Keeping {
  /** The lock at this path, or who holds it. That of a process that is gone is taken over, and `clean` done. Fails with `not_written`. */
  lock(path: string): Promise<Lock | LockHolder>;
  /** Removes what programs that were killed left in the folder of a file: drafts, and what lies beside a file never written. */
  clean(path: string): Promise<void>;
  /** Opens a file for appending, cut to its first `length` bytes; makes it where it is not there. */
  openAppend(path: string, length: number): Promise<AppendFile>;
  /** A text that is another one once the file was replaced or written to; null where there is none. */
  fingerprint(path: string): Promise<string | null>;
  /**
   * As `Files.replace`, and what stood there stays as `PATH.1`, what was `.1` as `.2`, up to `kept` of them. A part that is a promise is
   * waited for once those before it are written; where it fails nothing is replaced.
   */
  replaceKeeping(path: string, content: readonly (Uint8Array | Promise<Uint8Array>)[], kept: number): Promise<void>;
  move(from: string, to: string): Promise<void>;
  /** Removes a file; one that is not there is removed already. */
  remove(path: string): Promise<void>;
}

/** The key of one sealed file. It is in memory while the file is open, and nowhere else. */
export interface FileKey {
  /** Encrypts a file's content; the answer is all of the sealed file. */
  seal(pieces: readonly Uint8Array[]): Promise<readonly Uint8Array[]>;
  /** The content of a sealed file. Fails with `engagement_damaged` where a byte of it was changed or is missing. */
  open(sealed: Uint8Array): Promise<Uint8Array>;
  /** A line without a line end in it, as text. */
  sealLine(line: Uint8Array): Uint8Array;
  /** Null where the line was changed or sealed with another key. */
  openLine(line: Uint8Array): Uint8Array | null;
}

/** Encryption of engagement files with a password. */
export interface Sealing {
  newKey(password: string): Promise<FileKey>;
  /** The key of a sealed file. Fails with `password_wrong`. */
  keyOf(sealed: Uint8Array, password: string): Promise<FileKey>;
}

/** What the engine is made with. */
export interface Ports {
  readonly clock: Clock;
  readonly files: Files;
  readonly digests: Digests;
  readonly compression: Compression;
  readonly log: Log;
  /** Absent where everything is to be done in the one thread; what comes of it is the same. */
  readonly threads?: BesideThreads;
  /** Absent where no engagement is kept open for work: nothing is locked and decisions are not journaled. */
  readonly keeping?: Keeping;
  /** Absent where no file is sealed or unsealed. */
  readonly sealing?: Sealing;
  /** The name of who works with the program, as the log is to tell it; '' where nobody gave one. */
  readonly operator?: () => string;
  /** The bytes of sql.js' WebAssembly module (an asar archive has no path to load it from). */
  readonly sqlWasm: Uint8Array;
  /** The program's version, as written into engagement files and reports. */
  readonly version: string;
}
