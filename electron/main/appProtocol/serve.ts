import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { HOST, SCHEME } from './address.ts';
import { HEADERS } from './policy.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml',
  png: 'image/png', woff2: 'font/woff2', map: 'application/json',
};
/** Plain names with folders between them: no dots at the start of a part, nothing encoded, no backslash, no drive. */
const PATH = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/u;

/**
 * Serves one folder and nothing outside it. Judged on the address as it was sent, before anything decodes or normalises it.
 * @returns the file's path, or null for whatever is refused.
 */
export function fileFor(address: string, folder: string): string | null {
  const prefix = `${SCHEME}://${HOST}`;
  if (!address.startsWith(`${prefix}/`)) return null;
  const path = address.slice(prefix.length).split(/[?#]/u)[0] ?? '';
  if (!PATH.test(path) || path.includes('..')) return null;
  const file = normalize(join(folder, path));
  return file.startsWith(normalize(folder) + sep) && TYPES[extensionOf(file)] !== undefined ? file : null;
}

/** Answers a request of the page: GET of a file of the bundle, with the policy's headers, or 404. */
export async function serve(request: { readonly method: string; readonly url: string }, folder: string): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { ...HEADERS, Allow: 'GET' } });
  const file = fileFor(request.url, folder);
  if (file === null) return notFound();
  try {
    const bytes = await readFile(file);
    return new Response(new Uint8Array(bytes), { headers: { ...HEADERS, 'Content-Type': TYPES[extensionOf(file)] ?? 'text/plain' } });
  } catch {
    return notFound();
  }
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: HEADERS });
}

function extensionOf(file: string): string {
  return file.slice(file.lastIndexOf('.') + 1).toLowerCase();
}
