import { fenToYuan } from '../../../kernel/money.ts';
import type { RefusalTable } from '../../../kernel/refusal.ts';

const books = { text: '回到教材', href: '/textbooks' };
const desk = { text: '回到教材订单', href: '/textbook-desk' };

export const refusals: RefusalTable = {
  'textbooks.not_found': () => ({ status: 404, sentence: '没有找到这条教材记录。', next: books }),
  'textbooks.not_on_sale': ({ name }) => ({
    status: 409,
    sentence: `${name ? `《${name}》` : '选的教材'}现在不在征订期内，请去掉后再提交。`,
    field: 'form',
    next: books,
  }),
  'textbooks.no_collector': () => ({
    status: 409,
    sentence: '这种领取方式对您不适用，请换一种。',
    field: 'way',
    next: books,
  }),
  'textbooks.nothing_to_collect': () => ({
    status: 409,
    sentence: '勾选的订单已经汇总或取消了，请刷新后再选。',
    field: 'form',
    next: books,
  }),
  'textbooks.too_late': () => ({
    status: 409,
    sentence: '这张订单已经办到下一步，不能再这样处理。请打开订单看现在的状态。',
    next: books,
  }),
  'textbooks.out_of_stock': ({ name, short }) => ({
    status: 409,
    sentence: `《${name}》库存还差 ${short} 本，订单保持原样。请先登记入库，再受理。`,
    next: { text: '登记入库', href: '/textbook-desk/titles' },
  }),
  'textbooks.too_many': ({ name }) => ({
    status: 422,
    sentence: `${name ? `《${name}》` : '其中一种教材'}的发货数量超过了还没发的数量，请改小后再提交。`,
    field: 'form',
    next: desk,
  }),
  'textbooks.known_isbn': () => ({
    status: 409,
    sentence: '这个书号已经登记过，请直接修改原来的教材。',
    field: 'isbn',
    next: { text: '教材目录', href: '/textbook-desk/titles' },
  }),
  'textbooks.below_reserved': ({ reserved }) => ({
    status: 422,
    sentence: `已受理的订单还要用 ${reserved} 本，库存不能比这更少。`,
    field: 'quantity',
    next: { text: '教材目录', href: '/textbook-desk/titles' },
  }),
  'textbooks.other_amount': ({ amountFen }) => ({
    status: 422,
    sentence: `金额与账单不符：账单是 ${fenToYuan(amountFen as number)} 元。请核对银行流水；多付少付请与付款单位联系后再登记。`,
    field: 'amountFen',
    next: { text: '教材账单', href: '/textbook-desk/bills' },
  }),
  'textbooks.cash_at_centre': () => ({
    status: 403,
    sentence: '现金和刷卡由培训中心窗口收取，计入窗口的日结。这里只登记转账。',
    field: 'method',
    next: { text: '教材账单', href: '/textbook-desk/bills' },
  }),
  'textbooks.paid_already': () => ({
    status: 409,
    sentence: '这张账单已经付款，没有重复登记。',
    field: 'form',
    next: { text: '教材账单', href: '/textbook-desk/bills' },
  }),
  'textbooks.transfer_used': () => ({
    status: 409,
    sentence: '这笔银行流水已经登记在另一张账单上。',
    field: 'reference',
    next: { text: '教材账单', href: '/textbook-desk/bills' },
  }),
};
