import { inflateSync } from 'node:zlib';
import { unpackFile } from '../bill-archive.ts';
import type { BillLine } from '../payment.ts';
import { orderNoOf, refundNoOf } from './numbers.ts';

/** Lengths of the fields of a line of the ZM file, in bytes; a blank stands between two. */
const lengths = [
  3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21,
];
const at = { time: 4, amount: 6, queryId: 9, orderId: 11, type: 19, origQueryId: 26 };

/** A line with its time of transmission ("1123140509", month first): the file goes by settlement day. */
export interface SettledLine extends BillLine {
  time: string;
}

/** The text of the ZM file in the answer of the file service: a zip archive, deflated, in base64. */
export async function unpackBill(fileContent: string): Promise<string> {
  const archive = inflateSync(Buffer.from(fileContent, 'base64'));
  const file = await unpackFile(archive, /_ZM_/);
  return file ? new TextDecoder('gb18030').decode(file) : '';
}

/** The payments and refunds of a ZM file. Throws when an amount cannot be read. */
export function readSettlementFile(text: string): SettledLine[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(fieldsOf)
    .flatMap((fields) => {
      const line = lineOf(fields);
      return line ? [line] : [];
    });
}

function fieldsOf(line: string): string[] {
  let start = 0;
  return lengths.map((length) => {
    const field = line.slice(start, start + length).trim();
    start += length + 1;
    return field;
  });
}

function lineOf(fields: string[]): SettledLine | null {
  const field = (name: keyof typeof at) => fields[at[name]] ?? '';
  const type = field('type');
  if (type !== '01' && type !== '04') return null;
  if (!/^\d{12}$/.test(field('amount')))
    throw new Error(`an amount that is none in the file: ${field('amount')}`);
  const amountFen = Number(field('amount'));
  const common = { amountFen, time: field('time') };
  return type === '01'
    ? {
        ...common,
        kind: 'PAID',
        orderNo: orderNoOf(field('orderId')),
        tradeNo: field('queryId'),
        refundNo: null,
      }
    : {
        ...common,
        kind: 'REFUNDED',
        orderNo: null,
        tradeNo: field('origQueryId'),
        refundNo: refundNoOf(field('orderId')),
      };
}
