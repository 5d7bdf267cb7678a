import { percentOf } from './share.ts';

export const orderKinds = ['PLACE', 'INDUSTRY', 'UNIT', 'AGENCY'] as const;
/** Whose people the order is about: of a place, a system, a unit, or the custody of an agency. */
export type OrderKind = (typeof orderKinds)[number];

export const orderMetrics = ['enrolled', 'studied', 'passed', 'recorded'] as const;
/** The step that so many have to have reached. */
export type OrderMetric = (typeof orderMetrics)[number];

export const orderMetricNames: Record<OrderMetric, string> = {
  enrolled: '选课',
  studied: '学完',
  passed: '考试合格',
  recorded: '登记学时',
};

export type OrderState = 'ISSUED' | 'ACKNOWLEDGED' | 'REPORTED' | 'ACCEPTED' | 'WITHDRAWN';

/** An order to catch up until a day (N34). */
export interface CatchUpOrder {
  id: string;
  orderNo: string;
  issuerRole: 'MUNICIPAL_OFFICER' | 'DISTRICT_CLERK' | 'INDUSTRY_OFFICER';
  issuerId: string;
  issuedBy: string;
  issuedAt: Date;
  addresseeId: string;
  kind: OrderKind;
  /** The jurisdiction, authority, unit or agency whose figures count. */
  member: string;
  year: number;
  metric: OrderMetric;
  targetPercent: number;
  /** The last day, 'YYYY-MM-DD'. */
  deadline: string;
  basis: string;
  text: string;
  dueAtIssue: number;
  reachedAtIssue: number;
  state: OrderState;
  acknowledgedAt: Date | null;
  report: string | null;
  reportFile: string | null;
  reportedAt: Date | null;
  closedAt: Date | null;
  caseId: string | null;
}

/** `acknowledge` and `report` are the addressee's, all others the issuer's. */
export type OrderStep =
  | 'acknowledge'
  | 'report'
  | 'accept'
  | 'sendBack'
  | 'extend'
  | 'withdraw'
  | 'escalate';

const open: readonly OrderState[] = ['ISSUED', 'ACKNOWLEDGED', 'REPORTED'];

const steps: Record<
  OrderStep,
  { by: 'ADDRESSEE' | 'ISSUER'; from: readonly OrderState[]; to: OrderState | null }
> = {
  acknowledge: { by: 'ADDRESSEE', from: ['ISSUED'], to: 'ACKNOWLEDGED' },
  report: { by: 'ADDRESSEE', from: ['ACKNOWLEDGED'], to: 'REPORTED' },
  accept: { by: 'ISSUER', from: ['REPORTED'], to: 'ACCEPTED' },
  sendBack: { by: 'ISSUER', from: ['REPORTED'], to: 'ACKNOWLEDGED' },
  extend: { by: 'ISSUER', from: ['ISSUED', 'ACKNOWLEDGED'], to: null },
  withdraw: { by: 'ISSUER', from: open, to: 'WITHDRAWN' },
  escalate: { by: 'ISSUER', from: ['ISSUED', 'ACKNOWLEDGED'], to: null },
};

export type OrderBarrier =
  | 'not_yours'
  | 'order_state'
  | 'not_overdue'
  | 'not_later'
  | 'escalated_already';

/** Why a step cannot be taken now; null when it can. `deadline` is the new last day of an extension. */
export function barrierTo(
  step: OrderStep,
  order: Pick<CatchUpOrder, 'state' | 'deadline' | 'caseId'>,
  by: 'ADDRESSEE' | 'ISSUER',
  { today, deadline = '' }: { today: string; deadline?: string },
): OrderBarrier | null {
  const rule = steps[step];
  if (rule.by !== by) return 'not_yours';
  if (!rule.from.includes(order.state)) return 'order_state';
  if (step === 'extend' && (deadline <= order.deadline || deadline < today)) return 'not_later';
  if (step === 'escalate' && !isOverdue(order, today)) return 'not_overdue';
  if (step === 'escalate' && order.caseId) return 'escalated_already';
  return null;
}

/** The state a step leads to. */
export function stateAfter(step: OrderStep, state: OrderState): OrderState {
  return steps[step].to ?? state;
}

/** Whether the last day has passed without a report: it shows by itself, nobody marks it. */
export function isOverdue(
  { state, deadline }: Pick<CatchUpOrder, 'state' | 'deadline'>,
  today: string,
): boolean {
  return (state === 'ISSUED' || state === 'ACKNOWLEDGED') && deadline < today;
}

/** Whether the figures have come as far as was ordered. */
export function isReached(
  { targetPercent }: Pick<CatchUpOrder, 'targetPercent'>,
  now: { due: number; reached: number },
): boolean {
  return (percentOf(now.reached, now.due) ?? 100) >= targetPercent;
}

/** Days before the deadline on which the addressee is reminded; on the day after, both sides are told. */
const reminderDays = [0, 1, 3, 7];
export const overdueMark = -1;

/**
 * Which reminder is due today, if any. A platform that stood still reminds later, and once; what was due
 * on the day of issue or before is not said again.
 */
export function dueReminder(
  order: Pick<CatchUpOrder, 'state' | 'deadline'> & { issuedOn: string },
  today: string,
): number | null {
  if (order.state !== 'ISSUED' && order.state !== 'ACKNOWLEDGED') return null;
  if (order.deadline < today) return overdueMark;
  const left = daysBetween(today, order.deadline);
  const day = reminderDays.find((one) => left <= one);
  return day !== undefined && daysBetween(order.issuedOn, order.deadline) > day ? day : null;
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
