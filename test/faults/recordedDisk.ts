/**
 * A disk that remembers what was done to it: everything goes through to the real one, and what happens in a watched folder is written down,
 * operation by operation. From that the states are made in which a power failure can leave the folder: see `statesAt`.
 */
import type { FileHandle } from 'node:fs/promises';
import type * as FsPromises from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';

type Fs = typeof FsPromises;

/** One thing done to the disk, or (`mark`) something that was acknowledged to a person between two of them. */
export type Operation =
  | { readonly kind: 'name'; readonly path: string; readonly file: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string; readonly file: number }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'write'; readonly file: number; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly file: number; readonly length: number }
  | { readonly kind: 'flush'; readonly file: number }
  | { readonly kind: 'flushFolder' }
  | { readonly kind: 'mark'; readonly text: string };

/** What is recorded; empty where nothing is watched. */
export interface Recording {
  folder: string | null;
  operations: Operation[];
  files: Map<string, number>;
  lengths: Map<number, number>;
}

const recording: Recording = { folder: null, operations: [], files: new Map(), lengths: new Map() };

/** Watches a folder from now on, in which nothing lies but `there`, by their paths. */
export function watch(folder: string, there: State): void {
  Object.assign(recording, { folder, operations: [], files: new Map(), lengths: new Map() });
  for (const [path, bytes] of there) {
    const file = named(path);
    recording.lengths.set(file, bytes.length);
    note({ kind: 'write', file, at: 0, bytes });
    note({ kind: 'flush', file });
  }
  if (there.size > 0) note({ kind: 'flushFolder' });
}

/** Ends the watch and answers what was done. */
export function recorded(): readonly Operation[] {
  recording.folder = null;
  return recording.operations;
}

export function mark(text: string): void {
  recording.operations.push({ kind: 'mark', text });
}

const isWatched = (path: unknown): path is string => typeof path === 'string' && dirname(path) === recording.folder;
const note = (operation: Operation): void => { recording.operations.push(operation); };

function named(path: string): number {
  const known = recording.files.get(path);
  if (known !== undefined) return known;
  const file = recording.lengths.size + 1;
  recording.files.set(path, file);
  recording.lengths.set(file, 0);
  note({ kind: 'name', path, file });
  return file;
}

/** `node:fs/promises` with a watch on it. What this program writes with is watched; nothing else of it is used. */
export function recordingFs(real: Fs): Fs {
  return {
    ...real,
    async open(path, flags, mode) {
      const handle = await real.open(path, flags, mode);
      if (recording.folder !== null && path === recording.folder) return folderHandle(handle);
      if (!isWatched(path) || typeof flags !== 'string' || flags === 'r') return handle;
      return fileHandle(handle, named(path));
    },
    async rename(from, to) {
      await real.rename(from, to);
      if (!isWatched(from) || !isWatched(to)) return;
      const file = recording.files.get(from) ?? 0;
      recording.files.delete(from);
      recording.files.set(to, file);
      note({ kind: 'rename', from, to, file });
    },
    async link(from, to) {
      await real.link(from, to);
      if (!isWatched(from) || !isWatched(to)) return;
      const file = recording.files.get(from) ?? 0;
      recording.files.set(to, file);
      note({ kind: 'name', path: to, file });
    },
    async rm(path, options) {
      await real.rm(path, options);
      if (!isWatched(path) || !recording.files.delete(path)) return;
      note({ kind: 'unlink', path });
    },
  };
}

function folderHandle(handle: FileHandle): FileHandle {
  return over(handle, {
    async sync() {
      await handle.sync();
      note({ kind: 'flushFolder' });
    },
  });
}

function fileHandle(handle: FileHandle, file: number): FileHandle {
  const length = (): number => recording.lengths.get(file) ?? 0;
  const wrote = (bytes: Uint8Array): void => {
    // All of it is written one after the other: temporary files from their beginning, the journal at its end.
    note({ kind: 'write', file, at: length(), bytes: bytes.slice() });
    recording.lengths.set(file, length() + bytes.length);
  };
  const flushed = (): void => { note({ kind: 'flush', file }); };
  return over(handle, {
    async write(bytes: Uint8Array, from = 0, count = bytes.length - from) {
      const done = await handle.write(bytes, from, count);
      wrote(bytes.subarray(from, from + done.bytesWritten));
      return done;
    },
    async writeFile(text: string) {
      await handle.writeFile(text);
      wrote(new TextEncoder().encode(text));
    },
    async truncate(to = 0) {
      await handle.truncate(to);
      recording.lengths.set(file, to);
      note({ kind: 'truncate', file, length: to });
    },
    async sync() {
      await handle.sync();
      flushed();
    },
    async datasync() {
      await handle.datasync();
      flushed();
    },
  });
}

/** A handle in which some functions are others. */
function over(handle: FileHandle, functions: object): FileHandle {
  return new Proxy(handle, {
    get(target, name) {
      const from = name in functions ? functions : target;
      const value: unknown = Reflect.get(from, name);
      return typeof value === 'function' ? (...given: unknown[]): unknown => Reflect.apply(value, from, given) : value;
    },
  });
}

/** A folder as a power failure left it: what stands under which name. */
export type State = ReadonlyMap<string, Uint8Array>;

interface FileState {
  /** Its content when it was flushed last. */
  durable: Uint8Array;
  /** What was done to it since. */
  pending: Operation[];
}

/** What a disk may have made of what was not flushed, a file at a time. */
const FATES = ['lost', 'kept', 'torn', 'zeros'] as const;
type Fate = (typeof FATES)[number];

/** The whole of a recording so far, as the disk and as the programs see it. */
export class DiskModel {
  readonly #files = new Map<number, FileState>();
  #names = new Map<string, number>();
  #pendingNames: Operation[] = [];

  apply(operation: Operation): void {
    switch (operation.kind) {
      case 'name': case 'rename': case 'unlink': this.#pendingNames.push(operation); return;
      case 'flushFolder':
        this.#names = this.#after(this.#pendingNames);
        this.#pendingNames = [];
        return;
      case 'write': case 'truncate': this.#file(operation.file).pending.push(operation); return;
      case 'flush': {
        const file = this.#file(operation.file);
        this.#files.set(operation.file, { durable: contentOf(file, 'kept'), pending: [] });
        return;
      }
      case 'mark':
    }
  }

  /**
   * Every state that is told apart in which the folder may be found: of the names that were not flushed none, all, all up to any of them,
   * and all but any of them are there; what was written to files and not flushed is lost, kept, kept to its half, or a length without
   * content.
   */
  *states(): Generator<{ readonly key: string; readonly state: State }> {
    const told = new Set<string>();
    for (const names of this.#choices()) {
      const there = this.#after(names);
      for (const fate of FATES) {
        const state = new Map<string, Uint8Array>();
        const parts: string[] = [];
        for (const [path, number] of [...there].sort(([a], [b]) => (a < b ? -1 : 1))) {
          const content = contentOf(this.#file(number), fate);
          state.set(path, content);
          parts.push(`${isDraft(path) ? 'draft' : path} ${isDraft(path) ? '' : digest(content)}`);
        }
        const key = parts.join('\n');
        if (told.has(key)) continue;
        told.add(key);
        yield { key, state };
      }
    }
  }

  #file(number: number): FileState {
    const known = this.#files.get(number);
    if (known !== undefined) return known;
    const made = { durable: new Uint8Array(0), pending: [] };
    this.#files.set(number, made);
    return made;
  }

  #choices(): readonly (readonly Operation[])[] {
    const pending = this.#pendingNames;
    return [
      ...Array.from({ length: pending.length + 1 }, (_, count) => pending.slice(0, count)),
      ...pending.map((_, left) => pending.filter((__, at) => at !== left)),
    ];
  }

  #after(operations: readonly Operation[]): Map<string, number> {
    const names = new Map(this.#names);
    for (const operation of operations) {
      if (operation.kind === 'name') names.set(operation.path, operation.file);
      if (operation.kind === 'unlink') names.delete(operation.path);
      if (operation.kind !== 'rename') continue;
      if (names.get(operation.from) === operation.file) names.delete(operation.from);
      names.set(operation.to, operation.file);
    }
    return names;
  }
}

function isDraft(path: string): boolean {
  return basename(path).startsWith('.countersign-');
}

const digests = new WeakMap<Uint8Array, string>();
function digest(content: Uint8Array): string {
  const known = digests.get(content);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(content).digest('hex');
  digests.set(content, made);
  return made;
}

function contentOf({ durable, pending }: FileState, fate: Fate): Uint8Array {
  if (pending.length === 0 || fate === 'lost') return durable;
  let content = durable;
  for (const [index, operation] of pending.entries()) {
    if (operation.kind === 'truncate') content = content.slice(0, operation.length);
    if (operation.kind !== 'write') continue;
    const isLast = index === pending.length - 1;
    const bytes = fate === 'torn' && isLast ? operation.bytes.subarray(0, operation.bytes.length >> 1) : operation.bytes;
    const longer = new Uint8Array(Math.max(content.length, operation.at + bytes.length));
    longer.set(content);
    if (fate !== 'zeros') longer.set(bytes, operation.at);
    content = longer;
  }
  return content;
}
