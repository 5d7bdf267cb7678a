import type { Follower } from '../../../platform/feature.ts';
import { moveEndorser } from '../../result-slips/index.ts';
import { listPendingOf, sendToBody } from '../queries/followers.ts';

/**
 * Slips that wait for a unit's endorsement; what it endorsed stays under the name of then. No audit: the
 * merger records it.
 */
export const waitingFollower: Follower = {
  key: 'endorsements',
  label: '等待审验的合格单',
  unit: '张',
  list: listPendingOf,
  async place(tx, ids, from, to) {
    for (const { slipId, rule } of await sendToBody(tx, ids, from, to))
      await moveEndorser(tx, slipId, to, rule);
  },
};
