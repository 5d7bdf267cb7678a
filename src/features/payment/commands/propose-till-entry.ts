import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDay } from '../../../ui/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { findTillDay, insertTillEntry, isClosingOfficer } from '../queries/till-days.ts';
import { type CounterMethod, methodNames } from '../rules/payment.ts';
import type { TillDay } from '../rules/till.ts';
import { joinTillDay } from './join-till-day.ts';

export interface TillEntry {
  fromMethod: CounterMethod | null;
  toMethod: CounterMethod | null;
  amountFen: number;
}

/** A closed day is corrected by an entry of the day on which a second officer confirms it. */
export const tillEntryKind: ProposalKind<TillEntry & { dayId: string }> = {
  kind: 'payment.till_entry',
  title: '更正已日结的收款',
  confirmedBy: ['DISTRICT_CLERK', 'CENTRE_CLERK'],
  async apply({ clock }, tx, { change, actor, proposedBy, reason, id }) {
    const { dayId, ...entry } = change;
    const closed = await findTillDay(tx, dayId);
    if (!closed) throw new Refusal('payment.till_not_found');
    const { organisationId, clerkId, day: correctsDay } = closed;
    const now = clock.now();
    const day = dayOf(now);
    const refusedAs = 'payment.entry_waits';
    await joinTillDay(tx, { organisationId, clerkId, day }, { refusedAs });
    const by = { enteredBy: proposedBy, confirmedBy: actor.accountId, enteredAt: now };
    const key = { organisationId, clerkId, day, correctsDay };
    const entryId = await insertTillEntry(tx, { ...key, ...entry, ...by, reason });
    const facts = { ...entry, correctsDay, proposal: id };
    await recordAudit(tx, actor, 'payment.till_entry', { type: 'till_entry', id: entryId }, facts);
  },
};

/**
 * Proposes a dated entry that corrects a closed day, and returns the proposal's id. By the clerk or an officer
 * named for closing. Throws `payment.till_not_found`, `payment.day_open`. No audit: `propose` records it.
 */
export function proposeTillEntry(
  parts: Parts,
  actor: Officer,
  dayId: string,
  { reason, ...entry }: TillEntry & { reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const day = await findTillDay(tx, dayId);
    const closes = await isClosingOfficer(tx, actor);
    const own = day?.clerkId === actor.accountId || closes;
    if (day?.organisationId !== actor.organisationId || !own)
      throw new Refusal('payment.till_not_found');
    if (day.state !== 'CLOSED') throw new Refusal('payment.day_open');
    return propose(parts, tx, actor, tillEntryKind, {
      subject: {
        type: 'till_day',
        id: dayId,
        words: wordsOf(day),
        href: `/counter/closings/${dayId}`,
      },
      difference: differenceOf(entry),
      change: { ...entry, dayId },
      reason,
    });
  });
}

const wordsOf = ({ day, till }: TillDay) => `${formatDay(day)}${till}的日结`;

function differenceOf({ fromMethod, toMethod, amountFen }: TillEntry) {
  const yuan = fenToYuan(amountFen);
  return [
    ...(fromMethod
      ? [{ label: methodNames[fromMethod], before: '照日结单', after: `减少${yuan}元` }]
      : []),
    ...(toMethod
      ? [{ label: methodNames[toMethod], before: '照日结单', after: `增加${yuan}元` }]
      : []),
  ];
}
