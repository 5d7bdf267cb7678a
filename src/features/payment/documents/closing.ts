import { fenToYuan } from '../../../kernel/money.ts';
import { formatDateTime, formatDay } from '../../../ui/index.ts';
import type { ClosedView } from '../queries/closing-view.ts';
import { counterMethods, methodNames } from '../rules/payment.ts';
import { amountInWords } from '../rules/receipt.ts';
import { denominations, handoverNames, nameDenomination } from '../rules/till.ts';

/** Returns what `closing.typ` prints. */
export function closingSheet(view: ClosedView) {
  const { closed, officeName, clerkName, closedByName, handedToName, taken } = view;
  const { figures, counted, countedFen, expectedFen } = closed;
  return {
    office: officeName,
    day: formatDay(closed.day),
    clerk: clerkName,
    till: closed.till,
    methods: counterMethods.map((method) => ({
      name: methodNames[method],
      count: figures[method].count,
      received: fenToYuan(figures[method].receivedFen),
      refunded: fenToYuan(figures[method].refundedFen),
      net: fenToYuan(figures[method].netFen),
    })),
    cash: denominations.map((fen) => ({
      name: nameDenomination(fen),
      many: counted[fen] ?? 0,
      sum: fenToYuan(fen * (counted[fen] ?? 0)),
    })),
    float: fenToYuan(closed.floatFen),
    expected: fenToYuan(expectedFen),
    counted: fenToYuan(countedFen),
    countedInWords: amountInWords(countedFen),
    difference: fenToYuan(countedFen - expectedFen),
    reason: closed.differenceReason ?? '',
    handover: [handoverNames[closed.handover], handedToName, closed.handoverNote]
      .filter(Boolean)
      .join('，'),
    taken: taken
      ? `${handedToName}，${formatDateTime(taken.takenAt)}，清点${fenToYuan(taken.countedFen)}${taken.note ? `（${taken.note}）` : ''}`
      : '',
    closedBy: closedByName,
    closedAt: formatDateTime(closed.closedAt),
  };
}
