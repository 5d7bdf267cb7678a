import { dayOf } from '../../../kernel/calendar.ts';
import { type App, officerOf, parseForm } from '../../../platform/http/index.ts';
import { reconcileDay } from '../commands/reconcile-day.ts';
import { ReconciliationsPage } from '../pages/reconciliations-page.tsx';
import { listReconciliations } from '../queries/reconciliations.ts';
import { dayForm } from './forms.ts';

const daysShown = 60;

/** The centre compares its books with the gateway's. */
export function reconciliationRoutes(app: App): void {
  const { parts } = app;
  const centre = { config: { access: ['CENTRE_CLERK'] as const } };

  app.get('/reconciliations', centre, async (_request, reply) => {
    const now = parts.clock.now();
    const days = await listReconciliations(parts.db, daysShown);
    const yesterday = dayOf(new Date(now.getTime() - 86_400_000));
    return reply.page(<ReconciliationsPage days={days} yesterday={yesterday} today={dayOf(now)} />);
  });

  app.post('/reconciliations', centre, async (request, reply) => {
    const form = parseForm(dayForm, request.body);
    const today = dayOf(parts.clock.now());
    if (!form.ok || form.value.day > today) {
      reply.flash('error', '请选择今天或以前的日期。');
      return reply.redirect('/reconciliations', 303);
    }
    const { ordersChecked, foundPaid, differences } = await reconcileDay(
      parts,
      form.value.day,
      officerOf(request),
    );
    reply.flash(
      differences.length === foundPaid ? 'success' : 'warning',
      `核对了${ordersChecked}笔订单，补开${foundPaid}笔，差异${differences.length - foundPaid}笔。`,
    );
    return reply.redirect('/reconciliations', 303);
  });
}
