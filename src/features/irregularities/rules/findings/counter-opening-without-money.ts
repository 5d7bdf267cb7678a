import { dayOf } from '../../../../kernel/calendar.ts';
import { type Fen, fenToYuan } from '../../../../kernel/money.ts';
import { formatDateTime, formatDay } from '../../../../ui/index.ts';
import { type NewFinding, numberOf, type Rule, type Thresholds } from './rule.ts';

/** Study and exam rights opened at a counter, with the money received for them. */
export interface CounterOpening {
  grantId: string;
  accountId: string;
  personName: string;
  year: number;
  /** Null where the counter was not recorded. */
  organisationId: string | null;
  organisationName: string | null;
  clerkName: string | null;
  grantedAt: Date;
  orderNo: string | null;
  dueFen: number;
  paidFen: number;
  refundedFen: number;
}

/** Returns how much of the fee is missing; a refund counts as missing (N7, N8). */
export function missingFen({ dueFen, paidFen, refundedFen }: CounterOpening): number {
  return Math.max(0, dueFen - (paidFen - refundedFen));
}

/**
 * Returns one finding for a counter and a day that is over: by then the money received must cover what was
 * opened.
 */
export function decideCounterOpenings(
  openings: readonly CounterOpening[],
  thresholds: Thresholds,
  now: Date,
): NewFinding[] {
  const closed = openings.filter(({ grantedAt }) => dayOf(grantedAt) < dayOf(now));
  const days = Map.groupBy(
    closed,
    (one) => `${one.organisationId ?? one.accountId}:${dayOf(one.grantedAt)}`,
  );
  return [...days].flatMap(([reference, ofDay]) => {
    const short = ofDay.filter((one) => missingFen(one) > 0);
    return short.length >= numberOf(thresholds, 'openings')
      ? [toFinding(reference, short, ofDay)]
      : [];
  });
}

function toFinding(
  reference: string,
  short: CounterOpening[],
  ofDay: CounterOpening[],
): NewFinding {
  const [first] = short as [CounterOpening];
  const sum = (list: readonly CounterOpening[], of: (one: CounterOpening) => number) =>
    yuan(list.reduce((total, one) => total + of(one), 0));
  const counter = first.organisationName ?? '没有注明的窗口';
  return {
    accountId: first.organisationId ? null : first.accountId,
    organisationId: first.organisationId,
    year: first.year,
    reference,
    summary: `${counter}于${formatDay(dayOf(first.grantedAt))}开通${ofDay.length}人，其中${short.length}人没有足额收款，差${sum(short, missingFen)}。`,
    evidence: [
      { label: '当天应收', value: sum(ofDay, ({ dueFen }) => dueFen) },
      { label: '当天实收', value: sum(ofDay, ({ paidFen, refundedFen }) => paidFen - refundedFen) },
      ...short.map((one) => ({
        label: one.personName,
        value: `${formatDateTime(one.grantedAt)}由${one.clerkName ?? '无人署名'}开通；${whyShort(one)}`,
        href: `/review/people/${one.accountId}`,
      })),
    ],
    slipIds: [],
  };
}

function whyShort(one: CounterOpening): string {
  if (!one.orderNo) return '没有订单';
  if (one.paidFen === 0) return `订单${one.orderNo}没有收款记录`;
  if (one.refundedFen > 0) return `订单${one.orderNo}已退${yuan(one.refundedFen)}，权限仍然有效`;
  return `订单${one.orderNo}应收${yuan(one.dueFen)}，实收${yuan(one.paidFen)}`;
}

/** Rights opened at a counter without payment (N7, N8, N10). */
export const counterOpeningWithoutMoney = {
  code: 'COUNTER_OPENING_WITHOUT_MONEY',
  name: '窗口开通没有收款',
  violation: 'FRAUD',
  explain: (thresholds: Thresholds) =>
    `窗口收款后才能开通学习和考试。一天结束时，一个窗口有${numberOf(thresholds, 'openings')}人以上的开通没有订单、没有收款、收款不足，或者已退费而权限仍然有效的，列为线索。`,
} as const satisfies Rule;

const yuan = (fen: Fen) => `${fenToYuan(fen)}元`;
