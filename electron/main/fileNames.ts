/** A file's name made from a client's text: no path in it, nothing a system of ours refuses, of bounded length. */
export function fileNameFor(text: string, extension: string): string {
  const plain = text.normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[<>:"/\\|?*]+/gu, ' ').replace(/\s+/gu, ' ').replace(/^[. ]+/u, '');
  const short = Array.from(plain).slice(0, 80).join('').replace(/[. ]+$/u, '');
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu.test(short);
  return `${short === '' || reserved ? `Engagement ${short}`.trim() : short}.${extension}`;
}
