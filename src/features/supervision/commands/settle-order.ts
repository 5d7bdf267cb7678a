import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDay } from '../../../ui/index.ts';
import { reportSuspicion, type Violation } from '../../irregularities/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { deleteReminders } from '../queries/reminders.ts';
import { orderMetricNames } from '../rules/order.ts';
import { tellAddressee } from './notify-parties.ts';
import { takeOrderStep } from './take-order-step.ts';

/** The issuer is content with the report. No audit: `takeOrderStep` records every step. */
export function acceptReport(parts: Parts, actor: Officer, id: string): Promise<void> {
  return takeOrderStep(parts, actor, id, {
    step: 'accept',
    line: '已认可，办结',
    async work(tx, order) {
      await tellAddressee(parts, tx, order, '您的报告已获认可，这件督办已办结。');
      return {};
    },
  });
}

/** The report is not enough: back to the addressee, with the reason. The deadline stays. */
export function sendReportBack(parts: Parts, actor: Officer, id: string, because: string) {
  return takeOrderStep(parts, actor, id, {
    step: 'sendBack',
    line: `退回报告：${because}`,
    facts: { because },
    async work(tx, order) {
      await tellAddressee(parts, tx, order, `报告被退回：${because}。请补充后再报告。`);
      return { reportedAt: null };
    },
  });
}

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

/** The order is taken back, with the reason. */
export function withdrawOrder(parts: Parts, actor: Officer, id: string, because: string) {
  return takeOrderStep(parts, actor, id, {
    step: 'withdraw',
    line: `撤回：${because}`,
    facts: { because },
    async work(tx, order) {
      await tellAddressee(parts, tx, order, `这件督办已撤回：${because}。`);
      return {};
    },
  });
}

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
