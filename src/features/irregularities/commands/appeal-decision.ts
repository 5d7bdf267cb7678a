import type { Actor } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Answer, keepAnswerFile, tellHandler } from './keep-answer-file.ts';
import { takeStep } from './take-step.ts';

/** The accused appeals against the decision, within the term; a third person will look at it. */
export async function appealDecision(
  parts: Parts,
  actor: Actor,
  id: string,
  { text, file }: Answer,
): Promise<void> {
  await takeStep(parts, actor, id, {
    step: 'appeal',
    line: '当事人提出申诉',
    async work(tx, one, now) {
      await tellHandler(parts, tx, one, '当事人提出申诉，须由没有经手的工作人员复核。');
      const appealFile = await keepAnswerFile(parts, file, `cases/${id}/appeal`);
      return { appeal: text, appealFile, appealedAt: now };
    },
  });
}
