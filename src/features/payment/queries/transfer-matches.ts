import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import {
  type Awaited,
  type BankLine,
  findCertain,
  type Proposal,
  proposeGroupOrders,
} from '../rules/bank-line.ts';
import { type CounterMatch, matchCounterTransfers } from '../rules/counter-transfer.ts';
import { type GroupLine, isPayable, sumLines } from '../rules/group-order.ts';
import { findRemittanceCodes } from '../rules/remittance-code.ts';
import { reverseMatchKind } from '../rules/reversal.ts';
import { findBankLine } from './bank-lines.ts';
import { listBankUses } from './bank-uses.ts';
import { listCounterTransfers, listOthers } from './counter-transfers.ts';
import { findGroupOrderByCode, listGroupLines, listUnpaidGroupOrders } from './group-orders.ts';
import { namesOf } from './takings-view.ts';

/** The unpaid group orders of a payee, as the matching needs them. */
async function listAwaited(db: Reader, payeeId: string): Promise<Awaited[]> {
  const groups = await listUnpaidGroupOrders(db, payeeId);
  const ids = groups.map((group) => group.id);
  const lines = Map.groupBy(await listGroupLines(db, ids), (line) => line.groupOrderId);
  const names = new Map<string, string>();
  for (const id of new Set(groups.map((group) => group.organisationId)))
    names.set(id, (await getOrganisation(db, id)).name);
  return groups.map(({ id, groupNo, remittanceCode, organisationId }) => ({
    id,
    groupNo,
    remittanceCode,
    payerName: names.get(organisationId) ?? '',
    ...sumPayable(lines.get(id) ?? []),
  }));
}

/** What a transfer may pay: open lines and debts. */
function sumPayable(lines: readonly GroupLine[]) {
  const sums = sumLines(lines);
  return {
    ...sums,
    openFen: sums.openFen + sums.debtFen,
    openCount: sums.openCount + sums.debtCount,
  };
}

/** Bank lines with the group orders each may be for. */
export async function matchLines(
  db: Reader,
  payeeId: string,
  lines: readonly BankLine[],
): Promise<(BankLine & { proposals: Proposal[]; atCounter: CounterMatch[] })[]> {
  const awaited = await listAwaited(db, payeeId);
  const atCounter = await matchCounter(db, payeeId, lines);
  return lines.map((line) => ({
    ...line,
    proposals: proposeGroupOrders(line, awaited),
    atCounter: atCounter.get(line.id) ?? [],
  }));
}

/** The transfers recorded at the counter that each line may be, by the line. */
async function matchCounter(
  db: Reader,
  payeeId: string,
  lines: readonly BankLine[],
): Promise<Map<string, CounterMatch[]>> {
  const open = lines.filter(({ amountFen, usedFen }) => usedFen < amountFen);
  const rows = open.length > 0 ? await listCounterTransfers(db, payeeId) : [];
  if (rows.length === 0) return new Map();
  const people = await namesOf(
    db,
    rows.map(({ accountId }) => accountId),
  );
  const transfers = rows.map(({ accountId, ...row }) => ({
    ...row,
    payerName: people.get(accountId)?.name ?? '',
  }));
  const others = await listOthers(
    db,
    open.map(({ id }) => id),
  );
  const isOther = (lineId: string, paymentId: string) =>
    others.some((one) => one.bankLineId === lineId && one.paymentId === paymentId);
  return new Map(
    open.map((line) => [
      line.id,
      matchCounterTransfers(
        line,
        transfers.filter(({ paymentId }) => !isOther(line.id, paymentId)),
      ),
    ]),
  );
}

/** The group order and open lines that the code and sum of a line leave no choice about; null otherwise. */
export async function findCertainMatch(
  db: Reader,
  payeeId: string,
  line: BankLine,
): Promise<{ groupOrderId: string; orderIds: string[] } | null> {
  const [matched] = await matchLines(db, payeeId, [line]);
  const proposal = findCertain(matched?.proposals ?? []);
  if (!proposal) return null;
  const { id: groupOrderId } = proposal.awaited;
  const lines = (await listGroupLines(db, [groupOrderId])).filter(
    (one) => isPayable(one) && (proposal.fit === 'WHOLE' || one.named),
  );
  return { groupOrderId, orderIds: lines.map((one) => one.orderId) };
}

/**
 * A transfer with the group orders it may be for and their people. `code` is a remittance code or order
 * number the clerk learned from the unit; `ended` is the order of its code when that has no unpaid line.
 * Unknown: `payment.bank_line_not_found`.
 */
export async function loadBankLine(db: Reader, actor: Officer, id: string, code?: string) {
  const line = await findBankLine(db, id);
  if (!line) throw new Refusal('payment.bank_line_not_found');
  const awaited = await listAwaited(db, actor.organisationId);
  const wanted = code ? awaited.filter((one) => isCalled(one, code)) : [];
  const found = wanted.flatMap((one) =>
    proposeGroupOrders({ ...line, remark: one.remittanceCode }, [one]),
  );
  const coded = await findGroupOrderByCode(db, findRemittanceCodes(line.remark));
  const ended = coded && !awaited.some((one) => one.id === coded.id) ? coded : null;
  // The code names the payer: an equal sum of another one means nothing then.
  const fitting = proposeGroupOrders(line, awaited).filter(
    (one) => ended === null || one.by !== 'AMOUNT',
  );
  const proposed = found.length > 0 ? found : fitting;
  const ids = proposed.map((one) => one.awaited.id);
  const lines = Map.groupBy(await listGroupLines(db, ids), (one) => one.groupOrderId);
  return {
    line,
    ended,
    uses: await listUses(db, id),
    atCounter: (await matchCounter(db, actor.organisationId, [line])).get(id) ?? [],
    proposals: proposed.map((one) => ({ ...one, lines: lines.get(one.awaited.id) ?? [] })),
    /** The proposals are those of the code that the clerk learned. */
    asked: found.length > 0,
    unknownCode: Boolean(code) && found.length === 0,
  };
}

/** What the money was used for, with the reversal that waits for a second clerk. */
async function listUses(db: Reader, bankLineId: string) {
  const uses = await listBankUses(db, bankLineId);
  return Promise.all(
    uses.map(async (use) => ({
      ...use,
      reversal: await findOpenProposal(db, reverseMatchKind, use.id),
    })),
  );
}

function isCalled(awaited: Awaited, code: string): boolean {
  const asked = code.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '');
  return asked === awaited.groupNo || asked === awaited.remittanceCode;
}
