import { describe, expect, it } from 'vitest';
import { isOurPage } from '../../../electron/main/senderCheck.ts';

describe('isOurPage', () => {
  it('knows our page', () => {
    expect(isOurPage({ url: 'app://bundle/index.html', parent: null })).toBe(true);
    expect(isOurPage({ url: 'app://bundle/index.html?x#y', parent: null })).toBe(true);
  });

  it('refuses a frame that is gone', () => {
    expect(isOurPage(null)).toBe(false);
  });

  it('refuses a frame inside the page, even of our own address', () => {
    expect(isOurPage({ url: 'app://bundle/index.html', parent: { url: 'app://bundle/index.html' } })).toBe(false);
  });

  it.each([
    'app://evil/index.html', 'app://bundle.evil/index.html', 'app://evil@bundle/index.html', 'app://bundle:80/index.html',
    'https://bundle/index.html', 'file:///bundle/index.html', 'about:blank', 'data:text/html,app://bundle/', 'devtools://bundle/', '', 'app:',
    'blob:app://bundle/0000',
  ])('refuses %s', (url) => {
    expect(isOurPage({ url, parent: null })).toBe(false);
  });
});
