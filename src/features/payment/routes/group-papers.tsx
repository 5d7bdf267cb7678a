import { type App, officerOf, sendPdf } from '../../../platform/http/index.ts';
import { paymentNotice } from '../documents/payment-notice.ts';
import { groupReceiptSheet } from '../documents/receipts.ts';
import { loadOwnGroup } from '../queries/group-order-view.ts';
import { loadGroupReceipt } from '../queries/receipt-view.ts';
import { payerRoles } from '../rules/policy.ts';
import { idParams } from './forms.ts';

/** The payment notice and the receipts of a group order (E21, E22). */
export function groupPaperRoutes(app: App): void {
  const { db, clock, documents } = app.parts;
  const withId = { schema: { params: idParams } };

  app.get(
    '/group-orders/:id/notice.pdf',
    {
      config: { discloses: { what: '缴费通知文件', of: 'group_order' }, access: payerRoles },
      ...withId,
    },
    async (request, reply) => {
      const group = await loadOwnGroup(app.parts, officerOf(request), request.params.id);
      const notice = paymentNotice(group, clock.now());
      const pdf = await documents.renderPdf('payment/payment-notice', notice);
      return sendPdf(reply, group.order.groupNo, pdf);
    },
  );

  app.get(
    '/group-receipts/:id.pdf',
    {
      config: {
        discloses: { what: '团体收据文件', of: 'group_receipt' },
        access: [...payerRoles, 'CENTRE_CLERK'] as const,
      },
      ...withId,
    },
    async (request, reply) => {
      const loaded = await loadGroupReceipt(db, officerOf(request), request.params.id);
      const pdf = await documents.renderPdf('payment/group-receipt', groupReceiptSheet(loaded));
      return sendPdf(reply, loaded.receipt.receiptNo, pdf);
    },
  );
}
