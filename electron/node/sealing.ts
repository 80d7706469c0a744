/**
 * Engagements sealed with a password: scrypt (RFC 7914) makes a key of it, which wraps a random one; that one, through HKDF, encrypts the
 * file and the lines of its journal with AES-256-GCM. All of it is Node's own.
 *
 *     head     CSGNSEAL, version, log2 N, r, p (1 byte each), salt (16), nonce (12), wrapped key (32), its tag (16), chunk size (4)
 *     prefix   8 random bytes, new at each save
 *     chunks   its length (4), then it, encrypted under nonce = prefix + number, followed by its tag; bound to the head, its number and
 *              whether it is the last
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { fail } from '../../src/domain/problem.ts';
import { isSealedFile, SEAL_MARK } from '../../src/engine/file/sealedFile.ts';
import type { FileKey, Sealing } from '../../src/ports.ts';

const VERSION = 1;
const CHUNK = 4 << 20;
const AT = { version: 8, cost: 9, r: 10, p: 11, salt: 12, nonce: 28, wrapped: 40, tag: 72, chunk: 88 } as const;
const HEAD = 92;
const PREFIX = 8;
const TAG = 16;
const NONCE = 12;
/** N = 2^17 takes 128 MB and about a third of a second; less than 2^14 is not read, more than 2^20 would take a gigabyte. */
const COST = 17;
const LEAST_COST = 14;
const MOST_COST = 20;

/** The Sealing port on Node. `cost` is log2 of scrypt's N, for tests that make many keys. */
export function nodeSealing(cost = COST): Sealing {
  return {
    async newKey(password) {
      const head = Buffer.alloc(HEAD);
      head.write(SEAL_MARK, 'latin1');
      head.set([VERSION, cost, 8, 1], AT.version);
      randomBytes(16).copy(head, AT.salt);
      const secret = randomBytes(32);
      const nonce = randomBytes(NONCE);
      nonce.copy(head, AT.nonce);
      const cipher = createCipheriv('aes-256-gcm', await stretched(head, password), nonce).setAAD(head.subarray(0, AT.nonce));
      Buffer.concat([cipher.update(secret), cipher.final()]).copy(head, AT.wrapped);
      cipher.getAuthTag().copy(head, AT.tag);
      head.writeUInt32BE(CHUNK, AT.chunk);
      return new NodeFileKey(head, secret);
    },

    async keyOf(sealed, password) {
      const head = Buffer.from(sealed.subarray(0, HEAD));
      const [version, asked, r, p] = head.subarray(AT.version, AT.salt);
      if (head.length < HEAD || !isSealedFile(head)) return damagedHead('its beginning is cut off');
      if (version !== VERSION) {
        return fail({
          code: 'engagement_newer', message: 'A later version of Countersign sealed this engagement.', expected: `seal version ${VERSION}`,
          found: `version ${version ?? 0}`, remedy: 'Nothing is wrong with the file: open it with that version.',
        });
      }
      if ((asked ?? 0) < LEAST_COST || (asked ?? 99) > MOST_COST || r !== 8 || (p ?? 0) < 1 || (p ?? 99) > 4) {
        return damagedHead('it asks for a key that no Countersign makes');
      }
      const decipher = createDecipheriv('aes-256-gcm', await stretched(head, password), head.subarray(AT.nonce, AT.wrapped))
        .setAAD(head.subarray(0, AT.nonce)).setAuthTag(head.subarray(AT.tag, AT.chunk));
      try {
        return new NodeFileKey(head, Buffer.concat([decipher.update(head.subarray(AT.wrapped, AT.tag)), decipher.final()]));
      } catch {
        return fail({
          code: 'password_wrong',
          message: 'The password is not the one that this engagement was sealed with, or its beginning was changed.',
          remedy: 'Try again. Without the password nobody can open it, and nobody can find the password out.',
        });
      }
    },
  };
}

function stretched(head: Buffer, password: string): Promise<Buffer> {
  const cost = 2 ** (head[AT.cost] ?? COST);
  const [r, p] = [head[AT.r] ?? 8, head[AT.p] ?? 1];
  return new Promise((resolve, reject) => {
    // The same letters may be typed composed or not.
    scrypt(password.normalize('NFC'), head.subarray(AT.salt, AT.nonce), 32, { N: cost, r, p, maxmem: 256 * cost * r }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

function damagedHead(what: string): never {
  return fail({
    code: 'engagement_damaged', message: `The sealed engagement cannot be opened: ${what}.`,
    remedy: 'Open an earlier copy. What can still be read of this one: nothing.',
  });
}

class NodeFileKey implements FileKey {
  readonly #head: Buffer;
  readonly #pages: Buffer;
  readonly #lines: Buffer;

  constructor(head: Buffer, secret: Buffer) {
    this.#head = head;
    this.#pages = Buffer.from(hkdfSync('sha256', secret, head.subarray(AT.salt, AT.nonce), 'snapshot', 32));
    this.#lines = Buffer.from(hkdfSync('sha256', secret, head.subarray(AT.salt, AT.nonce), 'journal', 32));
  }

  async seal(pieces: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
    const prefix = randomBytes(PREFIX);
    const sealed: Uint8Array[] = [this.#head, prefix];
    const chunks = pieces.flatMap((piece) => slices(piece));
    if (chunks.length === 0) chunks.push(new Uint8Array());
    for (const [number, chunk] of chunks.entries()) {
      const cipher = createCipheriv('aes-256-gcm', this.#pages, nonceOf(prefix, number))
        .setAAD(boundTo(this.#head, chunk.length, number, number === chunks.length - 1));
      sealed.push(lengthOf(chunk.length), cipher.update(chunk), cipher.final(), cipher.getAuthTag());
      await nextTurn();
    }
    return sealed;
  }

  async open(sealed: Uint8Array): Promise<Uint8Array> {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length);
    const prefix = bytes.subarray(HEAD, HEAD + PREFIX);
    const opened: Buffer[] = [];
    let at = HEAD + PREFIX;
    for (let number = 0; at < bytes.length; number += 1) {
      const length = at + 4 <= bytes.length ? bytes.readUInt32BE(at) : -1;
      const end = at + 4 + length + TAG;
      if (length < 0 || length > CHUNK || end > bytes.length) return damagedHead(`it is cut off in part ${number + 1}`);
      const decipher = createDecipheriv('aes-256-gcm', this.#pages, nonceOf(prefix, number))
        .setAAD(boundTo(bytes.subarray(0, HEAD), length, number, end === bytes.length)).setAuthTag(bytes.subarray(end - TAG, end));
      try {
        opened.push(decipher.update(bytes.subarray(at + 4, end - TAG)), decipher.final());
      } catch {
        return damagedHead(`part ${number + 1} was changed, or what follows it is cut off`);
      }
      at = end;
      await nextTurn();
    }
    if (opened.length === 0) return damagedHead('it is cut off after its beginning');
    return Buffer.concat(opened);
  }

  sealLine(line: Uint8Array): Uint8Array {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#lines, nonce);
    const sealed = Buffer.concat([nonce, cipher.update(line), cipher.final(), cipher.getAuthTag()]);
    return new TextEncoder().encode(sealed.toString('base64'));
  }

  openLine(line: Uint8Array): Uint8Array | null {
    const text = new TextDecoder().decode(line);
    const sealed = Buffer.from(text, 'base64');
    // Base64 passes over what does not belong to it: only the one spelling of these bytes is what was written.
    if (sealed.length < NONCE + TAG || sealed.toString('base64') !== text) return null;
    const decipher = createDecipheriv('aes-256-gcm', this.#lines, sealed.subarray(0, NONCE)).setAuthTag(sealed.subarray(-TAG));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
    } catch {
      return null;
    }
  }
}

function slices(piece: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(piece.length / CHUNK) }, (_, at) => piece.subarray(at * CHUNK, (at + 1) * CHUNK));
}

function nonceOf(prefix: Uint8Array, number: number): Buffer {
  const nonce = Buffer.alloc(NONCE);
  nonce.set(prefix);
  nonce.writeUInt32BE(number, PREFIX);
  return nonce;
}

function boundTo(head: Uint8Array, length: number, number: number, isLast: boolean): Buffer {
  const bound = Buffer.alloc(HEAD + 9);
  bound.set(head);
  bound.writeUInt32BE(length, HEAD);
  bound.writeUInt32BE(number, HEAD + 4);
  bound[HEAD + 8] = isLast ? 1 : 0;
  return bound;
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

/** Messages are let in between chunks. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve); });
}
