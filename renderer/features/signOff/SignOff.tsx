import type { SignOffView } from '../../../src/contract/workViews.ts';
import { SIGN_OFF_ROLES, type SignOffRole, type SignOffScope } from '../../../src/domain/vocabulary.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { propose } from '../../app/state/decisions.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { formatMoment } from '../../ui/moments.ts';
import './signOff.css';

const ROLE_WORDS: Readonly<Record<SignOffRole, { readonly word: string; readonly says: string }>> = {
  preparer: { word: 'Prepared', says: 'that it was worked out as the data allow, and that what is open is named' },
  reviewer: { word: 'Reviewed', says: 'that it was looked through by somebody else, and holds' },
};

/** Who answers for a step: the preparer first, a reviewer who is somebody else second. What changes afterwards withdraws it. */
export function SignOff({ scope, what }: { readonly scope: SignOffScope; readonly what: string }) {
  const work = useAnswer('work.view', {});
  const readOnly = useWindow((state) => state.engagement?.readOnly ?? false);
  const signed = (role: SignOffRole): SignOffView | undefined =>
    work.value?.signOffs.find((each) => each.scope === scope && each.role === role);
  return (
    <section className="sign-off" aria-label={`Sign-off of ${what}`}>
      {SIGN_OFF_ROLES.map((role) => (
        <Line
          key={role}
          scope={scope}
          role={role}
          what={what}
          signed={signed(role)}
          isNext={role === 'preparer' || stands(signed('preparer'))}
          readOnly={readOnly}
        />
      ))}
    </section>
  );
}

function stands(signed: SignOffView | undefined): boolean {
  return signed !== undefined && signed.withdrawn === null;
}

function Line({
  scope,
  role,
  what,
  signed,
  isNext,
  readOnly,
}: {
  readonly scope: SignOffScope;
  readonly role: SignOffRole;
  readonly what: string;
  readonly signed: SignOffView | undefined;
  readonly isNext: boolean;
  readonly readOnly: boolean;
}) {
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const { word, says } = ROLE_WORDS[role];
  if (signed !== undefined && stands(signed)) {
    return (
      <p>
        <span className="sign-off-mark" aria-hidden="true">
          ✓
        </span>
        {word} by <strong>{signed.who}</strong> <span className="quiet">{formatMoment(signed.at, timezone)}</span>
      </p>
    );
  }
  return (
    <p>
      <button
        type="button"
        className="button small"
        disabled={!isNext || readOnly}
        title={isNext ? undefined : 'The preparer signs first'}
        onClick={() =>
          void propose({
            title: `Sign as ${role}`,
            sentence: `You sign ${what} as ${role}: ${says}. A change to it withdraws the signature.`,
            decision: { command: 'signOff', scope, role },
            asks: 'name',
          })
        }
      >
        Sign as {role}
      </button>
      {signed === undefined ? null : (
        <span className="quiet">
          {signed.who}’s signature was withdrawn: {signed.withdrawn}
        </span>
      )}
    </p>
  );
}
