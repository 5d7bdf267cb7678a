import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Cases of irregularity. */
const casesFollower: AccountFollower = {
  ...{ key: 'cases', label: '违规案件', unit: '件', table: 'irregularity_cases' },
  list: (db, { accountId }) =>
    db.selectFrom('irregularityCases').select('id').where('accountId', '=', accountId).execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('irregularityCases')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** What rules found. */
const findingsFollower: AccountFollower = {
  ...{ key: 'findings', label: '规则发现的情况', unit: '条', table: 'irregularity_findings' },
  list: (db, { accountId }) =>
    db.selectFrom('irregularityFindings').select('id').where('accountId', '=', accountId).execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('irregularityFindings')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** What this feature keeps with a person. */
export const accountFollowers: readonly AccountFollower[] = [casesFollower, findingsFollower];
