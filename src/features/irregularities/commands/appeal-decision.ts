import type { Actor } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { tellHandler } from './notify-parties.ts';
import { type Statement, storeStatementFile } from './store-statement-file.ts';
import { takeStep } from './take-step.ts';

/** Records the appeal of the accused, within its term; a third officer reviews it. */
export function appealDecision(
  parts: Parts,
  actor: Actor,
  id: string,
  { text, file }: Statement,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'appeal',
    line: '当事人提出申诉',
    async change(tx, one, now) {
      await tellHandler(parts, tx, one, '当事人提出申诉，须由没有经手的工作人员复核。');
      const appealFile = await storeStatementFile(parts, file, `cases/${id}/appeal`);
      return { appeal: text, appealFile, appealedAt: now };
    },
  });
}
