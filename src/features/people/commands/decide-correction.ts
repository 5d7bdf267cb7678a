import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getAccount, sendText } from '../../identity/index.ts';
import { decideCorrection, lockCorrection } from '../queries/corrections.ts';
import { barrierToDecide, type Correction } from '../rules/correction.ts';
import { correctRegistration } from './check-registration.ts';

/**
 * Applies a correction that a second officer of the body confirms, as at any counter, with what
 * follows for slips (Q7). Throws `people.correction_<barrier>`, `people.correction_outdated` when
 * the account has changed since, `identity.number_taken` and, when another body serves the learner
 * now, `people.learner_not_found`.
 */
export async function confirmCorrection(parts: Parts, actor: Officer, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const correction = await lockForDecision(tx, actor, id);
    const { accountId, name, idDocumentType, idNumberCipher, proof } = correction;
    const account = await getAccount(tx, accountId);
    const { nameBefore, idNumberMaskedBefore } = correction;
    if (account.name !== nameBefore || account.idNumberMasked !== idNumberMaskedBefore)
      throw new Refusal('people.correction_outdated');
    const changes = {
      ...(name !== null && { name }),
      ...(idDocumentType !== null &&
        idNumberCipher !== null && {
          idDocumentType,
          idNumber: parts.cipher.decrypt(idNumberCipher),
        }),
    };
    await correctRegistration(parts, tx, actor, accountId, changes, proof);
    await settle(parts, tx, actor, correction, { state: 'APPLIED', reason: null });
    await sendText(parts, tx, accountId, '您申请的姓名或证件号码更正已经复核通过，请登录查看。');
  });
}

/** Rejects a correction: nothing changes, and the learner is told why. */
export async function rejectCorrection(
  parts: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const correction = await lockForDecision(tx, actor, id);
    await settle(parts, tx, actor, correction, { state: 'REJECTED', reason });
    const text = `您申请的姓名或证件号码更正没有通过复核：${reason}。请携带证件到窗口办理。`;
    await sendText(parts, tx, correction.accountId, text);
  });
}

/**
 * Returns the whole proposed number, to compare it with the proof (E26); null when none is
 * proposed.
 */
export async function revealProposedNumber(
  parts: Parts,
  actor: Officer,
  id: string,
): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    const { accountId, idNumberCipher } = await lockForDecision(tx, actor, id);
    if (idNumberCipher === null) return null;
    const subject = { type: 'account', id: accountId };
    const why = '复核证件号码更正';
    await recordAudit(tx, actor, 'identity.reveal_id_number', subject, { why, correctionId: id });
    return parts.cipher.decrypt(idNumberCipher);
  });
}

async function settle(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { id, accountId, proposedBy }: Correction,
  decision: { state: 'APPLIED' | 'REJECTED'; reason: string | null },
): Promise<void> {
  await decideCorrection(tx, id, { ...decision, by: actor.accountId, at: parts.clock.now() });
  const subject = { type: 'account', id: accountId };
  const facts = { correctionId: id, proposedBy, ...decision };
  await recordAudit(tx, actor, 'people.decide_correction', subject, facts);
}

async function lockForDecision(tx: Tx, actor: Officer, id: string): Promise<Correction> {
  const correction = await lockCorrection(tx, id);
  if (!correction) throw new Refusal('people.correction_not_found');
  const barrier = barrierToDecide(actor, correction);
  if (barrier) throw new Refusal(`people.${barrier}`, { id });
  return correction;
}
