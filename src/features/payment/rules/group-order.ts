import type { Fen } from '../../../kernel/money.ts';
import type { ClosedBecause, OrderState } from './order.ts';
import type { Method } from './payment.ts';

/** A list of people for whom a unit or an agency pays at once (E21). */
export interface GroupOrder {
  id: string;
  groupNo: string;
  remittanceCode: string;
  topicId: string;
  /** Who pays. */
  organisationId: string;
  /** Who gets the money: the centre. */
  payeeId: string;
  /** What receipts are made out to. */
  title: string;
  creditCode: string | null;
  state: 'OPEN' | 'CANCELLED';
  createdBy: string;
  createdAt: Date;
  cancelledAt: Date | null;
}

/** One person of a group order: an order of channel GROUP. */
export interface GroupLine {
  orderId: string;
  orderNo: string;
  accountId: string;
  enrolmentId: string;
  name: string;
  idNumberMasked: string;
  amountFen: Fen;
  state: OrderState;
  closedBecause: ClosedBecause | null;
  paidAt: Date | null;
  /** Named by the unit for its next transfer. */
  named: boolean;
  /** A refund is asked for and not decided. */
  refundAsked: boolean;
  /** The person studies, but the transfer that paid was another unit's. */
  debt: boolean;
  method: Method | null;
}

export type LeftOutBecause =
  | 'UNKNOWN'
  | 'TWICE'
  | 'DIGITS_LOST'
  | 'NO_VALUE'
  | 'DOUBTFUL'
  | 'NOT_YOURS'
  | 'RETURNED'
  | 'PAID'
  | 'ONLINE_OPEN'
  | 'OTHER_GROUP'
  | 'FREE'
  | 'TOPIC_CLOSED';

export const leftOutSentences: Record<LeftOutBecause, string> = {
  UNKNOWN: '没有找到这个证件号码的学员，请核对号码，或请本人先注册',
  TWICE: '名单里重复，只算一次',
  DIGITS_LOST: '号码的末几位被 Excel 丢掉了，请把这一列设为“文本”格式，再按证件重新填写',
  NO_VALUE: '公式没有结果，请把这一列改为直接填写的文字',
  DOUBTFUL: '号码以 000 结尾，可能被 Excel 改过；请对照证件核对，确实无误的在下面勾选',
  NOT_YOURS: '不是本单位已确认的人员，请先在人员名册中确认',
  RETURNED: '注册信息被退回，本人修改后才能缴费',
  PAID: '已经缴费',
  ONLINE_OPEN: '本人正在自己付款，订单关闭后可以再选',
  OTHER_GROUP: '已在另一张没有付款的集体订单里',
  FREE: '这门课程不收费，选报后直接开通',
  TOPIC_CLOSED: '没有选报，而选报时间已过',
};

/** What decides whether a person can be on a list. */
export interface Candidate {
  yours: boolean;
  registrationReturned: boolean;
  enrolmentState: 'SELECTED' | 'OPEN' | 'NONE';
  live: { channel: 'ONLINE' | 'COUNTER' | 'GROUP'; state: OrderState } | null;
  feeFen: Fen;
  mayEnrol: boolean;
}

/** Returns why a person cannot be on the list; null when they can (E21, N2, Q13). */
export function decideLeftOut(person: Candidate): LeftOutBecause | null {
  if (!person.yours) return 'NOT_YOURS';
  if (person.feeFen === 0) return 'FREE';
  if (person.live && person.live.state !== 'OPEN') return 'PAID';
  if (person.enrolmentState === 'OPEN') return 'PAID';
  if (person.live) return person.live.channel === 'GROUP' ? 'OTHER_GROUP' : 'ONLINE_OPEN';
  if (person.registrationReturned) return 'RETURNED';
  return person.enrolmentState === 'NONE' && !person.mayEnrol ? 'TOPIC_CLOSED' : null;
}

/** Whether a transfer may pay a line: it is open, or a debt. */
export const isPayable = ({ state, debt }: Pick<GroupLine, 'state' | 'debt'>): boolean =>
  state === 'OPEN' || debt;

/** Returns the sums of a group order; closed and refunded lines do not count. */
export function sumLines(
  lines: readonly Pick<GroupLine, 'state' | 'amountFen' | 'named' | 'debt'>[],
) {
  const sum = (chosen: typeof lines) => chosen.reduce((total, line) => total + line.amountFen, 0);
  const open = lines.filter((line) => line.state === 'OPEN');
  const owed = lines.filter((line) => line.debt);
  const paid = lines.filter(
    (line) => !line.debt && (line.state === 'PAID' || line.state === 'REFUNDING'),
  );
  const named = open.filter((line) => line.named);
  return {
    openFen: sum(open),
    openCount: open.length,
    paidFen: sum(paid),
    paidCount: paid.length,
    debtFen: sum(owed),
    debtCount: owed.length,
    namedFen: sum(named),
    namedCount: named.length,
  };
}

/** Returns the state of a group order as shown, from its lines. */
export function nameGroupState(
  order: Pick<GroupOrder, 'state'>,
  sums: { openCount: number; paidCount: number; debtCount: number },
): { text: string; tone: 'warning' | 'info' | 'success' | 'neutral' } {
  if (sums.debtCount > 0) return { text: `欠费 ${sums.debtCount} 人`, tone: 'warning' };
  if (order.state === 'CANCELLED' && sums.paidCount === 0)
    return { text: '已取消', tone: 'neutral' };
  if (sums.openCount === 0)
    return sums.paidCount > 0
      ? { text: '已付清', tone: 'success' }
      : { text: '没有待付款的人员', tone: 'neutral' };
  return sums.paidCount > 0
    ? { text: '部分已付', tone: 'info' }
    : { text: '待付款', tone: 'warning' };
}

/** Returns the name of the sum of a group order as the gateway shows it. */
export const nameGroupItem = ({ year }: { year: number }, people: number) =>
  `${year}年公需科目集体缴费（${people}人）`;
