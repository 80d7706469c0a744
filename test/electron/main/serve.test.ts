import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../../electron/main/appProtocol/policy.ts';
import { fileFor, serve } from '../../../electron/main/appProtocol/serve.ts';

let outer: string;
let folder: string;
beforeAll(async () => {
  outer = await mkdtemp(join(tmpdir(), 'countersign-'));
  folder = join(outer, 'renderer');
  await mkdir(join(folder, 'inner'), { recursive: true });
  await writeFile(join(outer, 'secret.js'), 'secret');
  await mkdir(`${folder}-other`);
  await writeFile(`${folder}-other/secret.js`, 'secret');
  await writeFile(join(folder, 'index.html'), '<p>page</p>');
  await writeFile(join(folder, 'inner', 'part.js'), 'part');
  await writeFile(join(folder, '.hidden.js'), 'hidden');
  await writeFile(join(folder, 'data.sqlite'), 'data');
});
afterAll(async () => { await rm(outer, { recursive: true }); });

describe('serve', () => {
  it.each([
    ['app://bundle/index.html', '<p>page</p>', 'text/html; charset=utf-8'],
    ['app://bundle/inner/part.js?v=1#x', 'part', 'text/javascript; charset=utf-8'],
  ])('serves %s with every header', async (url, text, type) => {
    const response = await serve({ method: 'GET', url }, folder);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  });

  it.each([
    'app://bundle/../secret.js', 'app://bundle/inner/../../secret.js', 'app://bundle/..%2fsecret.js', 'app://bundle/%2e%2e/secret.js',
    'app://bundle/..%5csecret.js', 'app://bundle/..\\secret.js', 'app://bundle//etc/passwd', 'app://bundle/inner//part.js',
    'app://bundle/../renderer-other/secret.js', 'app://bundle/.hidden.js', 'app://bundle/data.sqlite', 'app://bundle/inner', 'app://bundle/',
    'app://bundle/none.js', 'app://bundle/part.js%00.html', 'app://evil/index.html', 'app://bundle', 'file:///etc/passwd',
    'app://bundle/C:/windows/win.js', 'app://bundle/inner/part.js:stream', 'app://user@bundle/index.html',
  ])('answers 404 to %s, with the policy all the same', async (url) => {
    const response = await serve({ method: 'GET', url }, folder);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
  });

  it.each(['POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await serve({ method, url: 'app://bundle/index.html' }, folder)).status).toBe(405);
  });

  it('gives a path inside the folder only', () => {
    expect(fileFor('app://bundle/inner/part.js', folder)).toBe(join(folder, 'inner', 'part.js'));
  });
});

describe('the policy', () => {
  it('starts from nothing, and lets no script in but the bundle’s', () => {
    const rules = new Map(CONTENT_SECURITY_POLICY.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
    expect(rules.get('default-src')).toEqual(["'none'"]);
    expect(rules.get('script-src')).toEqual(["'self'"]);
    expect(rules.get('connect-src')).toEqual(["'self'"]);
    expect(rules.get('require-trusted-types-for')).toEqual(["'script'"]);
    for (const name of ['frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors', 'worker-src']) {
      expect(rules.get(name), name).toEqual(["'none'"]);
    }
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|https?:|\*/u);
  });
});
