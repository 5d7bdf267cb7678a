import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Orders, with their payments, receipts and refunds. */
const ordersFollower: AccountFollower = {
  ...{ key: 'orders', label: '订单和缴费', unit: '笔', table: 'orders' },
  ofTopics: true,
  list: (db, { accountId, topics }) =>
    db
      .selectFrom('orders')
      .select('id')
      .where('accountId', '=', accountId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('enrolments as enrolment')
            .select('enrolment.id')
            .whereRef('enrolment.id', '=', 'orders.enrolmentId')
            .where((row) => row('enrolment.topicId', '=', row.fn.any(row.val([...topics])))),
        ),
      )
      .execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('orders')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** Bills of other things than courses: textbooks. */
const billsFollower: AccountFollower = {
  ...{ key: 'bills', label: '账单', unit: '张', table: 'bills' },
  list: (db, { accountId }) =>
    db.selectFrom('bills').select('billNo as id').where('accountId', '=', accountId).execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('bills')
      .set({ accountId: to })
      .where((row) => row('billNo', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** What was paid on bills. */
const billPaymentsFollower: AccountFollower = {
  ...{ key: 'bill_payments', label: '账单的付款', unit: '笔', table: 'bill_payments' },
  list: (db, { accountId }) =>
    db.selectFrom('billPayments').select('id').where('accountId', '=', accountId).execute(),
  place: (tx, { ids, from, to }) =>
    tx
      .updateTable('billPayments')
      .set({ accountId: to })
      .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
      .where('accountId', '=', from)
      .execute(),
};

/** What this feature keeps with a person. */
export const accountFollowers: readonly AccountFollower[] = [
  ordersFollower,
  billsFollower,
  billPaymentsFollower,
];
