import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listOrders } from '../queries/orders.ts';
import { endRefundRequest } from './end-refund-request.ts';

/** Withdraws the request for a refund that the learner gave up by beginning to study (E20). */
export async function withdrawGivenUpRefund(parts: Parts, enrolmentId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    for (const order of await listOrders(tx, enrolmentId))
      if (order.state === 'REFUNDING')
        await endRefundRequest(parts, tx, 'SYSTEM', order, '学员确认开始学习，退费申请自动撤回');
  });
}
