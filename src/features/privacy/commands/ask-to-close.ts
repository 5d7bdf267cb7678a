import type { Actor } from '../../../kernel/actor.ts';
import { endOfTerm } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { listRolesOf, provePassword, sendText } from '../../identity/index.ts';
import { insertClosure, sitsExam } from '../queries/closures.ts';
import { undoDays } from '../rules/closure.ts';

/**
 * Asks to close the own account (E29) after the password was typed again; it happens after fifteen days unless
 * it is taken back. Throws `identity.password_wrong`, `privacy.holds_role`, `privacy.exam_open`.
 */
export async function askToClose(
  parts: Parts,
  actor: Actor,
  proof: { password: string; ip: string },
): Promise<void> {
  const { accountId } = actor;
  await provePassword(parts, accountId, proof);
  await inTransaction(parts.db, async (tx) => {
    if ((await listRolesOf(tx, accountId)).length > 0) throw new Refusal('privacy.holds_role');
    if (await sitsExam(tx, accountId)) throw new Refusal('privacy.exam_open');
    const askedAt = parts.clock.now();
    const dueAt = endOfTerm(askedAt, undoDays);
    await insertClosure(tx, { id: newId(), accountId, askedAt, dueAt });
    const notice = `您申请了注销账号，${undoDays} 天后生效，之前登录即可撤回。如非本人操作，请立即登录撤回并更改密码。`;
    await sendText(parts, tx, accountId, notice);
    await recordAudit(tx, actor, 'privacy.ask_to_close', { type: 'account', id: accountId });
  });
}
