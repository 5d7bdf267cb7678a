import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDay } from '../../../ui/index.ts';
import { reportSuspicion, type Violation } from '../../irregularities/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { orderMetricNames } from '../rules/order.ts';
import { takeOrderStep } from './take-order-step.ts';

/** An overdue order is reported as a suspicion against the body: by hand only, and once (N38). */
export function escalateOrder(
  parts: Parts,
  actor: Officer,
  id: string,
  { violation, facts }: { violation: Violation; facts: string },
): Promise<void> {
  return takeOrderStep(parts, actor, id, {
    step: 'escalate',
    line: '逾期未报告，已作为线索上报',
    facts: { violation },
    async work(tx, order) {
      const body = await getOrganisation(tx, order.addresseeId);
      const what = `${order.year}年${orderMetricNames[order.metric]}`;
      const caseId = await reportSuspicion(parts, tx, actor, {
        accountId: null,
        organisationId: order.addresseeId,
        violation,
        year: order.year,
        title: `${body.shortName}逾期未完成${what}的督办`.slice(0, 60),
        facts: `${order.orderNo}号限期补学通知，期限${formatDay(order.deadline)}，逾期没有报告。${facts}`,
        source: 'REPORT',
        reference: order.id,
        slipIds: [],
      });
      return { caseId };
    },
  });
}
