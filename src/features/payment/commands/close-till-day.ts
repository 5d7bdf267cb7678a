import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { listOfficers } from '../../identity/index.ts';
import { notify } from '../../messages/index.ts';
import { closeDay, findTillDayOf, isClosingOfficer } from '../queries/till-days.ts';
import { listTillLines } from '../queries/till-lines.ts';
import { type Count, cashOf, figuresOf, type Handover } from '../rules/till.ts';
import { joinTillDay } from './join-till-day.ts';

export interface ClosingForm {
  clerkId: string;
  day: string;
  floatFen: number;
  counted: Count;
  /** '' when cash and books agree. */
  differenceReason: string;
  handover: Handover;
  handedTo: string | null;
  handoverNote: string;
}

/**
 * Closes the day of a clerk by the count of the cash, and returns its id; from then on it never changes. By
 * the clerk or an officer named for closing. Throws `payment.till_not_found`, `payment.officer_not_found`,
 * `payment.day_closed`, `payment.day_ahead`, and `payment.difference_unexplained` with the difference.
 */
export function closeTillDay(parts: Parts, actor: Officer, form: ClosingForm): Promise<string> {
  const { clerkId, day, floatFen, counted, handover, handoverNote, handedTo } = form;
  const { organisationId } = actor;
  return inTransaction(parts.db, async (tx) => {
    await refuseStrangers(tx, actor, form);
    const now = parts.clock.now();
    if (day > dayOf(now)) throw new Refusal('payment.day_ahead');
    const till = await joinTillDay(tx, { organisationId, clerkId, day }, { lock: 'UPDATE' });
    const figures = figuresOf(await listTillLines(tx, { organisationId, clerkId, day }));
    const expectedFen = floatFen + figures.CASH.netFen;
    const countedFen = cashOf(counted);
    const difference = countedFen - expectedFen;
    if (difference !== 0 && form.differenceReason === '')
      throw new Refusal('payment.difference_unexplained', {
        counted: fenToYuan(countedFen),
        expected: fenToYuan(expectedFen),
        difference: `${difference > 0 ? '长' : '短'}${fenToYuan(Math.abs(difference))}`,
      });
    await closeDay(tx, till.id, {
      floatFen,
      counted,
      countedFen,
      expectedFen,
      differenceReason: difference === 0 ? null : form.differenceReason,
      figures,
      handover,
      handedTo: handover === 'COLLEAGUE' ? handedTo : null,
      handoverNote,
      closedBy: actor.accountId,
      closedAt: now,
    });
    const facts = {
      day,
      clerkId,
      countedFen,
      expectedFen,
      handover,
      reason: form.differenceReason,
    };
    await recordAudit(tx, actor, 'payment.close_day', { type: 'till_day', id: till.id }, facts);
    if (handedTo && handover === 'COLLEAGUE')
      await notify(parts, tx, [handedTo], {
        subject: '有一笔交款等您签收',
        text: `${actor.name}日结${day}的收款，现金${fenToYuan(countedFen)}元交给您。请当面清点后签收。`,
        href: `/counter/closings/${till.id}`,
      });
    return till.id;
  });
}

/** The clerk, and whoever takes the money over, work at the counter of the body. */
async function refuseStrangers(
  tx: Tx,
  actor: Officer,
  { clerkId, day, handedTo }: ClosingForm,
): Promise<void> {
  const { organisationId, role, accountId } = actor;
  const colleagues = (await listOfficers(tx, organisationId, role)).map((one) => one.accountId);
  if (clerkId !== accountId) {
    const known =
      colleagues.includes(clerkId) || (await findTillDayOf(tx, { organisationId, clerkId, day }));
    if (!known || !(await isClosingOfficer(tx, actor))) throw new Refusal('payment.till_not_found');
  }
  if (handedTo && !colleagues.includes(handedTo)) throw new Refusal('payment.officer_not_found');
}
