import { SignOff } from '../../features/signOff/SignOff.tsx';

/** Who answers for the step, on each of its views. */
export const SIGNED = <SignOff scope="authority" what="the rules and who is right" />;
