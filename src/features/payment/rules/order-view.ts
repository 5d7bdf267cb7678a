import type { Tone } from '../../../ui/index.ts';
import { type Checkout, isExpired } from './checkout.ts';
import type { Order } from './order.ts';

/** The state of an order in words (Q12), the same for the page and for its polling script. */
export interface OrderView {
  key:
    | 'TO_PAY'
    | 'UNIT_PAYS'
    | 'WAITING'
    | 'CONFIRMING'
    | 'CHECKING'
    | 'WRONG_AMOUNT'
    | 'OPENING'
    | 'OPENED'
    | 'CLOSED'
    | 'REFUNDING'
    | 'REFUNDED';
  tone: Tone;
  title: string;
  sentence: string;
  /** The state may change without an action: the page polls. */
  moving: boolean;
}

const say = (
  key: OrderView['key'],
  tone: Tone,
  title: string,
  sentence: string,
  moving = false,
): OrderView => ({ key, tone, title, sentence, moving });

interface Facts {
  now: Date;
  /** Null for a line of a group order or an order of a counter. */
  checkout: Checkout | null;
  access: boolean;
  /** Money came in after the order was closed. */
  late: boolean;
}

/** Returns the state of an order in words (Q12, Q13). */
export function viewOrder(order: Order, facts: Facts): OrderView {
  switch (order.state) {
    case 'OPEN':
      return viewOpen(order, facts);
    case 'PAID':
      return facts.access
        ? say('OPENED', 'success', '已开通', '款项已收到，学习和考试权限已经开通。')
        : say(
            'OPENING',
            'info',
            '已收到款，正在开通',
            '款项已收到，正在开通学习和考试权限。',
            true,
          );
    case 'REFUNDING':
      return say('REFUNDING', 'info', '退费办理中', '您的退费申请正在办理，进展见下方记录。');
    case 'REFUNDED':
      return say(
        'REFUNDED',
        'info',
        '已退费',
        `款项已经退回，学习权限已收回。需要时可以${order.roundNo > 1 ? '重新缴费' : '重新选报'}。`,
      );
    case 'CLOSED':
      return viewClosed(order, facts);
  }
}

const hasWrongAmount = ({ checkout }: Facts) => (checkout?.wrongAmountFen ?? null) !== null;

function viewOpen(order: Order, facts: Facts): OrderView {
  const { now, checkout } = facts;
  if (hasWrongAmount(facts)) return say('WRONG_AMOUNT', 'error', '金额不符', wrongSentence);
  if (order.channel === 'GROUP') {
    const sentence =
      '单位正在集体缴费，到账后自动开通，您不需要付款。急用时也可以自己缴费，单位的订单会自动扣除您这一份。';
    return say('UNIT_PAYS', 'info', '单位集体缴费中', sentence);
  }
  if (checkout?.returnedAt) {
    const sentence = '支付平台表示您已付款，我们正在向平台核实，核实后自动开通，不需要再次付款。';
    return say('CONFIRMING', 'info', '已付款，正在核实', sentence, true);
  }
  if (checkout && isExpired(checkout, now)) {
    const sentence =
      '已超过支付时限，正在向支付平台核实有没有收到款。收到了会自动开通，没有则关闭订单。';
    return say('CHECKING', 'info', '正在核实', sentence, true);
  }
  if (checkout?.sentAt) {
    const sentence = '如果您已经付款，请不要重复支付：我们会主动向支付平台查询，收到后自动开通。';
    return say('WAITING', 'info', '等待支付结果', sentence, true);
  }
  return say('TO_PAY', 'warning', '待支付', '订单已生成，请在时限内完成支付。');
}

const wrongSentence =
  '支付平台报来的金额与订单不符，没有开通。已付的款项不会丢失，请与培训中心联系核对。';

function viewClosed(order: Order, facts: Facts): OrderView {
  if (facts.late) {
    const sentence = '订单关闭以后收到了您的付款，已经自动原路退回，进展见下方的退款。';
    return say('CLOSED', 'warning', '已关闭，款项退回', sentence);
  }
  if (hasWrongAmount(facts)) return say('CLOSED', 'error', '已关闭，金额不符', wrongSentence);
  if (order.closedBecause === 'CANCELLED')
    return say('CLOSED', 'info', '已取消', '订单已取消，没有扣款。');
  if (order.closedBecause === 'COUNTER')
    return say('CLOSED', 'info', '已关闭', '您改在现场缴费，这笔在线订单已经关闭。');
  if (order.channel === 'GROUP')
    return say('CLOSED', 'info', '已移出集体订单', '您已不在单位的集体订单里，可以自己缴费。');
  return say('CLOSED', 'info', '已关闭', '超过支付时限，订单已经关闭，没有扣款。');
}
