import { fenToYuan } from '../../../kernel/money.ts';
import { formatDate } from '../../../ui/index.ts';
import type { GroupOrderView } from '../queries/group-order-view.ts';
import { amountInWords } from '../rules/receipt.ts';
import { formatRemittanceCode } from '../rules/remittance-code.ts';

const unknown = '请电话询问培训中心';

/** Returns what `payment-notice.typ` prints: the named people, else all that wait for money (E21). */
export function paymentNotice(group: GroupOrderView, now: Date) {
  const { order, sums, account, topic } = group;
  const open = group.lines.filter((line) => line.state === 'OPEN');
  const due = sums.namedCount > 0 ? open.filter((line) => line.named) : open;
  const amountFen = sums.namedCount > 0 ? sums.namedFen : sums.openFen;
  return {
    groupNo: order.groupNo,
    madeOn: formatDate(now),
    payer: order.title,
    item: group.topicTitle,
    fee: fenToYuan(topic.feeFen),
    amount: fenToYuan(amountFen),
    amountInWords: amountInWords(amountFen),
    holder: account?.holder ?? group.payeeName,
    bank: account?.bank ?? unknown,
    accountNo: account?.accountNo ?? unknown,
    code: formatRemittanceCode(order.remittanceCode),
    basis: topic.priceDocument,
    people: due.map((line) => ({ name: line.name, number: line.idNumberMasked })),
  };
}
