import type { Refusal, RefusalTable } from '../../../kernel/refusal.ts';

const courses = { text: '回到首页', href: '/' };
const books = { text: '查看教材账单', href: '/textbook-desk/bills' };
const refundList = { text: '回到退费列表', href: '/refunds' };

/** The next step of whoever pays a bill. */
export const billPage = ({ billNo }: Refusal['facts']) => ({
  text: '查看账单',
  ...(billNo ? { href: `/bills/${billNo}` } : {}),
});

/** Refusals of bills of other features, of money that goes back and of transfers at the counter. */
export const billRefusals: RefusalTable = {
  'payment.bill_not_found': () => ({ status: 404, sentence: '没有找到这张账单。', next: courses }),
  'payment.bill_online_unavailable': (facts) => ({
    status: 503,
    sentence: '这里没有开通在线支付，请转账或到现场付款。',
    next: billPage(facts),
  }),
  'payment.bill_settled': (facts) => ({
    status: 409,
    sentence: '这张账单已经付清或取消，不需要再付。',
    field: 'form',
    next: billPage(facts),
  }),
  'payment.bill_not_paid': () => ({
    status: 409,
    sentence: '这张账单没有可以退回的款项，或者已经退回。',
    field: 'form',
    next: books,
  }),
  'payment.bill_online_no_mistake': () => ({
    status: 409,
    sentence: '在线支付的款项由支付平台报来，不会登记错；要退还的，请选择“退款”。',
    field: 'what',
    next: books,
  }),
  'payment.counter_transfer_gone': () => ({
    status: 409,
    sentence: '窗口登记的这笔转账已经对上，或者已经更正。请刷新后再看。',
    field: 'form',
    next: { text: '回到银行流水', href: '/bank-lines' },
  }),
  'payment.trade_not_found': () => ({
    status: 404,
    sentence: '没有找到这笔金额不符的来款，或者已经在退回。',
    next: refundList,
  }),
};
