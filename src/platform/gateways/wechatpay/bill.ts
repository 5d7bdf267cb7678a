import { yuanToFen } from '../../../kernel/money.ts';
import type { BillLine } from '../payment.ts';

/**
 * The lines of a trade bill: a heading, then a line a transaction whose every cell begins with "`", then
 * totals. Amounts are in yuan. Throws when a column or an amount cannot be read.
 */
export function readTradeBill(text: string): BillLine[] {
  const [heading = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = heading.split(',').map((name) => name.trim());
  const lines: BillLine[] = [];
  for (const row of rows) {
    // The totals have a heading without "`", and end the lines.
    if (!row.startsWith('`')) break;
    const values = row.slice(1).split(',`');
    const cell = (name: string) => {
      const value = values[columns.indexOf(name)];
      if (value === undefined) throw new Error(`the bill of WeChat Pay has no column ${name}`);
      return value.trim();
    };
    lines.push(lineOf(cell));
  }
  return lines;
}

function lineOf(cell: (name: string) => string): BillLine {
  const refunded = cell('交易状态') === 'REFUND' || cell('交易状态') === 'REVOKED';
  const amount = cell(refunded ? '申请退款金额' : '订单金额');
  const amountFen = yuanToFen(amount);
  if (amountFen === null) throw new Error(`an amount that is none in the bill: ${amount}`);
  return {
    kind: refunded ? 'REFUNDED' : 'PAID',
    orderNo: cell('商户订单号'),
    tradeNo: cell('微信订单号'),
    refundNo: refunded ? cell('商户退款单号') : null,
    amountFen,
  };
}
