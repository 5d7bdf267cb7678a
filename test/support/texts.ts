import { textCells, textWithCode } from '../../src/features/identity/rules/one-time-code.ts';
import type { TestBrowser, TestParts } from './parts.ts';

/** Runs the jobs and returns what was sent to a phone, the oldest first, as it was sent. */
export async function textsTo(
  parts: TestParts,
  phone: string,
): Promise<{ text: string; state: string }[]> {
  await parts.runJobs();
  const rows = await parts.db
    .selectFrom('smsMessages')
    .select(['id', 'text', 'codeCipher', 'state', 'phoneCipher'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows
    .filter((row) => parts.cipher.decrypt(row.phoneCipher, textCells.phone(row.id)) === phone)
    .map((row) => ({ text: textWithCode(parts.cipher, row), state: row.state }));
}

/** Returns the last code sent to a phone; '' without one. */
export async function codeTo(parts: TestParts, phone: string): Promise<string> {
  const texts = await textsTo(parts, phone);
  return /验证码 (\d{6})/.exec(texts.at(-1)?.text ?? '')?.[1] ?? '';
}

const steps = ['/register', '/register/work', '/register/password', '/register/code'];

/** Sends the three steps of a registration and returns the answer of the last, or of the first that is refused. */
export async function requestCode(visitor: TestBrowser, form: Record<string, string>) {
  let answer = await visitor.post('/register', form);
  for (const [at, step] of steps.slice(1, -1).entries())
    if (answer.headers.location === steps[at + 1]) answer = await visitor.post(step, form);
  return answer;
}

/** Registers through all steps and returns the answer of the last. */
export async function register(
  parts: TestParts,
  visitor: TestBrowser,
  form: Record<string, string> & { phone: string },
) {
  const asked = await requestCode(visitor, form);
  if (asked.headers.location !== '/register/code') return asked;
  return visitor.post('/register/code', { code: await codeTo(parts, form.phone) });
}

/** The subjects of what is in a person's inbox, the oldest first. */
export async function inboxOf(parts: TestParts, accountId: string): Promise<string[]> {
  const rows = await parts.db
    .selectFrom('messages')
    .select('subject')
    .where('accountId', '=', accountId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map(({ subject }) => subject);
}
