import { HOST, SCHEME } from './appProtocol/address.ts';

/** What is known of the frame a message came from; the parts of Electron's WebFrameMain that are judged. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/**
 * Whether a message comes from our own page in a window's main frame. Protocol and host are compared, never the origin: Node
 * gives every address of a scheme of one's own the origin "null".
 */
export function isOurPage(frame: SenderFrame | null): boolean {
  if (frame === null || frame.parent !== null) return false;
  try {
    const { protocol, host, username, password, port } = new URL(frame.url);
    return protocol === `${SCHEME}:` && host === HOST && port === '' && username === '' && password === '';
  } catch {
    return false;
  }
}
