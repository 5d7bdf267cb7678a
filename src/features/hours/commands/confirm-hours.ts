import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { sendText } from '../../accounts/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEndorsement } from '../../endorsement/index.ts';
import { getSlip } from '../../result-slips/index.ts';
import { insertEntries } from '../queries.ts';
import { listPeopleInCare } from '../to-confirm.ts';

/**
 * The employer (or the agency) confirms the hours of endorsed slips: an entry in the certificate and
 * one on the registration card each, on the basis of an endorsed slip only (N30). One's own slip is
 * for a colleague (G10). One that cannot be confirmed does not hold up the others; repeats change
 * nothing. Returns how many were recorded; throws the first refusal when there was nothing else.
 */
export async function confirmHours(
  parts: Parts,
  actor: Actor,
  endorsementIds: readonly string[],
): Promise<number> {
  const inCare = new Set(await listPeopleInCare(parts.db, actor, dayOf(parts.clock.now())));
  const chosen = new Set(endorsementIds);
  const refused: Refusal[] = [];
  let recorded = 0;
  for (const id of chosen) {
    try {
      if (await inTransaction(parts.db, (tx) => confirm(parts, tx, actor, { id, inCare })))
        recorded += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error);
    }
  }
  if (refused[0] && refused.length === chosen.size) throw refused[0];
  return recorded;
}

async function confirm(
  parts: Parts,
  tx: Tx,
  actor: Actor,
  { id, inCare }: { id: string; inCare: ReadonlySet<string> },
): Promise<boolean> {
  // Locked: a revocation at the same moment either comes first, or withdraws this entry.
  const endorsement = await lockEndorsement(tx, id);
  if (!endorsement || !inCare.has(endorsement.accountId)) throw new Refusal('hours.not_yours');
  if (endorsement.accountId === actor.accountId) throw new Refusal('hours.own');
  if (endorsement.state !== 'ENDORSED') throw new Refusal('hours.not_endorsed');
  const slip = await getSlip(tx, endorsement.slipId);
  const { year, creditHours, topicTitle } = slip.content;
  const entryId = await insertEntries(tx, {
    accountId: endorsement.accountId,
    year,
    topicId: slip.topicId,
    slipId: slip.id,
    endorsementId: id,
    organisationId: actor.organisationId as string,
    subject: 'PUBLIC',
    title: topicTitle,
    creditHours,
    confirmedBy: actor.accountId,
    confirmedAt: parts.clock.now(),
  });
  if (!entryId) return false;
  await recordAudit(
    tx,
    actor,
    'hours.confirm',
    { type: 'certificate_entry', id: entryId },
    { endorsementId: id, year, creditHours },
  );
  const text = `您${year}年公需科目${creditHours}学时已登记，可在平台查看学时证书。`;
  await sendText(parts, tx, endorsement.accountId, text);
  return true;
}
