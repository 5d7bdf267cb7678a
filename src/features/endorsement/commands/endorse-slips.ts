import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { getSlip, stampEndorsement } from '../../result-slips/index.ts';
import { endorsementGranted } from '../rules/events.ts';
import { barrierToDecide } from '../rules/policy.ts';
import { type Act, lockToDecide, recordDecision } from './record-decision.ts';

/**
 * The body endorses one slip or many (N24-N28): each on its own, so that one that cannot be endorsed
 * does not hold up the others. All of them are one act at one moment, so that a press on the list can be
 * told from a press on every slip. Returns how many were endorsed and why others were not.
 */
export async function endorseSlips(
  parts: Parts,
  actor: Officer,
  ids: readonly string[],
): Promise<{ endorsed: number; refused: string[] }> {
  const act: Act = { id: newId(), at: parts.clock.now() };
  let endorsed = 0;
  const refused: string[] = [];
  for (const id of new Set(ids)) {
    try {
      await inTransaction(parts.db, (tx) => endorse(parts, tx, actor, id, act));
      endorsed += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error.code);
    }
  }
  return { endorsed, refused };
}

async function endorse(parts: Parts, tx: Tx, actor: Officer, id: string, act: Act): Promise<void> {
  const endorsement = await lockToDecide(tx, id, 'ENDORSED', (found) =>
    barrierToDecide(actor, found),
  );
  const slip = await getSlip(tx, endorsement.slipId);
  if (slip.state !== 'VALID') throw new Refusal('endorsement.slip_not_valid');
  const body = await getOrganisation(tx, endorsement.organisationId);
  const decision = {
    state: 'ENDORSED',
    reason: null,
    line: `${body.name}已审验`,
    message: `您的公需科目成绩合格单${slip.slipNo}已由${body.name}审验，请打印后交所在单位登记学时。`,
  } as const;
  await recordDecision(parts, tx, actor, endorsement, decision, act);
  await stampEndorsement(tx, slip.id, {
    body: body.name,
    sealName: body.sealName,
    officer: actor.name,
    at: act.at.toISOString(),
  });
  await recordAudit(
    tx,
    actor,
    'endorsement.endorse',
    { type: 'endorsement', id },
    { slipId: slip.id },
  );
  await parts.jobs.publish(tx, endorsementGranted, { endorsementId: id });
}
