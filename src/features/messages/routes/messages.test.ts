import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { textsTo } from '../../../../test/support/texts.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import { hashPassword } from '../../identity/index.ts';
import { type Notice, notify } from '../index.ts';

let app: TestApp;
let passwordHash: string;
const password = 'Mima-8888';
const mails: { to: string; subject: string; text: string }[] = [];

beforeAll(async () => {
  app = await createTestApp({
    mail: {
      send: async (mail) => {
        mails.push(mail);
      },
    },
  });
  await insertBodies(app.parts);
  passwordHash = await hashPassword(password);
});
afterAll(() => app.close());

const notice: Notice = {
  subject: '请尽快完成学习',
  text: '距离考试结束还有30天，您还没有完成学习。',
  href: '/courses',
  channels: ['SMS', 'MAIL'],
};

const send = async (accountIds: string[], what = notice) => {
  await inTransaction(app.parts.db, (tx) => notify(app.parts, tx, accountIds, what));
  await app.parts.runJobs();
};

async function confirmAddress(browser: TestBrowser, address: string): Promise<void> {
  await browser.post('/messages/mail-address', { address, password });
  await app.parts.runJobs();
  const code = /验证码 (\d{6})/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
  await browser.post('/messages/mail-address/confirmation', { code });
}

test('N34: a notice reaches the inbox, the phone and a confirmed mail address, and is counted until read', async () => {
  const learner = await insertLearner(app.parts, { passwordHash });
  const other = await insertLearner(app.parts);
  const browser = await app.as(learner);
  await confirmAddress(browser, 'Lian@Example.com');
  await send([learner.accountId, other.accountId]);
  expect(mails.at(-1)).toMatchObject({ to: 'lian@example.com', subject: notice.subject });
  expect(mails.filter(({ subject }) => subject === notice.subject)).toHaveLength(1);
  const texts = await app.parts.db.selectFrom('smsMessages').select('text').execute();
  expect(texts.filter(({ text }) => text.includes('还有30天'))).toHaveLength(2);
  const inbox = await browser.get('/messages');
  expect(inbox.body).toContain(notice.text);
  expect(inbox.body).toContain('1 条新消息');
  await browser.post('/messages/reading');
  expect((await browser.get('/messages')).body).not.toContain('条新消息');
  expect((await (await app.as(other)).get('/messages')).body).toContain('1 条新消息');
});

test('a transaction that rolls back sends nothing', async () => {
  const learner = await insertLearner(app.parts);
  const undone = inTransaction(app.parts.db, async (tx) => {
    await notify(app.parts, tx, [learner.accountId], notice);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect((await (await app.as(learner)).get('/messages')).body).toContain('还没有消息');
});

test('an unconfirmed address gets no mail; after five wrong codes the right one is refused', async () => {
  const learner = await insertLearner(app.parts, { passwordHash });
  const browser = await app.as(learner);
  await browser.post('/messages/mail-address', { address: 'somebody@example.com', password });
  await app.parts.runJobs();
  const code = /验证码 (\d{6})/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
  const wrong = code === '000000' ? '000001' : '000000';
  const path = '/messages/mail-address/confirmation';
  for (let time = 1; time <= 5; time += 1)
    expect((await browser.post(path, { code: wrong })).status).toBe(422);
  expect((await browser.post(path, { code })).status).toBe(422);
  await send([learner.accountId]);
  expect(mails.filter(({ to }) => to === 'somebody@example.com')).toHaveLength(1);
  const page = await browser.post('/messages/mail-address', { address: 'kein' });
  expect(page.status).toBe(422);
  expect(page.body).toContain('value="kein"');
});

test('the mail address changes and goes with the password alone; the old address and the phone are told', async () => {
  const phone = '13512340001';
  const learner = await insertLearner(app.parts, { passwordHash, phone });
  const browser = await app.as(learner);
  await confirmAddress(browser, 'alt@example.com');
  const path = '/messages/mail-address';
  for (const wrong of ['', 'falsch-1234']) {
    const refused = await browser.post(path, { address: 'dieb@example.com', password: wrong });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('value="dieb@example.com"');
    expect((await browser.post(`${path}/removal`, { password: wrong })).status).toBe(422);
  }
  expect((await browser.get(path)).body).toContain('提醒会发到 a');
  await browser.post(path, { address: 'neu@example.com', password });
  await app.parts.runJobs();
  const told = mails.filter(({ to }) => to === 'alt@example.com').at(-1);
  expect(told?.text).toContain('换成了 n');
  expect((await textsTo(app.parts, phone)).at(-1)?.text).toContain('如非本人操作');
  const code = /验证码 (\d{6})/.exec(
    mails.filter(({ to }) => to === 'neu@example.com').at(-1)?.text ?? '',
  )?.[1];
  await browser.post(`${path}/confirmation`, { code: code ?? '' });
  await browser.post(`${path}/removal`, { password });
  await app.parts.runJobs();
  expect(mails.at(-1)).toMatchObject({ to: 'neu@example.com' });
  expect(mails.at(-1)?.text).toContain('停用了');
});
