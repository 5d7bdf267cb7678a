import { randomInt } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { proveSelf } from '../../identity/index.ts';
import { insertMail, saveMailAddress } from '../queries/messages.ts';
import { mailRequested } from '../rules/events.ts';
import { codeMinutes, mailCells, maskMailAddress } from '../rules/message.ts';
import { addressCode } from '../rules/texts.ts';
import { tellOldAddress } from './tell-old-address.ts';

/**
 * Replaces the mail address of the actor, who has proved who they are again, and sends a code there; unconfirmed
 * until `confirmAddress`. The old address and the phone are told. Throws as `proveSelf` of identity.
 */
export async function changeMailAddress(
  parts: Parts,
  actor: Actor,
  { address, ...proof }: { address: string; password: string; ip: string },
): Promise<void> {
  const { accountId } = actor;
  await proveSelf(parts, actor, proof);
  const code = String(randomInt(0, 1000000)).padStart(6, '0');
  const cipher = parts.cipher.encrypt(address, mailCells.address(accountId));
  const masked = maskMailAddress(address);
  await inTransaction(parts.db, async (tx) => {
    const expiresAt = new Date(parts.clock.now().getTime() + codeMinutes * 60000);
    const codeHash = hashToken(`${accountId} ${code}`);
    await tellOldAddress(parts, tx, accountId, `换成了 ${masked}`);
    await saveMailAddress(tx, { accountId, cipher, masked, codeHash, expiresAt });
    const mailId = newId();
    await insertMail(tx, {
      id: mailId,
      addressCipher: parts.cipher.encrypt(address, mailCells.mail(mailId)),
      addressMasked: masked,
      ...wordText(parts.place, addressCode, {
        验证码: code,
        分钟: String(codeMinutes),
        平台: parts.place.current().face.name,
      }),
    });
    await parts.jobs.publish(tx, mailRequested, { mailId });
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'messages.name_mail_address', subject, { masked });
  });
}
