import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../../../../test/support/bank.ts';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertLessons,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { openRestudyRound } from '../../enrolment/index.ts';

let bank: TestBank;
let app: TestApp;
let districtClerk: Officer;
let centreClerk: Officer;
const lessons: Record<string, string> = {};

beforeAll(async () => {
  bank = await startTestBank({ clock: { now: () => app.parts.clock.now() } });
  let url = '';
  app = await createTestApp({ paymentGateways: bank.alipayOnly, publicUrl: () => url });
  url = await app.server.listen({ port: 0, host: '127.0.0.1' });
  const bodies = await insertBodies(app.parts);
  for (const [id, restudyFeeFen] of [
    ['charged', 3500],
    ['free', 0],
  ] as const) {
    await insertTopic(app.parts, { id, restudyFeeFen });
    [lessons[id] = ''] = await insertLessons(app.parts, id);
  }
  districtClerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  centreClerk = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
});
afterAll(async () => {
  await bank.stop();
  await app.close();
});

test('G6: where a restudy round is charged, it opens when it was paid online, each round anew', async () => {
  const person = await failedLearner('charged');
  for (const roundNo of [2, 3]) {
    const closed = await person.study();
    expect(closed.status).toBe(403);
    expect(closed.body).toContain('这一轮重新学习需要先缴费');
    const page = (await person.browser.get(person.paymentUrl)).body;
    expect(page).toContain(`第${roundNo}轮重新学习费`);
    expect(page).toContain('¥35.00');
    await person.payOnline();
    expect((await person.study()).status).toBe(200);
    const order = await person.newestOrder();
    expect(order.amountFen).toBe(3500);
    const receipt = (await person.browser.get(`/receipts/${order.id}`)).body;
    expect(receipt).toContain(`第${roundNo}轮重新学习费`);
    expect(receipt).toContain('叁拾伍元整');
    await person.failAgain();
  }
});

test('G6: the counter of the competent office takes the fee of a restudy round, once', async () => {
  const person = await failedLearner('charged');
  const clerk = await app.as(districtClerk);
  const url = `/counter/learners/${person.accountId}`;
  const page = (await clerk.get(url)).body;
  expect(page).toContain('第2轮重新学习费');
  expect(page).toContain('¥35.00');
  expect((await person.study()).status).toBe(403);
  const form = { agrees: everything, topicId: 'charged', method: 'CASH' };
  const answer = await clerk.post(`${url}/payments`, form);
  expect(answer.status).toBe(303);
  expect((await person.study()).status).toBe(200);
  expect((await clerk.get(String(answer.headers.location))).body).toContain('第2轮重新学习费');
  expect((await clerk.post(`${url}/payments`, form)).status).toBe(409);
  expect(await person.newestOrder()).toMatchObject({ amountFen: 3500, state: 'PAID' });
});

test('G6: every page a failed learner meets says what the next round costs and leads to paying', async () => {
  const person = await failedLearner('charged');
  const pay = `href="${person.paymentUrl}"`;
  const enrolment = (await person.browser.get(`/enrolments/${person.enrolmentId}`)).body;
  expect(enrolment).toContain('第2轮重新学习需缴费');
  expect(enrolment).toContain(pay);
  expect((await person.browser.get('/courses/charged')).body).toContain('每重新学习一轮');
});

test('G6, E20: before its study begins a restudy fee is refunded, and the round closes again', async () => {
  const person = await failedLearner('charged');
  await person.payOnline();
  const { id } = await person.newestOrder();
  await person.browser.post(`/orders/${id}/refund-requests`, { reason: '不再参加这一轮' });
  const list = await (await app.as(centreClerk)).get('/refunds');
  expect(list.body).toContain('第2轮重新学习费');
  expect((await decide(id)).status).toBe(303);
  await app.parts.runJobs();
  expect(await person.newestOrder()).toMatchObject({ state: 'REFUNDED' });
  expect((await person.study()).status).toBe(403);
  expect((await person.browser.get(`/enrolments/${person.enrolmentId}`)).body).toContain('¥35.00');
  await person.payOnline();
  expect((await person.study()).status).toBe(200);
});

test('G6: without a fee the restudy round is open at once and there is nothing to pay', async () => {
  const person = await failedLearner('free');
  expect((await person.study()).status).toBe(200);
  const before = await person.newestOrder();
  expect((await person.browser.post(person.paymentUrl)).status).toBe(409);
  expect((await person.newestOrder()).id).toBe(before.id);
  const page = await (await app.as(districtClerk)).get(`/counter/learners/${person.accountId}`);
  expect(page.body).toContain('已经开通，不再收费');
});

const everything = ['name', 'idNumber', 'phone', 'district', 'work', 'title'];

/** A learner who paid the topic's fee online, studied the first round and failed all its attempts. */
async function failedLearner(topicId: string) {
  const actor = await insertLearner(app.parts);
  const { db } = app.parts;
  const options = { state: 'SELECTED' } as const;
  const { enrolmentId } = await insertEnrolment(app.parts, actor.accountId, topicId, options);
  const browser = await app.as(actor);
  const paymentUrl = `/enrolments/${enrolmentId}/payment`;
  const lessonUrl = `/study/${enrolmentId}/lessons/${lessons[topicId]}`;
  const person = {
    ...actor,
    enrolmentId,
    browser,
    paymentUrl,
    study: () => browser.get(`/study/${enrolmentId}`),
    async payOnline() {
      await bank.pay(String((await browser.post(paymentUrl)).headers.location));
      await bank.flush();
    },
    async failAgain() {
      await browser.get(lessonUrl);
      await db.transaction().execute((tx) => openRestudyRound(tx, enrolmentId));
    },
    newestOrder: () =>
      db
        .selectFrom('orders')
        .select(['id', 'state', 'amountFen'])
        .where('enrolmentId', '=', enrolmentId)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow(),
  };
  await person.payOnline();
  await person.failAgain();
  return person;
}

async function decide(orderId: string) {
  const { id } = await app.parts.db
    .selectFrom('refunds')
    .select('id')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  const clerk = await app.as(centreClerk);
  return clerk.post(`/refunds/${id}/decision`, { decision: 'agree' });
}
