import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Account, findAccountByIndexes } from '../queries/accounts.ts';
import { listRolesOf } from '../queries/roles.ts';
import { loginIndexes, phoneOf } from '../rules/identifiers.ts';
import { newDigits, requestCell } from '../rules/one-time-code.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { isOnHold } from '../rules/phone-change.ts';
import { requestedCode } from '../rules/texts.ts';
import { issueCode } from './issue-code.ts';
import { mayReceiveCode } from './limit-codes.ts';
import { sendCodeTo, sendText } from './send-text.ts';

type Purpose = 'PASSWORD_RESET' | 'LOG_IN';

const uses: Record<Purpose, string> = { PASSWORD_RESET: '重设密码', LOG_IN: '登录' };
const actions: Record<Purpose, string> = {
  PASSWORD_RESET: 'identity.request_password_reset',
  LOG_IN: 'identity.request_log_in_code',
};

/**
 * Sends a requested code to the phone of the account, if there is one (Q1). What speaks against it is said to
 * the phone alone: a phone replaced within a day, an account not activated, an officer who asks for a log-in.
 */
export async function sendRequestedCode(
  parts: Parts,
  { sealedName, purpose }: { sealedName: string; purpose: Purpose },
): Promise<void> {
  const indexes = loginIndexes(
    parts.cipher,
    parts.cipher.decrypt(sealedName, requestCell(purpose)),
  );
  await inTransaction(parts.db, async (tx) => {
    const account = await findAccountByIndexes(tx, indexes);
    const phone = account ? phoneOf(parts, account) : null;
    if (!account?.phoneIndex || !phone) return;
    if (!(await mayReceiveCode(tx, account.phoneIndex))) return;
    const against = await findObstacle(parts, tx, account, purpose);
    if (against) return sendText(parts, tx, account.id, against);
    const code = newDigits();
    const codeId = await issueCode(parts, tx, {
      accountId: account.id,
      purpose,
      code,
      issuedBy: null,
    });
    const words = { 验证码: '{code}', 用途: uses[purpose] };
    const { text } = wordText(parts.place, requestedCode, words);
    await sendCodeTo(parts, tx, phone, { codeId, code, text });
    const actor = learnerActor(account.id, account.name);
    const subject = { type: 'account', id: account.id };
    await recordAudit(tx, actor, actions[purpose], subject);
  });
}

async function findObstacle(
  { clock }: Parts,
  tx: Tx,
  account: Account,
  purpose: Purpose,
): Promise<string | null> {
  if (isOnHold(account.phoneChangedAt, clock.now()))
    return '手机号更换后 24 小时内不能用短信验证码重设密码或登录。急需办理的，请携带证件到窗口。';
  if (purpose === 'PASSWORD_RESET') return null;
  if (account.passwordHash === null)
    return '您的账号还没有启用，请在登录页选择“窗口登记后启用账号”。';
  if ((await listRolesOf(tx, account.id)).length > 0)
    return '工作人员的账号不能用短信验证码登录，请使用密码和第二步验证。';
  return null;
}
