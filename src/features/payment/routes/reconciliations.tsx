import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { reconcileDay } from '../commands/reconcile-day.ts';
import { ReconciliationsPage } from '../pages/reconciliations-page.tsx';
import { listReconciliations } from '../queries/reconciliations.ts';
import { isPutRight } from '../rules/reconciliation.ts';
import { dayForm } from './forms.ts';

const daysShown = 60;

/** The centre reconciles its books with the gateway's. */
export function reconciliationRoutes(app: App): void {
  const { parts } = app;
  const centre = { config: { access: ['CENTRE_CLERK'] as const } };

  const listPage = async (form: FormState) => {
    const now = parts.clock.now();
    const days = await listReconciliations(parts.db, daysShown);
    const yesterday = dayOf(new Date(now.getTime() - 86_400_000));
    return <ReconciliationsPage days={days} yesterday={yesterday} today={dayOf(now)} form={form} />;
  };

  app.get('/reconciliations', disclosing(centre, { what: '对账明细' }), async (_request, reply) =>
    reply.page(await listPage(emptyForm)),
  );

  formAction(app, '/reconciliations', {
    ...centre,
    by: officerOf,
    form: () => dayForm(dayOf(parts.clock.now())),
    show: (_asked, form) => listPage(form),
    act: ({ actor }, { day }) => reconcileDay(parts, day, actor),
    done: (_asked, { ordersChecked, foundPaid, differences }) => {
      const left = differences.filter((one) => !isPutRight(one)).length;
      return {
        to: '/reconciliations',
        tone: left === 0 ? 'success' : 'warning',
        say: `核对了${ordersChecked}笔订单，补开${foundPaid}笔，差异${left}笔。`,
      };
    },
  });
}
