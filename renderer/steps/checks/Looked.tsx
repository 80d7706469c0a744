import type { CheckView } from '../../../src/contract/checkViews.ts';
import { RestsOnDoor } from '../../features/evidence/RestsOnDoor.tsx';
import { formatCount } from '../../ui/figures.ts';

/** How much a check looked at. What it let pass is counted and not kept: that is said, and how to have it counted again. */
export function Looked({ check, looked }: { readonly check: CheckView; readonly looked: number }) {
  if (looked === 0) return <span className="quiet">0</span>;
  const settings = check.parameters.map(({ label, value }) => `${label}: ${formatCount(value)}`).join('; ');
  return (
    <RestsOnDoor
      restsOn={{
        title: `${formatCount(looked)} ${check.looksAt} looked at: ${check.title}`,
        says: [
          `It goes through every one of the ${check.looksAt} that the files give. What it objects to is listed beside it, each with its `
            + 'rows; what it lets pass is counted and not kept.',
          settings === '' ? `The rule: ${check.source}.` : `The rule: ${check.source}. With ${settings}.`,
          'Running the check again counts them anew from the same files.',
        ],
      }}
    >
      {formatCount(looked)}
    </RestsOnDoor>
  );
}
