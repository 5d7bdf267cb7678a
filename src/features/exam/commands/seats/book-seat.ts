import type { Learner } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { formatDate } from '../../../../ui/index.ts';
import { recordAudit } from '../../../audit/index.ts';
import { countTaken, endSeat, findHeldSeat, insertSeat, lockWindow } from '../../queries/seats.ts';
import { listPlaces, mayChange, type SeatWindow } from '../../rules/seat.ts';
import { lockSeatFacts, type OwnSeatFacts } from './lock-seat-facts.ts';

/**
 * Books a seat of a window, or changes the booked one for it; the last seat goes to one person (N15). Throws
 * `exam.no_access`, `exam.passed_already`, `exam.window_unknown`, `exam.window_over`, `exam.seat_fixed`,
 * `exam.window_full`.
 */
export async function bookSeat(
  parts: Parts,
  actor: Learner,
  enrolmentId: string,
  windowName: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const own = await lockSeatFacts(tx, actor, enrolmentId);
    const window = takeWindow(own, windowName);
    if (own.seats.held?.name === window.name) return;
    if (own.seats.held && !mayChange(own.seats.held, own.now))
      throw new Refusal('exam.seat_fixed', { name: own.seats.held.name });
    await takeSeat(tx, own, window);
    const before = await findHeldSeat(tx, enrolmentId);
    if (before) {
      const state = own.seats.held ? 'GIVEN_UP' : 'OVER';
      await endSeat(tx, before.id, { state, by: actor.accountId });
    }
    const id = newId();
    const { accountId } = actor;
    await insertSeat(tx, { id, topicId: own.topicId, windowName, enrolmentId, accountId });
    const facts = { windowName, before: own.seats.held?.name ?? null };
    await recordAudit(tx, actor, 'exam.book_seat', { type: 'enrolment', id: enrolmentId }, facts);
  });
}

function takeWindow({ seats, facts, now }: OwnSeatFacts, name: string): SeatWindow {
  const { enrolment, hasAccess, attempts } = facts;
  if (!hasAccess) throw new Refusal('exam.no_access', { enrolmentId: enrolment.id });
  if (attempts.some(({ result }) => result === 'PASSED')) throw new Refusal('exam.passed_already');
  const window = seats.windows.find((one) => one.name === name);
  if (!window) throw new Refusal('exam.window_unknown');
  if (window.closesAt <= now) throw new Refusal('exam.window_over');
  return window;
}

async function takeSeat(tx: Tx, own: OwnSeatFacts, window: SeatWindow): Promise<void> {
  await lockWindow(tx, own.topicId, window.name);
  const places = listPlaces(own.seats.windows, await countTaken(tx, own.topicId), own.now);
  if (places.some(({ name, left }) => name === window.name && left > 0)) return;
  const others = places
    .filter(({ left }) => left > 0)
    .map(({ name, opensAt, left }) => `${name}（${formatDate(opensAt)}起，还有 ${left} 个座位）`);
  throw new Refusal('exam.window_full', { name: window.name, others: others.join('、') });
}
