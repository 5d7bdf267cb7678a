import { yuanToFen } from '../../../kernel/money.ts';
import { unpackFile } from '../bill-archive.ts';
import type { BillLine } from '../payment.ts';

/**
 * The lines of a trade bill: a zip archive with a file of details (业务明细) beside its summary, in GBK, with
 * remarks that begin with "#" around a heading and a line a transaction. Refunds are negative.
 */
export async function readTradeBill(archive: Buffer): Promise<BillLine[]> {
  const file = await unpackFile(archive, /业务明细\.csv$/);
  if (!file) throw new Error('the bill of Alipay has no details');
  const [heading = '', ...rows] = new TextDecoder('gb18030')
    .decode(file)
    .split(/\r?\n/)
    .filter((row) => row !== '' && !row.startsWith('#'));
  const columns = cellsOf(heading);
  return rows.map((row) => {
    const values = cellsOf(row);
    return lineOf((name) => {
      const value = values[columns.findIndex((column) => column.startsWith(name))];
      if (value === undefined) throw new Error(`the bill of Alipay has no column ${name}`);
      return value;
    });
  });
}

// Cells end in a tab, so that spreadsheets take numbers for text.
const cellsOf = (row: string) => row.split(',').map((cell) => cell.trim());

function lineOf(cell: (name: string) => string): BillLine {
  const refunded = cell('业务类型') === '退款';
  const amountFen = yuanToFen(cell('订单金额').replace(/^-/, ''));
  if (amountFen === null)
    throw new Error(`an amount that is none in the bill: ${cell('订单金额')}`);
  return {
    kind: refunded ? 'REFUNDED' : 'PAID',
    orderNo: cell('商户订单号'),
    tradeNo: cell('支付宝交易号'),
    refundNo: refunded ? cell('退款批次号') : null,
    amountFen,
  };
}
