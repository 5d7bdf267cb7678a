import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEndorsement } from '../../endorsement/index.ts';
import { notify } from '../../messages/index.ts';
import { getSlip } from '../../result-slips/index.ts';
import { insertEntries } from '../queries/entries.ts';
import { listPeopleRecordedBy } from '../queries/to-confirm.ts';
import { hoursRecorded } from '../rules/texts.ts';

/** The outcome of one endorsed slip; `because` is the refusal of REFUSED. */
export interface Confirmation {
  endorsementId: string;
  outcome: 'RECORDED' | 'ALREADY' | 'REFUSED' | 'FAILED';
  because: Refusal | null;
}

/**
 * Records the hours of endorsed slips, in certificate and card (N30), never of one's own slip (G10). Each in
 * a transaction of its own: one that is refused or fails does not stop the others; repeats change nothing.
 * Returns one outcome per slip.
 */
export async function confirmHours(
  parts: Parts,
  actor: Officer,
  endorsementIds: readonly string[],
): Promise<Confirmation[]> {
  const recordable = new Set(await listPeopleRecordedBy(parts.db, actor, dayOf(parts.clock.now())));
  const done: Confirmation[] = [];
  for (const endorsementId of new Set(endorsementIds)) {
    try {
      const recorded = await inTransaction(parts.db, (tx) =>
        confirm(parts, tx, actor, { id: endorsementId, recordable }),
      );
      done.push({ endorsementId, outcome: recorded ? 'RECORDED' : 'ALREADY', because: null });
    } catch (error) {
      if (!(error instanceof Refusal))
        parts.log.error({ error, endorsementId }, 'hours of a slip could not be recorded');
      const because = error instanceof Refusal ? error : null;
      done.push({ endorsementId, outcome: because ? 'REFUSED' : 'FAILED', because });
    }
  }
  return done;
}

async function confirm(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { id, recordable }: { id: string; recordable: ReadonlySet<string> },
): Promise<boolean> {
  // Locked: a revocation at the same moment either comes first, or withdraws this entry.
  const endorsement = await lockEndorsement(tx, id);
  if (!endorsement || !recordable.has(endorsement.accountId)) throw new Refusal('hours.not_yours');
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
    offeringId: null,
    organiser: null,
    heldFrom: null,
    heldTo: null,
    organisationId: actor.organisationId,
    cardOf: actor.organisationId,
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
  const words = { 年度: String(year), 学时: String(creditHours) };
  await notify(parts, tx, [endorsement.accountId], {
    ...wordText(parts.place, hoursRecorded, words),
    href: '/certificate',
    channels: ['SMS'],
  });
  return true;
}
