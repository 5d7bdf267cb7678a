import { fenToYuan } from '../../../kernel/money.ts';
import { formatDate, formatDateTime } from '../../../ui/index.ts';
import type { GroupReceiptView, ReceiptView } from '../queries/receipt-view.ts';
import { methodNames } from '../rules/payment.ts';
import { amountInWords, type Receipt } from '../rules/receipt.ts';

/** Returns what `receipt.typ` prints. */
export function receiptSheet(
  { order, payerName, item, officeName, sealName, cashier, method }: ReceiptView,
  receipt: Receipt,
  printsBefore = 0,
) {
  return {
    receiptNo: receipt.receiptNo,
    title: receipt.title,
    creditCode: receipt.creditCode,
    payerName,
    item,
    amount: fenToYuan(order.amountFen),
    amountInWords: amountInWords(order.amountFen),
    method: methodNames[method],
    orderNo: order.orderNo,
    paidAt: order.paidAt ? formatDateTime(order.paidAt) : '',
    office: officeName,
    seal: sealName,
    cashier,
    issuedOn: formatDate(receipt.issuedAt),
    copy: printsBefore === 0 ? '' : `补打（第${printsBefore + 1}次打印）`,
  };
}

/** Returns what `group-receipt.typ` prints. */
export function groupReceiptSheet({ receipt, group, topic, officeName }: GroupReceiptView) {
  return {
    receiptNo: receipt.receiptNo,
    groupNo: group.groupNo,
    title: receipt.title,
    creditCode: receipt.creditCode,
    item: `${topic.year}年公需科目《${topic.title}》集体缴费`,
    people: receipt.people,
    method: 'checkoutId' in receipt.source ? '在线支付' : '银行转账',
    amount: fenToYuan(receipt.amountFen),
    amountInWords: amountInWords(receipt.amountFen),
    office: officeName,
    issuedOn: formatDate(receipt.issuedAt),
  };
}
