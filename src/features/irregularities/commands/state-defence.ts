import type { Actor } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { tellHandler } from './notify-parties.ts';
import { type Statement, storeStatementFile } from './store-statement-file.ts';
import { takeStep } from './take-step.ts';

/** Records the defence of the accused, with its evidence, within the term (E18). No audit: `takeStep` records it. */
export function stateDefence(
  parts: Parts,
  actor: Actor,
  id: string,
  { text, file }: Statement,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'defend',
    line: '当事人已陈述申辩',
    async change(tx, one, now) {
      await tellHandler(parts, tx, one, '当事人已陈述申辩，可以提出处理意见。');
      const defenceFile = await storeStatementFile(parts, file, `cases/${id}/defence`);
      return { defence: text, defenceFile, defendedAt: now };
    },
  });
}
