import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  rowsOf,
  sendPdf,
  takePage,
  typed,
} from '../../../platform/http/index.ts';
import { closeTillDay } from '../commands/close-till-day.ts';
import { proposeClosingOfficer } from '../commands/propose-closing-officer.ts';
import { proposeTillEntry } from '../commands/propose-till-entry.ts';
import { takeOverTill } from '../commands/take-over-till.ts';
import { closingSheet } from '../documents/closing.ts';
import { ClosedDayPage } from '../pages/closed-day-page.tsx';
import { ClosingPage } from '../pages/closing-page.tsx';
import { ClosingsPage } from '../pages/closings-page.tsx';
import { loadClosed, loadClosing } from '../queries/closing-view.ts';
import { loadClosings } from '../queries/closings-view.ts';
import { idParams } from './forms.ts';
import {
  closingForm,
  closingOfficerForm,
  closingQuery,
  handoverForm,
  pageQuery,
  tillEntryForm,
} from './till-forms.ts';

const pageSize = 31;

/** The closing of a day at a counter: count, hand-over, lock; and dated entries afterwards. */
export function closingRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;
  const counter = { config: { access: counterRoles } };
  const onDay = { ...counter, by: officerOf, params: idParams };

  const closingPage = async (
    officer: Officer,
    of: { day: string; clerkId: string },
    form: FormState = emptyForm,
  ) => <ClosingPage {...(await loadClosing(db, officer, of))} form={form} />;

  app.get(
    '/counter/closing',
    { ...counter, schema: { querystring: closingQuery } },
    async (request, reply) => {
      const officer = officerOf(request);
      const { day = dayOf(clock.now()), clerk = officer.accountId } = request.query;
      return reply.page(await closingPage(officer, { day, clerkId: clerk }));
    },
  );

  formAction(app, '/counter/closings', {
    ...counter,
    by: officerOf,
    form: closingForm,
    show: ({ actor }, form) => {
      const query = closingQuery.safeParse({
        day: typed(form.values, 'day'),
        clerk: typed(form.values, 'clerkId'),
      }).data;
      const { day = dayOf(clock.now()), clerk = actor.accountId } = query ?? {};
      return closingPage(actor, { day, clerkId: clerk }, form);
    },
    refusedAt: {
      'payment.officer_not_found': { field: 'handedTo', sentence: '请选择本单位的一位同事。' },
    },
    act: ({ actor }, closing) => closeTillDay(parts, actor, closing),
    done: (_asked, id) => ({
      to: `/counter/closings/${id}`,
      say: '已日结，这一天的收款不能再改。请打印日结单签字。',
    }),
  });

  const closingsPage = async (officer: Officer, page: number, form: FormState = emptyForm) => {
    const { days, ...view } = await loadClosings(db, officer, rowsOf(page, pageSize));
    return <ClosingsPage days={takePage(days, page, pageSize)} {...view} form={form} />;
  };

  app.get(
    '/counter/closings',
    { ...counter, schema: { querystring: pageQuery } },
    async (request, reply) =>
      reply.page(await closingsPage(officerOf(request), request.query.page)),
  );

  formAction(app, '/counter/closing-officers', {
    ...counter,
    by: officerOf,
    form: closingOfficerForm,
    show: ({ actor }, form) => closingsPage(actor, 1, form),
    act: ({ actor }, named) => proposeClosingOfficer(parts, actor, named),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请另一位工作人员复核。' }),
  });

  const closedPage = async (officer: Officer, id: string, form: FormState = emptyForm) => (
    <ClosedDayPage {...(await loadClosed(db, officer, id))} form={form} />
  );

  app.get(
    '/counter/closings/:id',
    { ...counter, schema: { params: idParams } },
    async (request, reply) => reply.page(await closedPage(officerOf(request), request.params.id)),
  );

  app.get(
    '/counter/closings/:id/closing.pdf',
    { ...counter, schema: { params: idParams } },
    async (request, reply) => {
      const view = await loadClosed(db, officerOf(request), request.params.id);
      const pdf = await parts.documents.renderPdf('payment/closing', closingSheet(view));
      return sendPdf(reply, `日结单 ${view.closed.day} ${view.clerkName}`, pdf);
    },
  );

  formAction(app, '/counter/closings/:id/handover', {
    ...onDay,
    form: handoverForm,
    show: ({ actor, params }, form) => closedPage(actor, params.id, form),
    act: ({ actor, params }, taken) => takeOverTill(parts, actor, params.id, taken),
    done: ({ params }) => ({ to: `/counter/closings/${params.id}`, say: '已签收。' }),
  });

  formAction(app, '/counter/closings/:id/entries', {
    ...onDay,
    form: tillEntryForm,
    show: ({ actor, params }, form) => closedPage(actor, params.id, form),
    act: ({ actor, params }, entry) => proposeTillEntry(parts, actor, params.id, entry),
    done: (_asked, id) => ({
      to: `/proposals/${id}`,
      say: '已提请另一位工作人员复核；确认后记入当天的收款。',
    }),
  });
}
