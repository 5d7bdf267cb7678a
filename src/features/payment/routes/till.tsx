import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  openSearch,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { getLearner } from '../../people/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { correctPayment, correctPaymentKind } from '../commands/correct-payment.ts';
import { nameTill } from '../commands/name-till.ts';
import { PaymentCorrectionPage } from '../pages/payment-correction-page.tsx';
import { takingsColumns } from '../pages/takings-columns.tsx';
import { TakingsPage } from '../pages/takings-page.tsx';
import { findOrder } from '../queries/orders.ts';
import { findSettlingPayment } from '../queries/payments.ts';
import { loadTakings } from '../queries/takings-view.ts';
import { isClosingOfficer } from '../queries/till-days.ts';
import type { CounterMethod } from '../rules/payment.ts';
import { mayCorrectPayment } from '../rules/policy.ts';
import { idParams } from './forms.ts';
import { counterCorrectionForm, takingsQuery, tillForm } from './till-forms.ts';

/** The takings of a counter: by method, clerk and till; and what was taken by mistake today. */
export function tillRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;
  const counter = { config: { access: counterRoles } };
  const today = () => dayOf(clock.now());

  type Query = { day?: string | undefined; clerk?: string | undefined; words?: string };

  const typedIn = (officer: Officer, { words = '' }: Query) => openSearch(parts, officer, words);

  const takingsOf = (officer: Officer, query: Query) => {
    const asked = { ...query, words: typedIn(officer, query), day: query.day ?? today() };
    return loadTakings(db, officer, { ...asked, today: today() });
  };

  const takingsPage = async (officer: Officer, query: Query, form: FormState = emptyForm) => (
    <TakingsPage
      {...(await takingsOf(officer, query))}
      today={today()}
      viewerId={officer.accountId}
      words={typedIn(officer, query)}
      form={form}
    />
  );

  app.get(
    '/counter/takings',
    { ...disclosing(counter, { what: '现场收款明细' }), schema: { querystring: takingsQuery } },
    async (request, reply) => reply.page(await takingsPage(officerOf(request), request.query)),
  );

  app.get(
    '/counter/takings/workbook',
    { ...disclosing(counter, { what: '现场收款明细文件' }), schema: { querystring: takingsQuery } },
    async (request, reply) => {
      const { day, lines } = await takingsOf(officerOf(request), request.query);
      return sendWorkbook(reply, `收款明细 ${day}`, { columns: takingsColumns, rows: lines });
    },
  );

  formAction(app, '/counter/till', {
    ...disclosing(counter, { what: '现场收款明细' }),
    by: officerOf,
    form: tillForm,
    show: ({ actor }, form) => takingsPage(actor, {}, form),
    act: ({ actor }, { till }) => nameTill(parts, actor, till),
    done: () => ({ to: '/counter/takings', say: '已登记今天的窗口。' }),
  });

  const correctionPage = async (officer: Officer, id: string, form: FormState = emptyForm) => {
    const order = await findOrder(db, id);
    const closes = await isClosingOfficer(db, officer);
    const payment = await findSettlingPayment(db, id);
    if (!order || !payment || !mayCorrectPayment(officer, order, closes))
      throw new Refusal('payment.order_not_found');
    return (
      <PaymentCorrectionPage
        order={order}
        method={payment.method as CounterMethod}
        learner={await getLearner(db, order.accountId)}
        waiting={await findOpenProposal(db, correctPaymentKind, id)}
        form={form}
      />
    );
  };

  app.get(
    '/counter/payments/:id/correction',
    { ...disclosing(counter, { what: '缴费更正', of: 'order' }), schema: { params: idParams } },
    async (request, reply) =>
      reply.page(await correctionPage(officerOf(request), request.params.id)),
  );

  formAction(app, '/counter/payments/:id/correction', {
    ...counter,
    by: officerOf,
    params: idParams,
    form: counterCorrectionForm,
    show: ({ actor, params }, form) => correctionPage(actor, params.id, form),
    act: async ({ actor, params }, correction) => ({
      correction,
      order: await findOrder(db, params.id),
      proposalId: await correctPayment(parts, actor, params.id, correction),
    }),
    done: ({ params }, { correction, order, proposalId }) => {
      if (proposalId)
        return {
          to: `/proposals/${proposalId}`,
          say: '学员已经开始学习，已提请另一位工作人员复核；复核后生效。',
        };
      if (correction.what === 'METHOD')
        return { to: `/receipts/${params.id}`, say: '已更正收款方式，收据已换开，请重新打印。' };
      return nextAfterVoid(correction.cause, order?.accountId ?? '');
    },
  });
}

/** Where the clerk goes on: to take the fee again from the right person or for the right year. */
function nextAfterVoid(cause: string, accountId: string) {
  if (cause === 'YEAR')
    return {
      to: `/counter/learners/${accountId}`,
      say: '已作废，收据已冲销。请选择正确的年度重新收款。',
    };
  if (cause === 'PERSON')
    return { to: '/counter', say: '已作废，收据已冲销。请查找应缴费的学员，重新收款。' };
  return { to: '/counter/takings', say: '已作废，收据已冲销；现金请当面退还。' };
}
