import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { lockCurrentSlip } from '../queries/current-slip.ts';
import { loadSlipContent } from '../queries/slip-content.ts';
import { insertSlip, updateEndorsement, updateSlipState } from '../queries/slips.ts';
import { slipIssued } from '../rules/events.ts';
import { newVerificationCode, placeOf, type SlipContent } from '../rules/slip.ts';

export interface Reissue {
  slipId: string;
  /** Why the old slip no longer counts, as everybody who verifies it reads it. */
  because: string;
}

/**
 * Reissues a valid slip with the content of today, under a new number and with its endorsement; the old one
 * is superseded. Returns the new slip; null where the slip is not valid or is right as it is (`isRight`).
 */
export async function reissueSlip(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  { because, ...of }: Reissue,
  isRight: (printed: SlipContent, now: SlipContent) => boolean,
): Promise<string | null> {
  const slip = await lockCurrentSlip(tx, of.slipId);
  const content = await loadSlipContent(tx, slip.attemptId, parts.clock.now());
  if (slip.state !== 'VALID' || isRight(slip.content, content)) return null;
  const { id: slipId, enrolmentId, accountId, topicId, attemptId, endorserId, endorserRule } = slip;
  await updateSlipState(tx, slipId, 'SUPERSEDED', because);
  const newSlipId = await insertSlip(tx, {
    ...{ enrolmentId, accountId, topicId, attemptId, endorserId, endorserRule, content },
    place: placeOf(topicId),
    verificationCode: newVerificationCode(),
    version: slip.version + 1,
  });
  if (!newSlipId) throw new Error(`attempt ${attemptId} has two valid slips`);
  await updateSlipState(tx, slipId, 'SUPERSEDED', because, newSlipId);
  if (slip.endorsement) await updateEndorsement(tx, newSlipId, slip.endorsement);
  const subject = { type: 'result_slip', id: newSlipId };
  await recordAudit(tx, actor, 'result_slips.reissue', subject, { supersedes: slipId, because });
  await parts.jobs.publish(tx, slipIssued, { slipId: newSlipId, supersedes: slipId });
  await notify(parts, tx, [accountId], {
    subject: '合格单已换发',
    text: `您的合格单已经换发，原来的一张不再有效。原因：${because}。`,
    href: `/slips/${newSlipId}`,
  });
  return newSlipId;
}
