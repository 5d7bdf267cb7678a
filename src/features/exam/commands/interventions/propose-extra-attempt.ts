import type { Officer } from '../../../../kernel/actor.ts';
import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { getTopic } from '../../../courses/index.ts';
import { listPeople } from '../../../identity/index.ts';
import { propose } from '../../../proposals/index.ts';
import { type ExtraGround, extraGroundNames } from '../../rules/extra-attempt.ts';
import { grantExtraAttempt, takeForExtra } from './extra-attempt.ts';

/**
 * Proposes one more attempt in the round of a failed one; returns the id of the proposal. No audit: `propose`
 * records it. Throws as `takeForExtra` and `propose` do.
 */
export function proposeExtraAttempt(
  parts: Parts,
  actor: Officer,
  { attemptId, ground, because }: { attemptId: string; ground: ExtraGround; because: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const attempt = await takeForExtra(tx, actor, attemptId);
    const [person] = await listPeople(tx, [attempt.accountId]);
    const { title, maxAttempts } = await getTopic(tx, attempt.topicId);
    return propose(parts, tx, actor, grantExtraAttempt, {
      subject: {
        ...{ type: 'exam_attempt', id: attemptId },
        words: `${person?.name ?? ''}，${title}`,
        href: `/exam-monitor/attempts/${attemptId}`,
      },
      difference: [
        { label: '本轮考试机会', before: `${maxAttempts} 次，已用完`, after: '增加 1 次' },
        { label: '依据', before: null, after: extraGroundNames[ground] },
      ],
      change: { ground },
      reason: because,
    });
  });
}
