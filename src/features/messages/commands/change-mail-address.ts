import { randomInt } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  confirmMailAddress,
  countWrongGuess,
  deleteMailAddress,
  insertMail,
  lockMailAddress,
  saveMailAddress,
} from '../queries/messages.ts';
import { mailRequested } from '../rules/events.ts';
import { maskMailAddress } from '../rules/message.ts';

const codeMinutes = 30;
const mostGuesses = 5;

/** Sends a code to the address a person names; it counts when the code comes back. */
export async function nameMailAddress(parts: Parts, actor: Actor, address: string): Promise<void> {
  const { accountId } = actor;
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const cipher = parts.cipher.encrypt(address);
  const masked = maskMailAddress(address);
  await inTransaction(parts.db, async (tx) => {
    const expiresAt = new Date(parts.clock.now().getTime() + codeMinutes * 60_000);
    const codeHash = hashToken(`${accountId} ${code}`);
    await saveMailAddress(tx, { accountId, cipher, masked, codeHash, expiresAt });
    const mailId = await insertMail(tx, {
      addressCipher: cipher,
      addressMasked: masked,
      subject: '继学：确认邮箱',
      text: `验证码 ${code}，${codeMinutes}分钟内有效。如果不是您本人操作，请忽略这封邮件。`,
    });
    await parts.jobs.publish(tx, mailRequested, { mailId });
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'messages.name_mail_address', subject, { masked });
  });
}

/** The code from the mail confirms the address. Throws `messages.code_wrong`. */
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

/** The person wants no mails any more. */
export async function removeMailAddress(parts: Parts, actor: Actor): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await deleteMailAddress(tx, actor.accountId);
    const subject = { type: 'account', id: actor.accountId };
    await recordAudit(tx, actor, 'messages.remove_mail_address', subject);
  });
}
