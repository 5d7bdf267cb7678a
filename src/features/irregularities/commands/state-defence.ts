import type { Actor } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Answer, keepAnswerFile, tellHandler } from './keep-answer-file.ts';
import { takeStep } from './take-step.ts';

/** The accused states his defence, with what proves it; within the term (E18).No audit: `takeStep` records every step. */
export async function stateDefence(
  parts: Parts,
  actor: Actor,
  id: string,
  { text, file }: Answer,
): Promise<void> {
  await takeStep(parts, actor, id, {
    step: 'defend',
    line: '当事人已陈述申辩',
    async work(tx, one, now) {
      await tellHandler(parts, tx, one, '当事人已陈述申辩，可以提出处理意见。');
      const defenceFile = await keepAnswerFile(parts, file, `cases/${id}/defence`);
      return { defence: text, defenceFile, defendedAt: now };
    },
  });
}
