import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { sendText } from '../../accounts/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { findEndorsement } from '../../endorsement/index.ts';
import { getSlip } from '../../result-slips/index.ts';
import { insertEntries } from '../queries.ts';
import { listPeopleInCare } from '../to-confirm.ts';

/**
 * The employer (or the agency) confirms the hours of endorsed slips: an entry in the certificate and
 * one on the registration card each, on the basis of an endorsed slip only (N30). One's own slip is
 * for a colleague (G10). Repeats change nothing. Returns how many were recorded.
 */
export async function confirmHours(
  parts: Parts,
  actor: Actor,
  endorsementIds: readonly string[],
): Promise<number> {
  const now = parts.clock.now();
  const inCare = new Set(await listPeopleInCare(parts.db, actor, dayOf(now)));
  let recorded = 0;
  for (const endorsementId of new Set(endorsementIds)) {
    await inTransaction(parts.db, async (tx) => {
      const endorsement = await findEndorsement(tx, endorsementId);
      if (!endorsement || !inCare.has(endorsement.accountId)) throw new Refusal('hours.not_yours');
      if (endorsement.accountId === actor.accountId) throw new Refusal('hours.own');
      if (endorsement.state !== 'ENDORSED') throw new Refusal('hours.not_endorsed');
      const slip = await getSlip(tx, endorsement.slipId);
      const { year, creditHours, topicTitle } = slip.content;
      const id = await insertEntries(tx, {
        accountId: endorsement.accountId,
        year,
        topicId: slip.topicId,
        slipId: slip.id,
        endorsementId,
        organisationId: actor.organisationId as string,
        subject: 'PUBLIC',
        title: topicTitle,
        creditHours,
        confirmedBy: actor.accountId,
        confirmedAt: now,
      });
      if (!id) return;
      recorded += 1;
      await recordAudit(
        tx,
        actor,
        'hours.confirm',
        { type: 'certificate_entry', id },
        { endorsementId, year, creditHours },
      );
      await sendText(
        parts,
        tx,
        endorsement.accountId,
        `您${year}年公需科目${creditHours}学时已登记，可在平台查看学时证书。`,
      );
    });
  }
  return recorded;
}
