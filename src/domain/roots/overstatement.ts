import type { Finding } from '../findings.ts';

/**
 * By how many scaled units a finding leaves some system's figure too high: more than there is, which a person then picks, promises or
 * sells in vain. 0 or less where it leaves a figure too low; null where its quantity says nothing of that.
 */
export function overstatement({ kind, quantity }: Finding): number | null {
  switch (kind) {
    // The target goes without the event: a sale it never heard of leaves it too high, a receipt too low.
    case 'missing_event': case 'late_event': return 0 - quantity;
    // The target has it beyond what happened, or before it did.
    case 'duplicate_write': case 'orphan_event': case 'sequence_error': case 'quantity_mismatch': case 'unit_of_measure': return quantity;
    // One side has the correction and the others have not: whichever is right, one of them is too high.
    case 'ungated_write': case 'recurring_variance': return Math.abs(quantity);
    // Two figures apart: one of them is too high.
    case 'opening_difference': case 'unexplained_variance': case 'stale_read': case 'status_scope': case 'location_scope':
    case 'phantom_availability': return Math.abs(quantity);
    case 'item_alias': case 'pack_size': case 'in_flight': return null;
  }
}
