import type { FeatureModule } from '../../platform/feature.ts';
import { payeeAccountKind } from './commands/change-payee-account.ts';
import { correctPaymentKind } from './commands/correct-payment.ts';
import { handBackKind } from './commands/hand-back.ts';
import { returnBillKind } from './commands/propose-bill-return.ts';
import { closingOfficerKind } from './commands/propose-closing-officer.ts';
import { reverseMatch } from './commands/propose-reversal.ts';
import { tillEntryKind } from './commands/propose-till-entry.ts';
import { returnTradeKind } from './commands/propose-trade-return.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { sumBankLines } from './queries/bank-lines.ts';
import { countOpenLines } from './queries/group-orders.ts';
import { listReconciliations } from './queries/reconciliations.ts';
import { countRefundsToHandle, findOldestRefund } from './queries/refunds.ts';
import { countToTakeOver } from './queries/till-handovers.ts';
import { bankFileRoutes } from './routes/bank-files.tsx';
import { bankLineRoutes } from './routes/bank-lines.tsx';
import { billRoutes } from './routes/bills.tsx';
import { closingRoutes } from './routes/closings.tsx';
import { counterRoutes } from './routes/counter.tsx';
import { paymentsSection } from './routes/dossier.tsx';
import { gatewayRoutes } from './routes/gateway.tsx';
import { groupOrderRoutes } from './routes/group-orders.tsx';
import { groupPaperRoutes } from './routes/group-papers.tsx';
import { groupPeopleRoutes } from './routes/group-people.tsx';
import { renderCounter } from './routes/home-panel.tsx';
import { jobs } from './routes/jobs.ts';
import { orderRoutes } from './routes/orders.tsx';
import { payRoutes } from './routes/pay.tsx';
import { payeeAccountRoutes } from './routes/payee-account.tsx';
import { receiptRoutes } from './routes/receipts.tsx';
import { reconciliationRoutes } from './routes/reconciliations.tsx';
import { refundRoutes } from './routes/refunds.tsx';
import { tillRoutes } from './routes/till.tsx';
import { refusals } from './rules/refusals.ts';
import { texts } from './rules/texts.ts';

export const feature: FeatureModule = {
  name: 'payment',
  texts,
  accountFollowers,
  help: {
    '/enrolments/:id/payment': 'pay',
    '/orders/:id': 'paid-not-open',
    '/orders/:id/pay': 'pay',
    '/receipts/:orderId': 'invoice',
    '/bills/:billNo': 'textbooks',
    '/bills/:billNo/pay': 'textbooks',
  },
  dossierSections: [paymentsSection],
  routes(app) {
    orderRoutes(app);
    payRoutes(app);
    gatewayRoutes(app);
    counterRoutes(app);
    tillRoutes(app);
    closingRoutes(app);
    receiptRoutes(app);
    refundRoutes(app);
    reconciliationRoutes(app);
    groupPeopleRoutes(app);
    groupOrderRoutes(app);
    groupPaperRoutes(app);
    bankLineRoutes(app);
    payeeAccountRoutes(app);
    bankFileRoutes(app);
    billRoutes(app);
  },
  refusals,
  jobs,
  proposalKinds: [
    correctPaymentKind,
    handBackKind,
    tillEntryKind,
    closingOfficerKind,
    payeeAccountKind,
    reverseMatch,
    returnBillKind,
    returnTradeKind,
  ],
  navigation: [
    {
      href: '/counter',
      label: '现场缴费',
      group: '收费',
      order: { DISTRICT_CLERK: 10, CENTRE_CLERK: 10 },
    },
    {
      href: '/group-orders',
      label: '集体缴费',
      group: '收费',
      order: { UNIT_ADMIN: 40, AGENCY_CLERK: 40 },
    },
    {
      href: '/refunds',
      label: '退费',
      group: '收费',
      order: { DISTRICT_CLERK: 40, CENTRE_CLERK: 20 },
    },
    {
      href: '/bank-lines',
      label: '银行流水',
      group: '收费',
      order: { CENTRE_CLERK: 30 },
    },
    {
      href: '/reconciliations',
      label: '对账',
      group: '收费',
      order: { CENTRE_CLERK: 40 },
    },
  ],
  homeList: [
    {
      href: '/refunds',
      icon: 'money',
      title: '退费',
      text: '答复学员的退费申请，办理退款。',
      order: { DISTRICT_CLERK: 10, CENTRE_CLERK: 10 },
      waiting: {
        unit: '件待处理',
        count: ({ db }, { organisationId }) => countRefundsToHandle(db, organisationId),
        oldest: async ({ db }, { organisationId }) => ({
          since: await findOldestRefund(db, organisationId),
        }),
      },
    },
    {
      href: '/counter/closings',
      icon: 'money',
      title: '交款签收',
      text: '同事日结后把现金交给您：当面清点，然后签收。',
      order: { DISTRICT_CLERK: 5, CENTRE_CLERK: 5 },
      isFor: async ({ db }, { accountId }) => (await countToTakeOver(db, accountId)) > 0,
      waiting: {
        unit: '笔待签收',
        count: ({ db }, { accountId }) => countToTakeOver(db, accountId),
      },
    },
    {
      href: '/group-orders',
      icon: 'money',
      title: '集体缴费',
      text: '为人员统一选课、缴费：在线支付，或者按付款通知书转账。',
      order: { UNIT_ADMIN: 30, AGENCY_CLERK: 30 },
      waiting: {
        unit: '人待付款',
        count: ({ db }, { organisationId }) => countOpenLines(db, organisationId),
      },
    },
    {
      href: '/bank-lines',
      icon: 'money',
      title: '银行流水',
      text: '导入银行明细，按汇款码认领单位的转账。',
      order: { CENTRE_CLERK: 20 },
      waiting: {
        unit: '笔待认领',
        count: async ({ db }) => (await sumBankLines(db)).unsolved,
      },
    },
    {
      href: '/reconciliations',
      icon: 'list',
      title: '对账',
      text: '逐日与支付平台核对在线缴费。',
      order: { CENTRE_CLERK: 30 },
      waiting: {
        unit: '笔差异（最近一次）',
        count: async ({ db }) => (await listReconciliations(db, 1))[0]?.differences.length ?? null,
      },
    },
  ],
  homePanels: [{ place: 'ABOVE', render: renderCounter }],
};
