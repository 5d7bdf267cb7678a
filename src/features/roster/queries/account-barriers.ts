import type { AccountBarrier } from '../../../platform/account-followers.ts';

/** A transfer under way waits for an answer that a closed account could not give. */
export const accountBarriers: readonly AccountBarrier[] = [
  async (db, { from }) => {
    const open = await db
      .selectFrom('transfers')
      .select('id')
      .where('accountId', '=', from)
      .where('state', 'in', ['ASKED', 'MOVED', 'OBJECTED'])
      .limit(1)
      .executeTakeFirst();
    return open ? '要停用的账号有没有办结的调动，请先由有关单位办结或撤回。' : null;
  },
];
