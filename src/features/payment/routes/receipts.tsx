import type { Actor } from '../../../kernel/actor.ts';
import { counterRoles } from '../../../kernel/actor.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, actorOf, learnerOf, parseForm, sendPdf } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDate, formatDateTime } from '../../../ui/index.ts';
import { getTopic } from '../../courses/index.ts';
import { getEnrolment } from '../../enrolment/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { getLearner } from '../../people/index.ts';
import { retitleReceipt } from '../commands/retitle-receipt.ts';
import { ReceiptPage } from '../pages/receipt-page.tsx';
import { findOrder } from '../queries/orders.ts';
import { findSettlingPayment } from '../queries/payments.ts';
import { listReceipts } from '../queries/receipts.ts';
import { nameItem } from '../rules/due.ts';
import { methodNames } from '../rules/payment.ts';
import { maySeeReceipt } from '../rules/policy.ts';
import { amountInWords } from '../rules/receipt.ts';
import { orderParams, receiptTitleForm } from './forms.ts';

/** Receipts: seen by who paid and by the body that took the money. */
export function receiptRoutes(app: App): void {
  const { parts } = app;
  const seen = {
    config: { access: ['LEARNER', ...counterRoles] as const },
    schema: { params: orderParams },
  };

  app.get('/receipts/:orderId', seen, async (request, reply) => {
    const actor = actorOf(request);
    const loaded = await loadReceipt(parts, actor, request.params.orderId);
    const own = actor.role === 'LEARNER';
    return reply.page(<ReceiptPage {...loaded} own={own} errors={{}} values={{}} />);
  });

  app.get('/receipts/:orderId.pdf', seen, async (request, reply) => {
    const loaded = await loadReceipt(parts, actorOf(request), request.params.orderId);
    const { order, receipts, payerName, item, officeName, method } = loaded;
    const receipt = receipts[0];
    if (!receipt || receipt.reversedAt)
      throw new Refusal('payment.no_receipt', { orderId: order.id });
    const pdf = await parts.documents.renderPdf('payment/receipt', {
      receiptNo: receipt.receiptNo,
      title: receipt.title,
      creditCode: receipt.creditCode,
      payerName,
      item,
      amount: fenToYuan(order.amountFen),
      amountInWords: amountInWords(order.amountFen),
      method: methodNames[method],
      orderNo: order.orderNo,
      paidAt: order.paidAt ? formatDateTime(order.paidAt) : '',
      office: officeName,
      issuedOn: formatDate(receipt.issuedAt),
    });
    return sendPdf(reply, receipt.receiptNo, pdf);
  });

  app.post(
    '/receipts/:orderId/title',
    { config: { access: ['LEARNER'] }, schema: { params: orderParams } },
    async (request, reply) => {
      const actor = learnerOf(request);
      const { orderId } = request.params;
      const loaded = await loadReceipt(parts, actor, orderId);
      const form = parseForm(receiptTitleForm(loaded.payerName), request.body);
      if (!form.ok)
        return reply
          .code(422)
          .page(<ReceiptPage {...loaded} own errors={form.errors} values={form.values} />);
      await retitleReceipt(parts, actor, orderId, form.value);
      reply.flash('success', '已换开收据。');
      return reply.redirect(`/receipts/${orderId}`, 303);
    },
  );
}

/** The receipt with what is printed on it. Not for this actor: `payment.receipt_not_found`. */
async function loadReceipt(parts: Parts, actor: Actor, orderId: string) {
  const { db } = parts;
  const order = await findOrder(db, orderId);
  if (!order || !maySeeReceipt(actor, order)) throw new Refusal('payment.receipt_not_found');
  const receipts = await listReceipts(db, { orderId });
  const payment = await findSettlingPayment(db, orderId);
  if (receipts.length === 0 || !payment) throw new Refusal('payment.no_receipt', { orderId });
  const topic = await getTopic(db, (await getEnrolment(db, order.enrolmentId)).topicId);
  return {
    order,
    receipts,
    method: payment.method,
    payerName: (await getLearner(db, order.accountId)).name,
    item: nameItem(topic, order),
    officeName: (await getOrganisation(db, order.organisationId)).name,
  };
}
