import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertLessons,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { openPrinter } from '../../../../test/support/printer.ts';
import type { Learner, Officer } from '../../../kernel/actor.ts';
import { findActiveEnrolment, hasAccess } from '../../enrolment/index.ts';

let office: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let lessonId: string;
/** Officers with their browsers; `head` is named for the closing. */
const at = {} as Record<'clerk' | 'colleague' | 'head' | 'stranger', TestBrowser>;
const who = {} as Record<keyof typeof at, Officer>;
const start = new Date('2026-11-23T14:00:00+08:00');

beforeAll(async () => {
  office = await createTestApp({ documents: openPrinter() });
  bodies = await insertBodies(office.parts);
  await insertTopic(office.parts);
  [lessonId = ''] = await insertLessons(office.parts, 'cq-2026');
  for (const name of ['clerk', 'colleague', 'head', 'stranger'] as const) {
    const body = name === 'stranger' ? bodies.nananId : bodies.shapingbaId;
    who[name] = await insertOfficer(office.parts, 'DISTRICT_CLERK', body);
    at[name] = await office.as(who[name]);
  }
});
afterAll(() => office.close());

test('a wrong method of today is corrected with a reason: the till moves, the course stays, the receipt is reissued', async () => {
  const { learner, orderId, receiptNo } = await paid({ method: 'CASH' });
  const url = `/counter/payments/${orderId}/correction`;
  const right = { what: 'METHOD', method: 'CARD', reason: '学员刷的卡' };
  expect((await at.stranger.post(url, right)).status).toBe(404);
  expect((await at.colleague.post(url, right)).status).toBe(404);
  const wrong = await at.clerk.post(url, { ...right, method: '', reason: '' });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('请选择实际的收款方式');
  expect((await at.clerk.post(url, { ...right, method: 'CASH' })).status).toBe(422);
  const answers = await Promise.all([at.clerk.post(url, right), at.clerk.post(url, right)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
  expect(await isOpen(learner)).toBe(true);
  expect(await orderState(orderId)).toBe('PAID');
  const receipt = (await at.clerk.get(`/receipts/${orderId}`)).body;
  expect(receipt).toContain('刷卡');
  expect(receipt).toContain(`${receiptNo}`);
  expect(receipt).toContain('已冲销的收据');
  const takings = (await at.clerk.get('/counter/takings')).body;
  expect(takings).toContain('已更正方式');
  expect(rowOf(takings, '现金')).toContain('¥0.00');
  expect(rowOf(takings, '刷卡')).toContain('¥70.00');
  const nobody = (await at.clerk.get(`/counter/takings?words=${encodeURIComponent('没有的人')}`))
    .body;
  expect(nobody).toContain('没有符合的收付');
});

test('a payment of the wrong person is voided: access ends, the receipt is reversed, the money leaves the till', async () => {
  const clerk = await freshClerk();
  const { learner, orderId } = await paid({ by: clerk.browser });
  const voided = await clerk.browser.post(`/counter/payments/${orderId}/correction`, {
    what: 'PERSON',
    reason: '收成了同名的人',
  });
  expect(voided.headers.location).toBe('/counter');
  expect(await isOpen(learner)).toBe(false);
  expect(await orderState(orderId)).toBe('REFUNDED');
  const again = await clerk.browser.post(`/counter/payments/${orderId}/correction`, {
    what: 'PERSON',
    reason: '收成了同名的人',
  });
  expect(again.status).toBe(409);
  const takings = (await clerk.browser.get('/counter/takings')).body;
  for (const words of ['作废', '收成了同名的人', '¥-70.00']) expect(takings).toContain(words);
  expect(rowOf(takings, '合计')).toMatch(/¥70\.00.*¥70\.00.*¥0\.00/s);
  expect((await pay(clerk.browser, learner)).status).toBe(303);
});

test('once the access was used a second officer voids it; not after an exam, and not on another day', async () => {
  const { learner, orderId } = await paid();
  const enrolmentId = await study(learner);
  const asked = await at.clerk.post(`/counter/payments/${orderId}/correction`, {
    what: 'YEAR',
    reason: '应为上一年度',
  });
  const proposal = String(asked.headers.location);
  expect(proposal).toMatch(/^\/proposals\//);
  expect(await hasAccess(office.parts.db, enrolmentId)).toBe(true);
  expect((await at.clerk.get(`/counter/payments/${orderId}/correction`)).body).toContain(
    '等待复核',
  );
  expect((await at.clerk.post(`${proposal}/confirmation`)).status).toBe(403);
  expect((await at.stranger.post(`${proposal}/confirmation`)).status).toBe(404);
  const { accountId } = learner;
  const payer = await insertOfficer(office.parts, 'DISTRICT_CLERK', bodies.shapingbaId, accountId);
  expect((await (await office.as(payer)).post(`${proposal}/confirmation`)).status).toBe(404);
  expect((await at.colleague.get(proposal)).body).toContain('学员已开始学习');
  expect((await at.colleague.post(`${proposal}/confirmation`)).status).toBe(303);
  expect(await hasAccess(office.parts.db, enrolmentId)).toBe(false);

  const late = await paid();
  const url = `/counter/payments/${late.orderId}/correction`;
  await onDay('2026-11-24', async () => {
    const answer = await (await office.as(who.clerk)).post(url, {
      what: 'PERSON',
      reason: '第二天才发现',
    });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('只能作废或更正今天收的款');
  });
});

test('E20: a cash refund is decided and paid out by different persons and leaves the till of who paid', async () => {
  const [first, second] = [await freshClerk(), await freshClerk()];
  const { learner, orderId } = await paid({ by: first.browser });
  const refund = await askRefund(learner, orderId);
  await first.browser.post(`/refunds/${refund}/decision`, { decision: 'agree' });
  const own = await first.browser.post(`/refunds/${refund}/hand-back`);
  expect(own.headers.location).toMatch(/^\/proposals\//);
  expect(await orderState(orderId)).toBe('REFUNDING');
  expect((await second.browser.post(`/refunds/${refund}/hand-back`)).status).toBe(303);
  expect(await orderState(orderId)).toBe('REFUNDED');
  const takings = (await second.browser.get('/counter/takings')).body;
  expect(rowOf(takings, '现金')).toMatch(/¥0\.00.*¥70\.00.*¥-70\.00/s);
  // What the first asked for meanwhile comes too late.
  const late = await second.browser.post(`${String(own.headers.location)}/confirmation`);
  expect(late.status).toBe(409);
});

test('a day is closed by its count: a difference needs a reason, then nothing moves any more', async () => {
  const clerk = await freshClerk();
  const { orderId } = await paid({ by: clerk.browser });
  await paid({ by: clerk.browser, method: 'CARD' });
  const form = {
    day: '2026-11-23',
    clerkId: clerk.officer.accountId,
    float: '200',
    n10000: '2',
    n5000: '1',
    handover: 'BANK',
    handoverNote: '缴款单 0042',
    differenceReason: '',
  };
  expect((await at.stranger.post('/counter/closings', form)).status).toBe(404);
  const short = await clerk.browser.post('/counter/closings', form);
  expect(short.status).toBe(422);
  expect(short.body).toContain('点钞250.00元，应有270.00元，短20.00元');
  expect(short.body).toContain('value="缴款单 0042"');
  const closing = { ...form, differenceReason: '找零有误，已登记' };
  const answers = await Promise.all([
    clerk.browser.post('/counter/closings', closing),
    clerk.browser.post('/counter/closings', closing),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  const url = String(answers.find(({ status }) => status === 303)?.headers.location);
  const sheet = (await clerk.browser.get(url)).body;
  for (const words of ['找零有误', '¥-20.00', '缴款单 0042', '100元×2'])
    expect(sheet).toContain(words);
  const pdf = await clerk.browser.get(`${url}/closing.pdf`);
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect((await pay(clerk.browser, await newLearner())).status).toBe(409);
  const late = { what: 'METHOD', method: 'CARD', reason: '方式记错' };
  const refused = await clerk.browser.post(`/counter/payments/${orderId}/correction`, late);
  expect(refused.status).toBe(409);
  expect((await at.stranger.get(url)).status).toBe(404);
});

test('the colleague named at a closing counts the money and acknowledges it once; another sum needs a reason and is told', async () => {
  const [clerk, receiver] = [await freshClerk(), await freshClerk()];
  await paid({ by: clerk.browser });
  const closed = await clerk.browser.post('/counter/closings', {
    day: '2026-11-23',
    clerkId: clerk.officer.accountId,
    n5000: '1',
    n1000: '2',
    handover: 'COLLEAGUE',
    handedTo: receiver.officer.accountId,
  });
  const url = String(closed.headers.location);
  expect((await clerk.browser.get(url)).body).toContain('签收以前，这笔款仍由交款人负责');
  expect((await receiver.browser.get('/')).body).toContain('交款签收');
  expect((await receiver.browser.get('/messages')).body).toContain(url);
  expect((await receiver.browser.get('/counter/closings')).body).toContain('等待签收');
  const short = { counted: '60', note: '' };
  expect((await clerk.browser.post(`${url}/handover`, short)).status).toBe(404);
  const refused = await receiver.browser.post(`${url}/handover`, short);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('您清点60.00元，同事交出70.00元');
  const counted = { counted: '60', note: '少一张10元，已当面确认' };
  const answers = await Promise.all([
    receiver.browser.post(`${url}/handover`, counted),
    receiver.browser.post(`${url}/handover`, counted),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  const sheet = (await clerk.browser.get(url)).body;
  for (const words of ['已签收', '¥60.00', '少一张10元']) expect(sheet).toContain(words);
  expect((await clerk.browser.get('/counter/closings')).body).toContain('签收');
  expect((await clerk.browser.get('/messages')).body).toContain('交款签收的金额不符');
  expect((await receiver.browser.get('/')).body).not.toContain('交款签收');
});

test('names are found in takings and receipts however dots and blanks are typed', async () => {
  const clerk = await freshClerk();
  const learner = await newLearner('买买提·艾力');
  await pay(clerk.browser, learner);
  const words = encodeURIComponent('买买提 • 艾力');
  for (const list of ['takings', 'receipts'])
    expect((await clerk.browser.get(`/counter/${list}?words=${words}`)).body).toContain(
      '买买提·艾力',
    );
});

test('a closed day is corrected only by a dated entry that a second officer confirms', async () => {
  const clerk = await freshClerk();
  await paid({ by: clerk.browser });
  const closed = await clerk.browser.post('/counter/closings', {
    day: '2026-11-23',
    clerkId: clerk.officer.accountId,
    n5000: '1',
    n1000: '2',
    handover: 'SAFE',
  });
  const url = String(closed.headers.location);
  const before = (await clerk.browser.get(url)).body;
  const entry = { fromMethod: 'CASH', toMethod: 'CARD', amount: '70', reason: '实际是刷卡' };
  expect((await clerk.browser.post(`${url}/entries`, { ...entry, amount: 'x' })).status).toBe(422);
  const asked = await clerk.browser.post(`${url}/entries`, entry);
  const proposal = String(asked.headers.location);
  // Today is closed: the entry waits, and the colleague reads why where the proposal is.
  const early = await (await office.as(who.colleague)).post(`${proposal}/confirmation`);
  expect(early.status).toBe(409);
  expect(early.body).toContain('请明天再确认');
  expect(early.body).toContain('由您复核');
  await onDay('2026-11-24', async () => {
    const second = await office.as(who.colleague);
    expect((await second.post(`${proposal}/confirmation`)).status).toBe(303);
    const today = (await (await office.as(clerk.officer)).get('/counter/takings')).body;
    expect(today).toContain('更正2026-11-23：实际是刷卡');
    expect(rowOf(today, '刷卡')).toContain('¥70.00');
  });
  const after = (await clerk.browser.get(url)).body;
  expect(rowOf(after, '现金')).toBe(rowOf(before, '现金'));
  expect(after).toContain('日结以后的更正分录');
});

test('an officer named for closing, by two persons, sees all clerks of the body and closes for them', async () => {
  const clerk = await freshClerk();
  await paid({ by: clerk.browser, name: '戊某' });
  const all = `/counter/takings?clerk=${clerk.officer.accountId}`;
  expect((await at.head.get(all)).body).not.toContain('戊某');
  const named = { accountId: who.head.accountId, reason: '负责每日核对' };
  const asked = await at.clerk.post('/counter/closing-officers', named);
  const foreign = { ...named, accountId: who.stranger.accountId };
  expect((await at.clerk.post('/counter/closing-officers', foreign)).status).toBe(422);
  await at.colleague.post(`${String(asked.headers.location)}/confirmation`);
  expect((await at.head.get('/counter/takings')).body).toContain('戊某');
  expect((await at.head.get(all)).body).toContain('戊某');
  expect((await at.stranger.get(all)).body).not.toContain('戊某');
  const workbook = await at.head.get('/counter/takings/workbook');
  expect(workbook.headers['content-type']).toContain('spreadsheetml');
  const form = { day: '2026-11-23', clerkId: clerk.officer.accountId, n5000: '1', n1000: '2' };
  const toClerk = { handover: 'COLLEAGUE', handedTo: clerk.officer.accountId };
  expect((await at.head.post('/counter/closings', { ...form, ...toClerk })).status).toBe(422);
  const toHead = { handover: 'COLLEAGUE', handedTo: who.head.accountId };
  expect((await at.head.post('/counter/closings', { ...form, ...toHead })).status).toBe(303);
});

async function freshClerk() {
  const officer = await insertOfficer(office.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  return { officer, browser: await office.as(officer) };
}

async function newLearner(name = '学员'): Promise<Learner> {
  const learner = await insertLearner(office.parts, { name });
  await insertEnrolment(office.parts, learner.accountId, 'cq-2026', { state: 'SELECTED' });
  return learner;
}

function pay(browser: TestBrowser, learner: Learner, method = 'CASH') {
  return browser.post(`/counter/learners/${learner.accountId}/payments`, {
    agrees: ['name', 'idNumber', 'phone', 'district', 'work', 'title'],
    topicId: 'cq-2026|select',
    select: 'yes',
    method,
  });
}

async function paid({ by = at.clerk, method = 'CASH', name = '学员' } = {}) {
  const learner = await newLearner(name);
  const { headers } = await pay(by, learner, method);
  const orderId = String(headers.location).split('/').pop() as string;
  const { receiptNo } = await office.parts.db
    .selectFrom('receipts')
    .select('receiptNo')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  return { learner, orderId, receiptNo };
}

async function study(learner: Learner): Promise<string> {
  const enrolment = await findActiveEnrolment(office.parts.db, learner.accountId, 'cq-2026');
  const browser = await office.as(learner);
  await browser.get(`/study/${enrolment?.id}/lessons/${lessonId}`);
  return enrolment?.id ?? '';
}

async function askRefund(learner: Learner, orderId: string): Promise<string> {
  const browser = await office.as(learner);
  await browser.post(`/orders/${orderId}/refund-requests`, { reason: '计划有变，不再参加' });
  const { id } = await office.parts.db
    .selectFrom('refunds')
    .select('id')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  return id;
}

async function isOpen(learner: Learner): Promise<boolean> {
  const enrolment = await findActiveEnrolment(office.parts.db, learner.accountId, 'cq-2026');
  return enrolment !== undefined && hasAccess(office.parts.db, enrolment.id);
}

async function orderState(id: string): Promise<string> {
  const order = await office.parts.db
    .selectFrom('orders')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return order.state;
}

async function onDay(day: string, work: () => Promise<void>): Promise<void> {
  office.parts.setNow(new Date(`${day}T10:00:00+08:00`));
  try {
    await work();
  } finally {
    office.parts.setNow(start);
  }
}

/** The first row of a table whose first cell says so. */
function rowOf(body: string, label: string): string {
  return (
    body.split('<tr').find((row) => new RegExp(`<t[dh][^>]*>(<[^>]+>)*${label}<`).test(row)) ?? ''
  );
}
