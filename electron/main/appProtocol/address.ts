/** The address of the page: `app://bundle/index.html`. */
export const SCHEME = 'app';
export const HOST = 'bundle';
export const PAGE = `${SCHEME}://${HOST}/index.html`;
