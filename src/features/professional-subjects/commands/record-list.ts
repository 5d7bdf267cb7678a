import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { faultOf, type Judgement } from '../queries/judge.ts';
import { type AttendanceRow, updateRow } from '../queries/list-rows.ts';
import { type AttendanceList, findList } from '../queries/lists.ts';
import { findOffering } from '../queries/subjects.ts';
import type { Offering } from '../rules/subject.ts';
import { recordFit } from './record-fit.ts';

export interface Decided {
  recognised: number;
  faults: number;
}

/** Recognises the rows judged fit; throws `professional.changed_meanwhile` when one is not any more. */
export async function recordList(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  asked: {
    offering: Offering;
    listId: string;
    judged: { row: AttendanceRow; judgement: Judgement }[];
  },
): Promise<void> {
  const fits = asked.judged.flatMap(({ row, judgement }) =>
    'fit' in judgement ? [{ rowNo: row.rowNo, fit: judgement.fit }] : [],
  );
  // In the order of the people: two lists at the same time do not deadlock.
  const order = fits.toSorted((one, other) =>
    one.fit.attendance.accountId < other.fit.attendance.accountId ? -1 : 1,
  );
  for (const { rowNo, fit } of order) {
    try {
      const { offering, listId } = asked;
      const { hours } = await recordFit(parts, tx, actor, {
        offering,
        fit,
        listId,
        correctsId: null,
      });
      const { accountId } = fit.attendance;
      await updateRow(tx, listId, rowNo, { accountId, creditHours: hours, fault: null });
    } catch (error) {
      if (error instanceof Refusal && faultOf(error))
        throw new Refusal('professional.changed_meanwhile');
      throw error;
    }
  }
}

/** Returns a list of the actor's authority with its offering. */
export async function getOwnList(
  parts: Parts,
  actor: Officer,
  listId: string,
): Promise<{ list: AttendanceList; offering: Offering }> {
  const own = actor.organisationId;
  const list = await findList(parts.db, listId, own);
  const offering = list && (await findOffering(parts.db, list.offeringId, own));
  if (!list || !offering) throw new Refusal('professional.not_found');
  return { list, offering };
}
