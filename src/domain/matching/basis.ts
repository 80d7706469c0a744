/** How two records were seen to be of one event, the surest way first. */
export const BASES = ['reference', 'learned_reference', 'summary', 'quantity_and_time', 'parts', 'near_time', 'near_quantity'] as const;
export type Basis = (typeof BASES)[number];
