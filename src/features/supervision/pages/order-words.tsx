import { Badge, formatDay, type Tone } from '../../../ui/index.ts';
import type { Standings } from '../queries/progress.ts';
import { type CatchUpOrder, isOverdue, isReached, orderMetricNames } from '../rules/order.ts';
import { percentOf, percentText } from '../rules/share.ts';

const stateWords: Record<CatchUpOrder['state'], { tone: Tone | 'neutral'; label: string }> = {
  ISSUED: { tone: 'info', label: '待签收' },
  ACKNOWLEDGED: { tone: 'info', label: '办理中' },
  REPORTED: { tone: 'warning', label: '待认可' },
  ACCEPTED: { tone: 'success', label: '已办结' },
  WITHDRAWN: { tone: 'neutral', label: '已撤回' },
};

/** The state of an order; overdue follows from the day. */
export function OrderBadge({
  order,
  today,
}: {
  order: Pick<CatchUpOrder, 'state' | 'deadline'>;
  today: string;
}) {
  const { tone, label } = stateWords[order.state];
  return (
    <span class="whitespace-nowrap">
      <Badge tone={tone}>{label}</Badge>{' '}
      {isOverdue(order, today) ? <Badge tone="error">已逾期</Badge> : null}
      {!isOverdue(order, today) && order.deadline === today && isWaiting(order) ? (
        <Badge tone="warning">今天到期</Badge>
      ) : null}
    </span>
  );
}

const isWaiting = ({ state }: Pick<CatchUpOrder, 'state'>) =>
  state === 'ISSUED' || state === 'ACKNOWLEDGED';

/** "2026年登记学时达到90%". */
export function whatIsOrdered({ year, metric, targetPercent }: CatchUpOrder): string {
  return `${year}年${orderMetricNames[metric]}达到${targetPercent}%`;
}

/** "41.2% → 63.5%": at issue and now. */
export function ProgressText({ order, now }: { order: CatchUpOrder; now: Standings }) {
  const before = percentText(percentOf(order.reachedAtIssue, order.dueAtIssue));
  return (
    <span class="figures whitespace-nowrap">
      {before} → {percentText(percentOf(now.reached, now.due))}{' '}
      {isReached(order, now) ? <Badge tone="success">达标</Badge> : null}
    </span>
  );
}

export const deadlineText = ({ deadline }: Pick<CatchUpOrder, 'deadline'>) => formatDay(deadline);
