import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { confirmMailAddress, countWrongGuess, lockMailAddress } from '../queries/messages.ts';
import { mostGuesses } from '../rules/message.ts';

/** Confirms the mail address by the code sent to it. Throws `messages.code_wrong`. */
export async function confirmAddress(parts: Parts, actor: Actor, code: string): Promise<void> {
  const { accountId } = actor;
  const right = await inTransaction(parts.db, async (tx) => {
    const address = await lockMailAddress(tx, accountId);
    const now = parts.clock.now();
    const open =
      address?.codeExpiresAt && address.codeExpiresAt > now && address.wrongGuesses < mostGuesses;
    if (!open) return false;
    if (address.codeHash !== hashToken(`${accountId} ${code}`)) {
      await countWrongGuess(tx, accountId);
      return false;
    }
    await confirmMailAddress(tx, accountId, now);
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'messages.confirm_mail_address', subject);
    return true;
  });
  if (!right) throw new Refusal('messages.code_wrong');
}
