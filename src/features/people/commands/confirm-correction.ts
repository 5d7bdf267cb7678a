import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getAccount } from '../../identity/index.ts';
import { notify } from '../../messages/index.ts';
import { correctionCell } from '../rules/cells.ts';
import { correctRegistration } from './correct-registration.ts';
import { lockForDecision, settleCorrection } from './settle-correction.ts';

/**
 * Applies a correction that a second officer of the body confirms; slips are reissued (Q7). Throws
 * `people.<barrier>` (`DecisionBarrier`), `people.correction_outdated` when the account has changed
 * since, `identity.number_taken` and, when another body serves the learner now,
 * `people.learner_not_found`.
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
          idNumber: parts.cipher.decrypt(idNumberCipher, correctionCell(id)),
        }),
    };
    await correctRegistration(parts, tx, actor, accountId, changes, proof);
    await settleCorrection(parts, tx, actor, correction, { state: 'APPLIED', reason: null });
    await notify(parts, tx, [accountId], {
      subject: '更正已经生效',
      text: '您申请的姓名或证件号码更正已经复核通过，请登录查看。',
      href: '/account',
      channels: ['SMS'],
    });
  });
}
