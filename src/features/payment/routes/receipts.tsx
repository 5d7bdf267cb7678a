import { counterRoles } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  emptyForm,
  formAction,
  learnerOf,
  sendPdf,
} from '../../../platform/http/index.ts';
import { retitleReceipt } from '../commands/retitle-receipt.ts';
import { receiptSheet } from '../documents/receipts.ts';
import { ReceiptPage } from '../pages/receipt-page.tsx';
import { loadReceipts } from '../queries/receipt-view.ts';
import { orderParams, receiptTitleForm } from './forms.ts';

/** Receipts, seen by the payer and by the body that took the money. */
export function receiptRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const seen = {
    config: { access: ['LEARNER', ...counterRoles] as const },
    schema: { params: orderParams },
  };

  app.get('/receipts/:orderId', seen, async (request, reply) => {
    const actor = actorOf(request);
    const loaded = await loadReceipts(db, actor, request.params.orderId);
    const own = actor.role === 'LEARNER';
    return reply.page(<ReceiptPage {...loaded} own={own} form={emptyForm} />);
  });

  app.get('/receipts/:orderId.pdf', seen, async (request, reply) => {
    const { orderId } = request.params;
    const loaded = await loadReceipts(db, actorOf(request), orderId);
    const [receipt] = loaded.receipts;
    if (!receipt || receipt.reversedAt) throw new Refusal('payment.no_receipt', { orderId });
    const sheet = receiptSheet(loaded, receipt);
    const pdf = await parts.documents.renderPdf('payment/receipt', sheet);
    return sendPdf(reply, receipt.receiptNo, pdf);
  });

  formAction(app, '/receipts/:orderId/title', {
    config: { access: ['LEARNER'] },
    by: learnerOf,
    params: orderParams,
    form: async ({ actor, params }) =>
      receiptTitleForm((await loadReceipts(db, actor, params.orderId)).payerName),
    show: async ({ actor, params }, form) => (
      <ReceiptPage {...(await loadReceipts(db, actor, params.orderId))} own form={form} />
    ),
    act: ({ actor, params }, title) => retitleReceipt(parts, actor, params.orderId, title),
    done: ({ params }) => ({ to: `/receipts/${params.orderId}`, say: '已换开收据。' }),
  });
}
