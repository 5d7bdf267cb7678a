import type { Officer } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudit } from '../../../audit/index.ts';
import { getTopic } from '../../../courses/index.ts';
import { notify } from '../../../messages/index.ts';
import { endSeat, lockHeldSeat } from '../../queries/seats.ts';

/**
 * Releases a learner's seat with a reason, also within the last day: who cannot come, or may choose another
 * window. The learner is told. Throws `exam.seat_not_found`, `exam.own_attempt`.
 */
export async function releaseSeat(
  parts: Parts,
  actor: Officer,
  seatId: string,
  because: string,
): Promise<{ topicId: string; windowName: string }> {
  return inTransaction(parts.db, async (tx) => {
    const seat = await lockHeldSeat(tx, seatId);
    if (!seat) throw new Refusal('exam.seat_not_found');
    const { accountId, enrolmentId, topicId, windowName } = seat;
    if (accountId === actor.accountId) throw new Refusal('exam.own_attempt');
    await endSeat(tx, seat.id, { state: 'RELEASED', by: actor.accountId, because });
    const subject = { type: 'enrolment', id: enrolmentId };
    await recordAudit(tx, actor, 'exam.release_seat', subject, { windowName, because });
    const { title } = await getTopic(tx, topicId);
    await notify(parts, tx, [accountId], {
      subject: '考试座位已取消',
      text: `“${title}”考试场次“${windowName}”的座位已由培训中心取消，原因：${because}。要考试的请另选场次预约。`,
      channels: ['SMS'],
      href: `/exams/${enrolmentId}/seat`,
    });
    return { topicId, windowName };
  });
}
