import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { sendTextTo } from '../../identity/index.ts';
import { claimCells } from '../rules/cells.ts';
import { lockOpenAccountClaim, settleAccountClaim } from './settle-account-claim.ts';

/** Rejects an account claim; the claimant gets the reason by text message. */
export async function rejectAccountClaim(
  parts: Parts,
  actor: Officer,
  claimId: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const claim = await lockOpenAccountClaim(parts, tx, actor, claimId);
    await settleAccountClaim(parts, tx, actor, claim, { state: 'REJECTED', reason });
    const phone = parts.cipher.decrypt(claim.claimantPhoneCipher, claimCells.phone(claimId));
    await sendTextTo(
      parts,
      tx,
      { phone, phoneMasked: claim.claimantPhoneMasked },
      `您的账号申领（${claim.reference}）未通过：${reason}。如有疑问请携带证件到窗口咨询。`,
    );
  });
}
