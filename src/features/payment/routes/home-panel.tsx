import { isCounterClerk, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import type { Parts } from '../../../platform/parts.ts';
import { CounterPanel } from '../pages/counter-panel.tsx';
import { listTillLines } from '../queries/till-lines.ts';
import { sumTill } from '../rules/till.ts';

/** Renders the counter and today's takings for clerks who take payments on site (N7, N8). */
export async function renderCounter({ db, clock }: Parts, officer: Officer) {
  if (!isCounterClerk(officer)) return null;
  const { organisationId, accountId: clerkId } = officer;
  const day = dayOf(clock.now());
  const { count, netFen } = sumTill(await listTillLines(db, { organisationId, clerkId, day }));
  return <CounterPanel takings={{ count, sumFen: netFen }} />;
}
