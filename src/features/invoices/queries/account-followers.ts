import type { AccountFollower } from '../../../platform/account-followers.ts';

/** Invoices of what follows: those of an order that stays, stay. */
export const accountFollowers: readonly AccountFollower[] = [
  {
    ...{ key: 'invoices', label: '发票', unit: '张', table: 'invoices' },
    list: (db, { accountId, topics }) =>
      db
        .selectFrom('invoices')
        .select('id')
        .where('accountId', '=', accountId)
        .where((invoice) =>
          invoice.not(
            invoice.exists(
              invoice
                .selectFrom('orders as order')
                .innerJoin('enrolments as enrolment', 'enrolment.id', 'order.enrolmentId')
                .select('order.id')
                .whereRef('order.id', '=', 'invoices.sourceId')
                .where((row) =>
                  row.not(row('enrolment.topicId', '=', row.fn.any(row.val([...topics])))),
                ),
            ),
          ),
        )
        .execute(),
    place: (tx, { ids, from, to }) =>
      tx
        .updateTable('invoices')
        .set({ accountId: to })
        .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
        .where('accountId', '=', from)
        .execute(),
  },
];
