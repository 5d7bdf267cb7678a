import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDay } from '../../../ui/index.ts';
import { deleteReminders } from '../queries/reminders.ts';
import { tellAddressee } from './notify-parties.ts';
import { takeOrderStep } from './take-order-step.ts';

/** More time, with the reason; reminders begin anew. */
export function extendOrder(
  parts: Parts,
  actor: Officer,
  id: string,
  { deadline, because }: { deadline: string; because: string },
): Promise<void> {
  const until = formatDay(deadline);
  return takeOrderStep(parts, actor, id, {
    step: 'extend',
    line: `期限延长到${until}：${because}`,
    deadline,
    facts: { deadline, because },
    async work(tx, order) {
      await deleteReminders(tx, id);
      await tellAddressee(parts, tx, order, `期限延长到${until}。`);
      return { deadline };
    },
  });
}
