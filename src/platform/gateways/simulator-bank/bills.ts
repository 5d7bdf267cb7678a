import { buffer } from 'node:stream/consumers';
import { ZipArchive } from 'archiver';
import type { GatewayId } from '../payment.ts';
import { shanghaiTime } from '../shanghai-time.ts';
import type { BankRefund, BankTrade, Ledger } from './ledger.ts';

/** A line of the bank's books: a trade that was paid, or one of its refunds. */
export interface Booked {
  trade: BankTrade;
  refund: BankRefund | null;
  at: string;
}

/** What a provider booked between two Beijing times ("2026-11-23 00:00:00"), oldest first. */
export function listBooked(ledger: Ledger, gateway: GatewayId, from: string, to: string): Booked[] {
  const own = ledger.list().filter((trade) => trade.gateway === gateway);
  const booked = own.flatMap((trade): Booked[] => [
    ...(trade.paidAt ? [{ trade, refund: null, at: trade.paidAt }] : []),
    ...trade.refunds.map((refund) => ({ trade, refund, at: refund.at })),
  ]);
  return booked
    .filter(({ at }) => from <= at && at < to)
    .sort((one, other) => one.at.localeCompare(other.at));
}

/** The same for a whole day; null while it has not ended: the bill comes on the next day. */
export function listDay(
  ledger: Ledger,
  gateway: GatewayId,
  day: string,
  now: Date,
): Booked[] | null {
  if (day >= shanghaiTime(now).slice(0, 10)) return null;
  return listBooked(ledger, gateway, `${day} 00:00:00`, `${day} 24:00:00`);
}

/** A zip archive of files. */
export async function zipOf(files: Record<string, Buffer>): Promise<Buffer> {
  const archive = new ZipArchive();
  for (const [name, content] of Object.entries(files)) archive.append(content, { name });
  await archive.finalize();
  return buffer(archive);
}

let gbk: Map<string, Buffer> | undefined;

/** A text in GBK; characters outside it become "?". */
export function encodeGbk(text: string): Buffer {
  gbk ??= gbkTable();
  const table = gbk;
  return Buffer.concat(
    [...text].map((one) =>
      one < '\x80' ? Buffer.from(one) : (table.get(one) ?? Buffer.from('?')),
    ),
  );
}

function gbkTable(): Map<string, Buffer> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, Buffer>();
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const bytes = Buffer.from([first, second]);
      const character = decoder.decode(bytes);
      if ([...character].length === 1) table.set(character, bytes);
    }
  return table;
}
