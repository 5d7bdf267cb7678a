import type { AccountBarrier } from '../../../platform/account-followers.ts';

/** A correction of name or number that waits for its second person is decided first. */
export const accountBarriers: readonly AccountBarrier[] = [
  async (db, { from, into }) => {
    const open = await db
      .selectFrom('identityCorrections')
      .select('id')
      .where('accountId', 'in', [from, into])
      .where('state', '=', 'PROPOSED')
      .limit(1)
      .executeTakeFirst();
    return open ? '有一件姓名或证件号码的更正还在等复核，请先复核或退回。' : null;
  },
];
