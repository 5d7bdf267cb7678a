import { Badge } from '../../../ui/index.ts';
import { type EndorsementState, endorsementStateNames } from '../rules/endorsement.ts';

const tones = {
  PENDING: 'warning',
  ENDORSED: 'success',
  RETURNED: 'error',
  REVOKED: 'error',
} as const;

/** The state of an endorsement. */
export function StateBadge({ state }: { state: EndorsementState }) {
  return <Badge tone={tones[state]}>{endorsementStateNames[state]}</Badge>;
}
