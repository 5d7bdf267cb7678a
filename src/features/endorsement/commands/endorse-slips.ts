import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { getLearner } from '../../people/index.ts';
import { getSlip, type ResultSlip, stampEndorsement } from '../../result-slips/index.ts';
import { differencesOf } from '../rules/comparison.ts';
import { barrierToDecide } from '../rules/policy.ts';
import { endorsedText } from '../rules/texts.ts';
import { type Act, lockToDecide, recordDecision } from './record-decision.ts';

/**
 * Endorses one slip or many (N24-N28) and returns how many were endorsed and why others were not. Each
 * has a transaction of its own, so that a refused one does not hold up the others; all share one act id
 * and one moment, which tells endorsing in bulk from endorsing one by one. `onlyAgreeing` leaves out slips that
 * differ from the record.
 */
export async function endorseSlips(
  parts: Parts,
  actor: Officer,
  ids: readonly string[],
  { onlyAgreeing = false }: { onlyAgreeing?: boolean } = {},
): Promise<{ endorsed: number; refused: string[] }> {
  const act: Act = { id: newId(), at: parts.clock.now() };
  let endorsed = 0;
  const refused: string[] = [];
  for (const id of new Set(ids)) {
    try {
      await inTransaction(parts.db, async (tx) => {
        const slip = await endorse(parts, tx, actor, id, act);
        if (onlyAgreeing) await refuseDiffering(tx, slip);
      });
      endorsed += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error.code);
    }
  }
  return { endorsed, refused };
}

/** Throws where the slip and the record differ: such a one is looked at by itself. */
async function refuseDiffering(tx: Tx, { accountId, content }: ResultSlip): Promise<void> {
  if (differencesOf(content, await getLearner(tx, accountId)).length > 0)
    throw new Refusal('endorsement.differs');
}

async function endorse(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  id: string,
  act: Act,
): Promise<ResultSlip> {
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
    message: wordText(parts.place, endorsedText, { 合格单号: slip.slipNo, 审验单位: body.name }),
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
  return slip;
}
