import { isCounterClerk, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import type { Parts } from '../../../platform/parts.ts';
import { CounterPanel } from '../pages/counter-panel.tsx';
import { listTakings } from '../queries/payments.ts';

/** Renders the counter and today's takings for clerks who take payments on site (N7, N8). */
export async function renderCounter({ db, clock }: Parts, officer: Officer) {
  if (!isCounterClerk(officer)) return null;
  const today = await listTakings(db, officer, dayOf(clock.now()));
  const takings = today.filter((one) => !one.refunded);
  const sumFen = takings.reduce((sum, taking) => sum + taking.amountFen, 0);
  return <CounterPanel takings={{ count: takings.length, sumFen }} />;
}
