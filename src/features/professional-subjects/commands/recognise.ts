import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { openJudge } from '../queries/judge.ts';
import { findOffering } from '../queries/subjects.ts';
import type { ListedRow } from '../rules/list-rows.ts';
import { holdOffering, recordFit } from './record-fit.ts';

/**
 * Recognises hours of one person of the authority's system (N33), by number and name; an offering once, never
 * one's own (G10). Returns the hours.
 */
export async function recognise(
  parts: Parts,
  actor: Officer,
  { offeringId, ...row }: Omit<ListedRow, 'rowNo'> & { offeringId: string },
): Promise<number> {
  const offering = await findOffering(parts.db, offeringId, actor.organisationId);
  if (!offering) throw new Refusal('professional.not_found');
  const by = { accountId: actor.accountId, onlyUnit: null };
  const judged = await openJudge(parts, offering, by)({ ...row, rowNo: 1 });
  if ('fault' in judged) throw new Refusal('professional.row_fault', { fault: judged.fault });
  return inTransaction(parts.db, async (tx) => {
    await holdOffering(parts, tx, offering);
    const asked = { offering, fit: judged.fit, listId: null, correctsId: null };
    const { id, hours } = await recordFit(parts, tx, actor, asked);
    await recordAudit(
      tx,
      actor,
      'professional.recognise',
      { type: 'professional_recognition', id },
      { offeringId, accountId: judged.fit.attendance.accountId, hours, rule: judged.fit.rule },
    );
    return hours;
  });
}
