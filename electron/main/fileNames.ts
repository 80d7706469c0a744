import type { ShownList } from '../../src/contract/calls.ts';

/** A file's name made from a client's text: no path in it, nothing a system of ours refuses, of bounded length. */
export function fileNameFor(text: string, extension: string): string {
  const plain = text.normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[<>:"/\\|?*]+/gu, ' ').replace(/\s+/gu, ' ').replace(/^[. ]+/u, '');
  const short = Array.from(plain).slice(0, 80).join('').replace(/[. ]+$/u, '');
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu.test(short);
  return `${short === '' || reserved ? `Engagement ${short}`.trim() : short}.${extension}`;
}

const LISTS: Readonly<Record<Exclude<ShownList['list'], 'table' | 'rows' | 'findings'>, string>> = {
  variances: 'variances', exceptions: 'exceptions', roots: 'root events', reports: 'reports of people', codes: 'codes across systems',
  events: 'events', decisions: 'log of decisions', gone: 'not seen any more',
};

/** What a list is called in the name of its file. */
export function listTitle(shown: ShownList): string {
  switch (shown.list) {
    case 'table': return shown.title;
    case 'rows': return shown.title === '' ? 'rows' : shown.title;
    case 'findings': return shown.code.replace(/_/gu, ' ');
    default: return LISTS[shown.list];
  }
}
