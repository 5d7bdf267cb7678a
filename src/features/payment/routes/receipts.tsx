import { counterRoles } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  disclosing,
  emptyForm,
  formAction,
  learnerOf,
  officerOf,
  openSearch,
  rowsOf,
  sendPdf,
  takePage,
} from '../../../platform/http/index.ts';
import { printReceipt } from '../commands/print-receipt.ts';
import { retitleReceipt } from '../commands/retitle-receipt.ts';
import { receiptSheet } from '../documents/receipts.ts';
import { ReceiptPage } from '../pages/receipt-page.tsx';
import { ReceiptsPage } from '../pages/receipts-page.tsx';
import { searchReceipts } from '../queries/receipt-search.ts';
import { loadReceipts } from '../queries/receipt-view.ts';
import { orderParams, receiptTitleForm } from './forms.ts';
import { receiptsQuery } from './till-forms.ts';

const receiptsAPage = 30;

/** Receipts, seen by the payer and by the body that took the money. */
export function receiptRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const seen = {
    config: { access: ['LEARNER', ...counterRoles] as const },
    schema: { params: orderParams },
  };

  app.get(
    '/receipts/:orderId',
    disclosing(seen, { what: '收据', of: 'order' }),
    async (request, reply) => {
      const actor = actorOf(request);
      const loaded = await loadReceipts(db, actor, request.params.orderId);
      const own = actor.role === 'LEARNER';
      return reply.page(<ReceiptPage {...loaded} own={own} form={emptyForm} />);
    },
  );

  app.get(
    '/receipts/:orderId.pdf',
    disclosing(seen, { what: '收据文件', of: 'order' }),
    async (request, reply) => {
      const { orderId } = request.params;
      const actor = actorOf(request);
      const loaded = await loadReceipts(db, actor, orderId);
      const [receipt] = loaded.receipts;
      if (!receipt || receipt.reversedAt) throw new Refusal('payment.no_receipt', { orderId });
      const printsBefore = await printReceipt(parts, actor, receipt.id);
      const sheet = receiptSheet(loaded, receipt, printsBefore);
      const pdf = await parts.documents.renderPdf('payment/receipt', sheet);
      return sendPdf(reply, receipt.receiptNo, pdf);
    },
  );

  app.get(
    '/counter/receipts',
    {
      config: { access: counterRoles, discloses: { what: '收据名单' } },
      schema: { querystring: receiptsQuery },
    },
    async (request, reply) => {
      const officer = officerOf(request);
      const { organisationId } = officer;
      const { page } = request.query;
      const words = openSearch(parts, officer, request.query.words);
      const found = await searchReceipts(db, {
        organisationId,
        words,
        ...rowsOf(page, receiptsAPage),
      });
      const receipts = takePage(found, page, receiptsAPage);
      return reply.page(<ReceiptsPage receipts={receipts} words={words} />);
    },
  );

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
