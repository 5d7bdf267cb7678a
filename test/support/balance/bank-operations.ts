import type { Use } from '../../../src/features/ledger/rules/ledger.ts';
import { bookTransfer } from '../../../src/features/payment/commands/book-transfer.ts';
import { decideCounterTransfer } from '../../../src/features/payment/commands/decide-counter-transfer.ts';
import { reverseMatch } from '../../../src/features/payment/commands/propose-reversal.ts';
import { removeLeavers } from '../../../src/features/payment/commands/remove-leavers.ts';
import { returnTransfer } from '../../../src/features/payment/commands/return-transfer.ts';
import { payLinesByTransfer } from '../../../src/features/payment/fixtures.ts';
import { insertBankFile } from '../../../src/features/payment/queries/bank-files.ts';
import { insertBankLines } from '../../../src/features/payment/queries/bank-lines.ts';
import { listCounterTransfers } from '../../../src/features/payment/queries/counter-transfers.ts';
import { newId } from '../../../src/kernel/ids.ts';
import type { Fen } from '../../../src/kernel/money.ts';
import { Refusal } from '../../../src/kernel/refusal.ts';
import type { Operation } from './operations.ts';
import { type KnownLine, move, nextNo, receive, type World } from './world.ts';

// Kinds of money need nothing of other features.
const alone = {
  publicationChecks: [],
  organisationFollowers: [],
  jurisdictionFollowers: [],
  accountFollowers: [],
  accountBarriers: [],
};

const emptyReading = {} as Parameters<typeof insertBankFile>[1]['reading'];

/** A transfer of any sum arrives: too much, too little, exact, or of a payer nobody knows. */
async function transfer(world: World): Promise<void> {
  const { parts, choose, feeFen } = world;
  const amountFen = choose.one([
    feeFen * (1 + choose.below(4)),
    feeFen * (1 + choose.below(4)) + 1 + choose.below(5000),
    1 + choose.below(feeFen),
  ]);
  const transactionNo = nextNo(world, 'T');
  const line = { rowNo: 1, transactionNo, day: '2026-11-20', amountFen };
  const file = { name: '流水.csv', importedBy: world.centre.accountId, at: parts.clock.now() };
  const id = newId();
  const counts = { lines: 1, imported: 1, repeated: 0, doubtful: 0 };
  await parts.db.transaction().execute(async (tx) => {
    const fileId = await insertBankFile(tx, { ...file, ...counts, reading: emptyReading });
    await insertBankLines(tx, fileId, [
      { id, ...line, payer: '某单位', payerAccount: '', remark: '' },
    ]);
  });
  world.lines.push({ id, restFen: amountFen, used: false });
  receive(world, 'UNKNOWN', amountFen);
}

/** Books a part of a transfer for a use; what is left of it is a rest from then on. */
function use(world: World, line: KnownLine, to: Use, fen: Fen): void {
  move(world, line.used ? 'REST' : 'UNKNOWN', to, fen);
  if (!line.used) move(world, 'UNKNOWN', 'REST', line.restFen - fen);
  Object.assign(line, { used: true, restFen: line.restFen - fen });
}

const withRest = ({ lines }: World) => lines.filter(({ restFen }) => restFen > 0);

/** A transfer with money left; a new one where there is none. */
async function someLine(world: World): Promise<KnownLine> {
  if (withRest(world).length === 0) await transfer(world);
  return world.choose.one(withRest(world));
}

async function matchTransfer(world: World): Promise<void> {
  const open = world.orders.filter((one) => one.groupOrderId !== null && one.state === 'OPEN');
  const lines = withRest(world);
  if (open.length === 0 || lines.length === 0) return;
  const line = world.choose.one(lines);
  const { groupOrderId } = world.choose.one(open);
  const chosen = world.choose.some(open.filter((one) => one.groupOrderId === groupOrderId));
  const sum = chosen.length * world.feeFen;
  const people = {
    groupOrderId: groupOrderId ?? '',
    orderIds: chosen.map((one) => one.orderId),
    looked: true,
  };
  const paid = payLinesByTransfer(world.parts, world.centre, line.id, people);
  if (sum > line.restFen) return refused(paid, 'payment.bank_line_used_up');
  await paid;
  use(world, line, 'OPENED', sum);
  for (const one of chosen) Object.assign(one, { state: 'PAID', by: 'BANK' });
}

async function refused(doing: Promise<unknown>, code: string): Promise<void> {
  const error = await doing.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal) || error.code !== code) throw error ?? new Error('not refused');
}

async function sendBack(world: World): Promise<void> {
  const line = await someLine(world);
  const amountFen = world.choose.one([line.restFen, 1 + world.choose.below(line.restFen)]);
  await returnTransfer(world.parts, world.centre, line.id, { amountFen, note: '退回付款人' });
  use(world, line, 'REFUNDED', amountFen);
}

/** A match was wrong: its money is free again, and its people wait for theirs. */
async function reverse(world: World): Promise<void> {
  const { parts, choose, feeFen, centre: actor } = world;
  const { db } = parts;
  const paid = world.orders.filter((one) => one.by === 'BANK' && one.state === 'PAID');
  if (paid.length === 0) return;
  const { orderId } = choose.one(paid);
  const payment = db.selectFrom('payments').where('outcome', '=', 'SETTLES');
  const { bankUseId } = await payment
    .select('bankUseId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  const rows = await payment.select('orderId').where('bankUseId', '=', bankUseId).execute();
  const lines = world.orders.filter((one) => rows.some((row) => row.orderId === one.orderId));
  if (lines.some(({ state }) => state !== 'PAID')) return;
  const proposal = { id: '', subjectId: bankUseId ?? '', change: {}, reason: '认领错了' };
  await db
    .transaction()
    .execute((tx) =>
      reverseMatch.apply(parts, tx, { ...proposal, actor, proposedBy: '', bodyId: '' }, alone),
    );
  await freeLine(world, bankUseId ?? '', lines.length * feeFen);
  for (const one of lines) Object.assign(one, { state: 'OPEN', by: null });
}

/** The money of a reversed use is a rest of its line again, or with all of it unknown. */
export async function freeLine(world: World, useId: string, fen: Fen): Promise<void> {
  move(world, 'OPENED', 'REST', fen);
  const { id, amountFen, usedFen } = await world.parts.db
    .selectFrom('bankUses as use')
    .innerJoin('bankLines as line', 'line.id', 'use.bankLineId')
    .select(['line.id', 'line.amountFen', 'line.usedFen'])
    .where('use.id', '=', useId)
    .executeTakeFirstOrThrow();
  if (usedFen === 0) move(world, 'REST', 'UNKNOWN', amountFen);
  const known = world.lines.find((one) => one.id === id);
  if (known) Object.assign(known, { restFen: amountFen - usedFen, used: usedFen > 0 });
}

async function payTextbooks(world: World): Promise<void> {
  const line = await someLine(world);
  const { transactionNo } = await world.parts.db
    .selectFrom('bankLines')
    .select('transactionNo')
    .where('id', '=', line.id)
    .executeTakeFirstOrThrow();
  const amountFen = 1 + world.choose.below(line.restFen);
  await world.parts.db
    .transaction()
    .execute((tx) =>
      bookTransfer(world.parts, tx, world.centre, { transactionNo, amountFen, note: 'B1' }),
    );
  use(world, line, 'TEXTBOOKS', amountFen);
}

/** Somebody leaves the unit: their unpaid line goes, no money moves. */
async function leave(world: World): Promise<void> {
  const open = world.orders.filter((one) => one.groupOrderId !== null && one.state === 'OPEN');
  if (open.length === 0) return;
  const one = world.choose.one(open);
  await world.parts.db
    .updateTable('employments')
    .set({ validTo: '2026-11-20' })
    .where('accountId', '=', one.actor.accountId)
    .execute();
  await removeLeavers(world.parts, one.groupOrderId ?? '');
  one.state = 'DONE';
}

/** A clerk finds that a line is a transfer recorded at the counter: its money counts once. */
async function matchCounter(world: World): Promise<void> {
  const { parts, centre, choose, feeFen } = world;
  const lines = withRest(world).filter(({ restFen }) => restFen >= feeFen);
  const waiting = await listCounterTransfers(parts.db, centre.organisationId);
  if (waiting.length === 0 || lines.length === 0) return;
  const line = choose.one(lines);
  const { paymentId } = choose.one(waiting.toReversed());
  const same = choose.below(4) > 0;
  await decideCounterTransfer(parts, centre, line.id, { paymentId, same });
  if (!same) return;
  // What the counter said came in is a part of the line.
  world.books.receivedFen -= feeFen;
  world.books.byUse.OPENED -= feeFen;
  use(world, line, 'OPENED', feeFen);
}

export const bankOperations: readonly Operation[] = [
  ['transfer', transfer],
  ['match a transfer', matchTransfer],
  ['match another transfer', matchTransfer],
  ['send a transfer back', sendBack],
  ['reverse a match', reverse],
  ['pay textbooks', payTextbooks],
  ['leave the unit', leave],
  ['match a transfer of the counter', matchCounter],
  ['match another transfer of the counter', matchCounter],
];
