import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import {
  type Awaited,
  type BankLine,
  type Proposal,
  proposeGroupOrders,
} from '../rules/bank-line.ts';
import { sumLines } from '../rules/group-order.ts';
import { findRemittanceCodes } from '../rules/remittance-code.ts';
import { findBankLine, listBankUses } from './bank-lines.ts';
import { findGroupOrderByCode, listGroupLines, listUnpaidGroupOrders } from './group-orders.ts';

/** The group orders for which a payee waits for money, as the matching looks at them. */
export async function listAwaited(db: Reader, payeeId: string): Promise<Awaited[]> {
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
    ...sumLines(lines.get(id) ?? []),
  }));
}

/** Bank lines with what each may be for. */
export async function matchLines(
  db: Reader,
  payeeId: string,
  lines: readonly BankLine[],
): Promise<(BankLine & { proposals: Proposal[] })[]> {
  const awaited = await listAwaited(db, payeeId);
  return lines.map((line) => ({ ...line, proposals: proposeGroupOrders(line, awaited) }));
}

/**
 * A transfer with what it may be for and the people of each group order; `code` is a remittance code
 * or order number the clerk learned from the unit; `ended` is the order of a code for which nobody
 * waits any more. Unknown: `payment.bank_line_not_found`.
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
  // Whose money it is, the code says: an equal sum of somebody else means nothing then.
  const fitting = proposeGroupOrders(line, awaited).filter(
    (one) => ended === null || one.by !== 'AMOUNT',
  );
  const proposed = found.length > 0 ? found : fitting;
  const ids = proposed.map((one) => one.awaited.id);
  const lines = Map.groupBy(await listGroupLines(db, ids), (one) => one.groupOrderId);
  return {
    line,
    ended,
    uses: await listBankUses(db, id),
    proposals: proposed.map((one) => ({ ...one, lines: lines.get(one.awaited.id) ?? [] })),
    unknownCode: code !== undefined && found.length === 0,
  };
}

function isCalled(awaited: Awaited, code: string): boolean {
  const asked = code.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '');
  return asked === awaited.groupNo || asked === awaited.remittanceCode;
}
