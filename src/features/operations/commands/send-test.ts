import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { maskedCause } from '../rules/cause.ts';

const words = '这是继学平台的测试消息，收到说明发送设置正确，不需要回复。';

/** Sends a test mail now. Throws `operations.mail_refused` with what the server said. */
export async function sendTestMail(parts: Parts, actor: Officer, to: string): Promise<void> {
  await parts.mail
    .send({ to, subject: '继学平台测试邮件', text: words })
    .catch((error: Error) => refuse('operations.mail_refused', error));
  await record(parts, actor, 'operations.send_test_mail', to.replace(/^(.).*@/, '$1…@'));
}

/** Sends a test text message now. Throws `operations.text_refused` with what the provider said. */
export async function sendTestText(parts: Parts, actor: Officer, phone: string): Promise<void> {
  await parts.sms
    .send({ phone, text: words })
    .catch((error: Error) => refuse('operations.text_refused', error));
  await record(
    parts,
    actor,
    'operations.send_test_text',
    `${phone.slice(0, 3)}…${phone.slice(-2)}`,
  );
}

function refuse(code: string, error: Error): never {
  throw new Refusal(code, { cause: maskedCause(error.message) });
}

async function record({ db }: Parts, actor: Officer, action: string, to: string): Promise<void> {
  await inTransaction(db, (tx) =>
    recordAudit(tx, actor, action, { type: 'installation', id: 'test' }, { to }),
  );
}
