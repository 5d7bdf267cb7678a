import type { Reader, Tx } from '../../../platform/database/index.ts';

/** A part of a transfer, and what it was used for. */
export interface BankUse {
  id: string;
  bankLineId: string;
  transactionNo: string;
  /** What of the transfer is unused. */
  restFen: number;
  purpose: 'GROUP_ORDER' | 'TEXTBOOKS' | 'RETURNED' | 'COUNTER';
  groupOrderId: string | null;
  groupNo: string | null;
  amountFen: number;
  note: string;
  usedAt: Date;
  reversedAt: Date | null;
  reversedBecause: string | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('bankUses as use')
    .innerJoin('bankLines as line', 'line.id', 'use.bankLineId')
    .leftJoin('groupOrders as group', 'group.id', 'use.groupOrderId')
    .select(({ eb, ref }) => [
      'use.id',
      'use.bankLineId',
      'line.transactionNo',
      eb(ref('line.amountFen'), '-', ref('line.usedFen')).as('restFen'),
      'use.purpose',
      'use.groupOrderId',
      'group.groupNo',
      'use.amountFen',
      'use.note',
      'use.usedAt',
      'use.reversedAt',
      'use.reversedBecause',
    ])
    .$castTo<BankUse>();

/** What the money of a line was used for, oldest first; reversed uses too. */
export async function listBankUses(db: Reader, bankLineId: string): Promise<BankUse[]> {
  return select(db).where('use.bankLineId', '=', bankLineId).orderBy('use.usedAt').execute();
}

/** Locks a use and its line until the transaction ends. Lock it before any group order. */
export async function lockBankUse(tx: Tx, id: string): Promise<BankUse | undefined> {
  const known = await select(tx).where('use.id', '=', id).executeTakeFirst();
  if (!known) return undefined;
  await tx
    .selectFrom('bankLines')
    .select('id')
    .where('id', '=', known.bankLineId)
    .forUpdate()
    .execute();
  return select(tx).where('use.id', '=', id).executeTakeFirst();
}

/** Marks a use reversed and frees its money. */
export async function markUseReversed(
  tx: Tx,
  { id, bankLineId, amountFen }: BankUse,
  { at, ...by }: { reversedBy: string; reversedBecause: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('bankUses')
    .set({ ...by, reversedAt: at })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('bankLines')
    .set((row) => ({ usedFen: row('usedFen', '-', amountFen) }))
    .where('id', '=', bankLineId)
    .execute();
}
