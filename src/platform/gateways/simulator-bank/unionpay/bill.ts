import { deflateSync } from 'node:zlib';
import { yuanToFen } from '../../../../kernel/money.ts';
import { orderIdOf, refundIdOf } from '../../unionpay/numbers.ts';
import { type Booked, zipOf } from '../bills.ts';

/** Lengths of the fields of the ZM file; letters are filled up at the right, amounts at the left. */
const lengths = [
  3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15,
];

/** The file of a settlement day as the file service gives it: a zip archive, deflated, in base64. */
export async function settlementFile(
  booked: readonly Booked[],
  merchantId: string,
): Promise<string> {
  const text = booked.map((one) => `${lineOf(one, merchantId)}\r\n`).join('');
  const archive = await zipOf({
    [`RD1002_${merchantId}/INN_ZM_${merchantId}`]: Buffer.from(text),
    'readme.txt': Buffer.from('simulated'),
  });
  return deflateSync(archive).toString('base64');
}

function lineOf({ trade, refund, at }: Booked, merchantId: string): string {
  const amountFen = yuanToFen(refund?.amount ?? trade.amount) ?? 0;
  const fields: Record<number, string> = {
    0: refund ? 'S30' : 'S22',
    3: '000001',
    4: at.slice(5).replace(/\D/g, ''),
    5: '621700******0001',
    6: String(amountFen).padStart(12, '0'),
    9: refund ? refundQueryId(trade.tradeNo) : trade.tradeNo,
    11: refund ? refundIdOf(refund.refundNo) : orderIdOf(trade.orderNo),
    19: refund ? '04' : '01',
    20: refund ? '00' : '01',
    21: '000201',
    26: refund ? trade.tradeNo : '',
    27: merchantId,
  };
  return lengths.map((length, at) => (fields[at] ?? '').padEnd(length)).join(' ');
}

/** The refund's own number at UnionPay. */
export const refundQueryId = (tradeNo: string) => `9${tradeNo.slice(1)}`;
