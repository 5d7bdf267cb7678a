import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf, sendPdf } from '../../../platform/http/index.ts';
import { formatDate } from '../../../ui/index.ts';
import { getTopic } from '../../courses/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { loadOwnGroup } from '../queries/group-order-view.ts';
import { findGroupOrder } from '../queries/group-orders.ts';
import { findReceipt } from '../queries/receipts.ts';
import { maySeeGroupReceipt, payerRoles } from '../rules/policy.ts';
import { amountInWords } from '../rules/receipt.ts';
import { formatRemittanceCode } from '../rules/remittance-code.ts';
import { idParams } from './forms.ts';

/** The payment notice and the receipts of a group order (E21, E22). */
export function groupPaperRoutes(app: App): void {
  const { parts } = app;

  app.get(
    '/group-orders/:id/notice.pdf',
    { config: { access: payerRoles }, schema: { params: idParams } },
    async (request, reply) => {
      const group = await loadOwnGroup(parts, officerOf(request), request.params.id);
      const { order, sums, account } = group;
      const open = group.lines.filter((line) => line.state === 'OPEN');
      const due = sums.namedCount > 0 ? open.filter((line) => line.named) : open;
      const amountFen = due.reduce((sum, line) => sum + line.amountFen, 0);
      const pdf = await parts.documents.renderPdf('payment/payment-notice', {
        groupNo: order.groupNo,
        madeOn: formatDate(parts.clock.now()),
        payer: order.title,
        item: group.topicTitle,
        fee: fenToYuan(group.topic.feeFen),
        amount: fenToYuan(amountFen),
        amountInWords: amountInWords(amountFen),
        holder: account?.holder ?? group.payeeName,
        bank: account?.bank ?? '请电话询问培训中心',
        accountNo: account?.accountNo ?? '请电话询问培训中心',
        code: formatRemittanceCode(order.remittanceCode),
        basis: group.topic.priceDocument,
        people: due.map((line) => ({ name: line.name, number: line.idNumberMasked })),
      });
      return sendPdf(reply, order.groupNo, pdf);
    },
  );

  app.get(
    '/group-receipts/:id.pdf',
    {
      config: { access: [...payerRoles, 'CENTRE_CLERK'] as const },
      schema: { params: idParams },
    },
    async (request, reply) => {
      const receipt = await findReceipt(parts.db, request.params.id);
      const source = receipt?.source;
      const group =
        source && 'groupOrderId' in source
          ? await findGroupOrder(parts.db, source.groupOrderId)
          : undefined;
      if (
        !receipt ||
        !group ||
        !maySeeGroupReceipt(officerOf(request), group) ||
        receipt.reversedAt
      )
        throw new Refusal('payment.receipt_not_found');
      const topic = await getTopic(parts.db, group.topicId);
      const pdf = await parts.documents.renderPdf('payment/group-receipt', {
        receiptNo: receipt.receiptNo,
        groupNo: group.groupNo,
        title: receipt.title,
        creditCode: receipt.creditCode,
        item: `${topic.year}年公需科目《${topic.title}》集体缴费`,
        people: receipt.people,
        method: 'checkoutId' in receipt.source ? '在线支付' : '银行转账',
        amount: fenToYuan(receipt.amountFen),
        amountInWords: amountInWords(receipt.amountFen),
        office: (await getOrganisation(parts.db, group.payeeId)).name,
        issuedOn: formatDate(receipt.issuedAt),
      });
      return sendPdf(reply, receipt.receiptNo, pdf);
    },
  );
}
