import { sql } from 'kysely';
import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Employments of days on which the kept account has none: a person works in one unit at a time. */
const employmentsFollower: AccountFollower = {
  ...{ key: 'employments', label: '任职记录', unit: '条', table: 'employments' },
  collides: '保留的账号同一时间已有任职记录',
  list: (db, { accountId, beside }) =>
    db
      .selectFrom('employments as mine')
      .select('mine.id')
      .where('mine.accountId', '=', accountId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('employments as other')
              .select('other.id')
              .where('other.accountId', '=', beside)
              .where('other.state', '<>', 'REJECTED')
              .where(overlaps),
          ),
        ),
      )
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('employments')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** Custodies of days on which the kept account has none. */
const custodiesFollower: AccountFollower = {
  ...{ key: 'custodies', label: '档案托管', unit: '条', table: 'archive_custodies' },
  collides: '保留的账号同一时间已有托管',
  list: (db, { accountId, beside }) =>
    db
      .selectFrom('archiveCustodies as mine')
      .select('mine.id')
      .where('mine.accountId', '=', accountId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('archiveCustodies as other')
              .select('other.id')
              .where('other.accountId', '=', beside)
              .where(overlaps),
          ),
        ),
      )
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('archiveCustodies')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

// greatest() takes no notice of null, which here means until today.
const days = (alias: string) => sql`daterange(${sql.ref(`${alias}.validFrom`)},
  case when ${sql.ref(`${alias}.validTo`)} is not null
    then greatest(${sql.ref(`${alias}.validTo`)}, ${sql.ref(`${alias}.validFrom`)}) end)`;
const overlaps = sql<boolean>`${days('mine')} && ${days('other')}`;

/** What this feature keeps with a person, beside the registration itself. */
export const accountFollowers: readonly AccountFollower[] = [
  employmentsFollower,
  custodiesFollower,
];
