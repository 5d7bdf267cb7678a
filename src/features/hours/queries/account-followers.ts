import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Hours of the public subject. */
const entriesOfTopicsFollower: AccountFollower = {
  ...{ key: 'entries', label: '登记的学时（公需科目）', unit: '条', table: 'certificate_entries' },
  ofTopics: true,
  list: (db, { accountId, topics }) =>
    db
      .selectFrom('certificateEntries')
      .select('id')
      .where('accountId', '=', accountId)
      .where((row) => row('topicId', '=', row.fn.any(row.val([...topics]))))
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('certificateEntries')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** Hours of everything else, a course once. */
const otherEntriesFollower: AccountFollower = {
  ...{ key: 'other_entries', label: '登记的其他学时', unit: '条', table: 'certificate_entries' },
  collides: '同一个培训班在保留的账号已经登记',
  list: (db, { accountId, beside }) =>
    db
      .selectFrom('certificateEntries')
      .select('id')
      .where('accountId', '=', accountId)
      .where('topicId', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('certificateEntries as other')
              .select('other.id')
              .whereRef('other.offeringId', '=', 'certificateEntries.offeringId')
              .where('other.accountId', '=', beside)
              .where('other.withdrawnAt', 'is', null),
          ),
        ),
      )
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('certificateEntries')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** Hours of other forms, asked for with proof. */
const hoursClaimsFollower: AccountFollower = {
  ...{ key: 'hours_claims', label: '学时申报', unit: '件', table: 'external_hour_claims' },
  list: (db, { accountId }) =>
    db.selectFrom('externalHourClaims').select('id').where('accountId', '=', accountId).execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('externalHourClaims')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** Card entries of the public subject. */
const cardOfTopicsFollower: AccountFollower = {
  ...{ key: 'card', label: '登记卡（公需科目）', unit: '条', table: 'card_entries' },
  ofTopics: true,
  list: (db, { accountId, topics }) =>
    db
      .selectFrom('cardEntries')
      .select('id')
      .where('accountId', '=', accountId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('certificateEntries as entry')
            .select('entry.id')
            .whereRef('entry.id', '=', 'cardEntries.certificateEntryId')
            .where((row) => row('entry.topicId', '=', row.fn.any(row.val([...topics])))),
        ),
      )
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('cardEntries')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** Card entries of everything else. */
const otherCardFollower: AccountFollower = {
  ...{ key: 'other_card', label: '登记卡（其他）', unit: '条', table: 'card_entries' },
  collides: '同一个培训班在保留的账号已经登记',
  list: (db, { accountId, beside }) =>
    db
      .selectFrom('cardEntries')
      .select('id')
      .where('accountId', '=', accountId)
      .where((card) =>
        card.exists(
          card
            .selectFrom('certificateEntries as entry')
            .select('entry.id')
            .whereRef('entry.id', '=', 'cardEntries.certificateEntryId')
            .where('entry.topicId', 'is', null)
            .where((of) =>
              of.not(
                of.exists(
                  of
                    .selectFrom('certificateEntries as other')
                    .select('other.id')
                    .whereRef('other.offeringId', '=', 'entry.offeringId')
                    .where('other.accountId', '=', beside)
                    .where('other.withdrawnAt', 'is', null),
                ),
              ),
            ),
        ),
      )
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('cardEntries')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** Endorsed results whose hours wait for the unit. */
const waitingFollower: AccountFollower = {
  ...{ key: 'hours_waiting', label: '待确认的学时', unit: '件', table: 'hours_waiting' },
  ofTopics: true,
  list: (db, { accountId, topics }) =>
    db
      .selectFrom('hoursWaiting')
      .select('endorsementId as id')
      .where('accountId', '=', accountId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('endorsements as endorsement')
            .select('endorsement.id')
            .whereRef('endorsement.id', '=', 'hoursWaiting.endorsementId')
            .where((row) => row('endorsement.topicId', '=', row.fn.any(row.val([...topics])))),
        ),
      )
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('hoursWaiting')
      .set({ accountId: to })
      .where((row) => row('endorsementId', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** What this feature keeps with a person. */
export const accountFollowers: readonly AccountFollower[] = [
  entriesOfTopicsFollower,
  otherEntriesFollower,
  hoursClaimsFollower,
  cardOfTopicsFollower,
  otherCardFollower,
  waitingFollower,
];
