import type { AccountBarrier } from '../../../platform/account-followers.ts';

/** An account whose closing was asked for is closed, or the closing taken back, first. */
export const accountBarriers: readonly AccountBarrier[] = [
  async (db, { from, into }) => {
    const open = await db
      .selectFrom('accountClosures')
      .select('id')
      .where('accountId', 'in', [from, into])
      .where('state', '=', 'OPEN')
      .limit(1)
      .executeTakeFirst();
    return open ? '本人申请了注销其中一个账号，请先由本人撤回注销。' : null;
  },
];
