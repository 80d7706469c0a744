/** How a system writes a reference into its log, given its habit. */
import type { LogEntry, Movement } from './movement.ts';
import type { FileStyle } from './styles.ts';
import type { ReferenceHabit } from './untidiness.ts';
import type { World } from './world.ts';

const OWN_PREFIX: Readonly<Record<string, string>> = {
  sale: 'SINV-', receipt: 'GRN/', return: 'RET ', refund: 'RET ', shipment: 'DESP-', transfer_out: 'TO_', transfer_in: 'TI_',
  write_off: 'SCR-', count: 'INV#', adjustment: 'KOR-', reservation: 'HLD-', release: 'HLD-',
};

/** The reference as it stands in the system's log; empty where there is none. */
export function writtenReference(world: World, movement: Movement, entry: LogEntry, style: Pick<FileStyle, 'reference'>): string {
  if (entry.hasNoReference === true) return '';
  const habit: ReferenceHabit = world.options.untidiness.references[entry.system] ?? 'usual';
  const plain = movement.reference;
  const digits = /\d+$/u.exec(plain)?.[0] ?? plain;
  const written = inHabit(habit, plain, digits, movement.type, style);
  return written === '' ? '' : written + (entry.suffix ?? '');
}

function inHabit(habit: ReferenceHabit, plain: string, digits: string, type: string, style: Pick<FileStyle, 'reference'>): string {
  switch (habit) {
    case 'usual': return style.reference(plain);
    case 'bare': return digits;
    case 'padded': return digits.padStart(10, '0');
    case 'prefixed': return `${OWN_PREFIX[type] ?? 'X-'}${digits}`;
    // A number that nobody could derive from the other one.
    case 'own_number': return `49${String((Number(digits) * 7_919 + 104_729) % 1_000_003).padStart(8, '0')}`;
    case 'none': return '';
  }
}

/** Whether two systems' references can be set against each other at all. */
export function areComparable(world: World, a: string, b: string): boolean {
  const tells = (system: string): boolean => {
    const habit = world.options.untidiness.references[system] ?? 'usual';
    return habit !== 'none' && habit !== 'own_number';
  };
  return tells(a) && tells(b);
}
