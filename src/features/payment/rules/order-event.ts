import { fenToYuan } from '../../../kernel/money.ts';
import { type ClosedBecause, closedNames } from './order.ts';
import type { LearnedBy } from './payment.ts';

export type OrderEventKind =
  | 'OPENED'
  | 'SENT'
  | 'RETURNED'
  | 'RECEIVED'
  | 'ACCESS_OPENED'
  | 'WRONG_AMOUNT'
  | 'DUPLICATE'
  | 'LATE'
  | 'CLOSED'
  | 'MATCH_REVERSED'
  | 'AMOUNT_RETURNED';

/** An event of an order. */
export interface OrderEvent {
  kind: OrderEventKind;
  facts: { learnedBy?: LearnedBy; because?: ClosedBecause; amountFen?: number };
  at: Date;
}

const learned: Record<LearnedBy, string> = {
  NOTIFICATION: '支付平台通知',
  QUERY: '主动查询',
  RETURN: '付款后返回时查询',
  COUNTER: '现场收款',
  RECONCILIATION: '每日对账',
  BANK_FILE: '银行流水',
};

/** Returns the event in the words the learner reads. */
export function describeEvent({ kind, facts }: OrderEvent): string {
  const amount = facts.amountFen === undefined ? '' : `${fenToYuan(facts.amountFen)}元`;
  const by = facts.learnedBy ? `（${learned[facts.learnedBy]}）` : '';
  switch (kind) {
    case 'OPENED':
      return `生成订单，应付${amount}`;
    case 'SENT':
      return '前往支付平台付款';
    case 'RETURNED':
      return '从支付平台返回';
    case 'RECEIVED':
      return `收到款项${amount}${by}`;
    case 'ACCESS_OPENED':
      return '开通学习和考试权限';
    case 'WRONG_AMOUNT':
      return `支付平台报来的金额是${amount}，与订单不符，没有开通${by}`;
    case 'DUPLICATE':
      return `又收到一笔${amount}，属重复付款，自动原路退回${by}`;
    case 'LATE':
      return `订单关闭后收到${amount}，自动原路退回${by}`;
    case 'MATCH_REVERSED':
      return `转账${amount}不是为这笔订单付的，认领已经撤销`;
    case 'AMOUNT_RETURNED':
      return `金额不符的${amount}已原路退回`;
    case 'CLOSED':
      return closedNames[facts.because ?? 'EXPIRED'];
  }
}
