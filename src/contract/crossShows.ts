/** Which codes a list across the systems shows. Apart from the schemas: the window draws it and parses nothing. */
export const CROSS_SHOWS = ['suggested', 'single', 'decided', 'all'] as const;
export type CrossShow = (typeof CROSS_SHOWS)[number];
