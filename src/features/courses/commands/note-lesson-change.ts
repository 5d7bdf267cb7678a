import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { Difference } from '../../proposals/index.ts';
import { countEnrolled } from '../queries/enrolled.ts';
import { insertVersion } from '../queries/versions.ts';
import { lessonsChanged } from '../rules/events.ts';
import type { Topic } from '../rules/topic.ts';

/**
 * Makes a confirmed change of a published lesson a version of its topic; its downloads are made again. No audit:
 * whoever applies the proposal records it.
 */
export async function noteLessonChange(
  parts: Parts,
  tx: Tx,
  topic: Topic,
  change: {
    difference: Difference[];
    reason: string;
    proposalId: string;
    proposedBy: string;
    decidedBy: string;
  },
): Promise<void> {
  const { studying } = await countEnrolled(tx, topic.id);
  const decidedAt = parts.clock.now();
  await insertVersion(tx, topic, {
    ...{ kind: 'CHANGED', message: null, affected: studying, decidedAt },
    ...change,
  });
  await parts.jobs.publish(tx, lessonsChanged, { topicId: topic.id });
}
