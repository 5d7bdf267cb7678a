import { Badge } from '../../../ui/index.ts';
import { stateNames, type Version } from '../rules/version.ts';

const tones = {
  DRAFT: 'neutral',
  REVIEWED: 'info',
  RELEASED: 'success',
  RETIRED: 'neutral',
} as const;

/** The state of a version; a draft that waits for its review says so. */
export function StateBadge({ state, offeredAt }: Pick<Version, 'state' | 'offeredAt'>) {
  if (state === 'DRAFT' && offeredAt) return <Badge tone="warning">待审核</Badge>;
  return <Badge tone={tones[state]}>{stateNames[state]}</Badge>;
}
