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
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Actor, Officer } from '../../../kernel/actor.ts';
import { getEnrolment, hasAccess } from '../../enrolment/index.ts';
import { sendRefund } from '../commands/send-refund.ts';
import { checkOut, openOrder, settleTrade, takePaymentAtCounter } from '../fixtures.ts';
import { findPaymentState } from '../index.ts';

let bank: TestBank;
let office: TestApp;
let districtClerk: Officer;
let secondClerk: Officer;
let centreClerk: Officer;
let lessonId: string;

beforeAll(async () => {
  bank = await startTestBank({ clock: { now: () => office.parts.clock.now() } });
  office = await createTestApp({ paymentGateways: bank.alipayOnly });
  const bodies = await insertBodies(office.parts);
  await insertTopic(office.parts);
  [lessonId = ''] = await insertLessons(office.parts, 'cq-2026');
  districtClerk = await insertOfficer(office.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  secondClerk = await insertOfficer(office.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  centreClerk = await insertOfficer(office.parts, 'CENTRE_CLERK', bodies.centreId);
});
afterAll(async () => {
  await bank.stop();
  await office.close();
});

test('E20: agreed online refund: access goes first, then the money, the receipt is reversed', async () => {
  const person = await paidOnline();
  await person.ask();
  expect((await person.state()).state).toBe('REFUNDING');
  const list = await (await office.as(centreClerk)).get('/refunds');
  expect(list.body).toContain('计划有变，不再参加');
  expect((await decide(centreClerk, person, 'agree')).status).toBe(303);
  expect(await hasAccess(office.parts.db, person.enrolmentId)).toBe(false);
  await office.parts.runJobs();
  expect(await bank.gateway.query(refOf(person.orderNo))).toMatchObject({ state: 'REFUNDED' });
  expect((await person.state()).state).toBe('REFUNDED');
  const page = (await person.browser.get(`/orders/${person.orderId}`)).body;
  for (const step of ['学员申请退费', '同意退费', '退款已原路退回']) expect(page).toContain(step);
  expect((await person.browser.get(`/receipts/${person.orderId}`)).body).toContain('已经冲销');
  expect((await getEnrolment(office.parts.db, person.enrolmentId)).state).toBe('REFUNDED');
});

test('E20: after study began no refund can be asked for, nor agreed to', async () => {
  const early = await paidOnline();
  await early.study();
  expect((await early.ask()).status).toBe(422);
  expect((await early.state()).state).toBe('PAID');
});

test('E20: while a refund is asked for, the first lesson asks before it ends the right', async () => {
  const person = await paidOnline();
  await person.ask();
  const { browser, enrolmentId } = person;
  expect((await browser.get(`/study/${enrolmentId}`)).body).toContain('退费申请正在办理');
  expect((await person.study()).body).toContain('开始学习，不退费了');
  expect((await browser.get(`/downloads/${enrolmentId}/topic`)).status).toBe(409);
  const clerk = await office.as(centreClerk);
  expect(await rowOf(clerk, person.orderNo)).toContain('没有开始学习');
  expect((await person.state()).state).toBe('REFUNDING');

  await browser.post(`/study/${enrolmentId}/lessons/${lessonId}/beginning`);
  expect((await decide(centreClerk, person, 'agree')).status).toBe(409);
  await office.parts.runJobs();
  expect((await person.state()).state).toBe('PAID');
  expect(await hasAccess(office.parts.db, enrolmentId)).toBe(true);
  expect((await person.study()).body).toContain('第1课正文');
  expect((await browser.get(`/orders/${person.orderId}`)).body).toContain('退费申请自动撤回');
  expect((await person.ask()).status).toBe(422);
});

test('E20: a request is withdrawn before it is decided, and may be made again', async () => {
  const person = await paidOnline();
  await person.ask();
  const { browser, orderId } = person;
  expect((await browser.get(`/orders/${orderId}`)).body).toContain('撤回退费申请');
  expect(
    (await stranger().then((one) => one.post(`/orders/${orderId}/refund-withdrawal`))).status,
  ).toBe(404);
  expect((await browser.post(`/orders/${orderId}/refund-withdrawal`)).status).toBe(303);
  expect((await person.state()).state).toBe('PAID');
  expect((await browser.post(`/orders/${orderId}/refund-withdrawal`)).status).toBe(409);
  expect((await decide(centreClerk, person, 'agree')).status).toBe(409);
  expect((await browser.get(`/study/${person.enrolmentId}`)).body).not.toContain(
    '退费申请正在办理',
  );
  expect((await person.ask()).status).toBe(303);
  expect((await decide(centreClerk, person, 'agree')).status).toBe(303);
});

test('Q14: a refusal carries its reason, the course stays open and a refund may be requested again', async () => {
  const person = await paidOnline();
  await person.ask();
  await decide(centreClerk, person, 'reject');
  expect((await person.state()).state).toBe('REFUNDING');
  await decide(centreClerk, person, 'reject', '申请人信息不符');
  expect((await person.state()).state).toBe('PAID');
  expect((await person.browser.get(`/orders/${person.orderId}`)).body).toContain('申请人信息不符');
  expect((await person.ask()).status).toBe(303);
  expect((await person.state()).state).toBe('REFUNDING');
});

test('a counter gives its own takings back; no other body decides on them', async () => {
  const person = await paidAtCounter();
  await person.ask();
  expect((await decide(centreClerk, person, 'agree')).status).toBe(404);
  expect((await decide(districtClerk, person, 'agree')).status).toBe(303);
  await office.parts.runJobs();
  expect((await person.state()).state).toBe('REFUNDING');
  const clerk = await office.as(districtClerk);
  const url = `/refunds/${await refundOf(person.orderId)}/hand-back`;
  expect((await (await office.as(centreClerk)).post(url)).status).toBe(404);
  // Who decided does not pay out, but asks a colleague.
  expect((await clerk.post(url)).headers.location).toMatch(/^\/proposals\//);
  expect((await person.state()).state).toBe('REFUNDING');
  const colleague = await office.as(secondClerk);
  expect((await colleague.post(url)).status).toBe(303);
  expect((await person.state()).state).toBe('REFUNDED');
  expect((await colleague.post(url)).status).toBe(409);
});

test('a decision is taken once', async () => {
  const person = await paidOnline();
  await person.ask();
  const answers = await Promise.all([
    decide(centreClerk, person, 'agree'),
    decide(centreClerk, person, 'agree'),
  ]);
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
});

test('a gateway that does not answer is asked again; after many tries an officer has to act', async () => {
  const person = await paidOnline();
  await person.ask();
  await decide(centreClerk, person, 'agree');
  const refundId = await refundOf(person.orderId);
  const { paymentGateways } = office.parts;
  office.parts.paymentGateways = new Map();
  for (let tried = 0; tried < 12; tried += 1) await sendRefund(office.parts, refundId);
  office.parts.paymentGateways = paymentGateways;
  expect((await person.state()).state).toBe('REFUNDING');
  const clerk = await office.as(centreClerk);
  expect((await clerk.get('/refunds')).body).toContain('退款未成功');
  await clerk.post(`/refunds/${refundId}/retries`);
  await office.parts.runJobs();
  expect((await person.state()).state).toBe('REFUNDED');
});

test('an answer lost after the money moved does not move it twice', async () => {
  const person = await paidOnline();
  await person.ask();
  await decide(centreClerk, person, 'agree');
  const refundId = await refundOf(person.orderId);
  const tradeNo = (await bank.gateway.query(refOf(person.orderNo)))?.tradeNo ?? '';
  const { orderNo } = person;
  await bank.gateway.refund({
    ...refOf(orderNo),
    tradeNo,
    totalFen: 7000,
    sentAt: new Date(),
    notifyUrl: '',
    refundNo: refundId,
    amountFen: 7000,
    reason: '退',
  });
  await office.parts.runJobs();
  expect((await person.state()).state).toBe('REFUNDED');
});

/** The row of an order in the list of refunds. */
async function rowOf(clerk: TestBrowser, orderNo: string): Promise<string> {
  const { body } = await clerk.get('/refunds');
  return body.split('<tr').find((row) => row.includes(orderNo)) ?? '';
}

const stranger = async () => office.as((await newPerson()).actor);
const refOf = (orderNo: string) => ({ orderNo, openedAt: new Date() });

async function newPerson() {
  const actor = await insertLearner(office.parts);
  const { accountId } = actor;
  const { enrolmentId } = await insertEnrolment(office.parts, accountId, 'cq-2026', {
    state: 'SELECTED',
  });
  return { actor, enrolmentId };
}

async function paidOnline() {
  const { actor, enrolmentId } = await newPerson();
  const { parts } = office;
  const orderId = await openOrder(parts, actor, enrolmentId);
  await bank.misbehave({ lose: true });
  await bank.pay(await checkOut(parts, actor, orderId));
  const { orderNo } = await findPaymentState(parts.db, enrolmentId);
  const trade = await bank.gateway.query(refOf(orderNo ?? ''));
  if (trade) await settleTrade(parts, 'ALIPAY', trade, 'QUERY');
  return asPerson(actor, enrolmentId);
}

async function paidAtCounter() {
  const { actor, enrolmentId } = await newPerson();
  await takePaymentAtCounter(office.parts, districtClerk, {
    accountId: actor.accountId,
    topicId: 'cq-2026',
    method: 'CASH',
    select: false,
  });
  return asPerson(actor, enrolmentId);
}

async function asPerson(actor: Actor, enrolmentId: string) {
  const browser = await office.as(actor);
  const state = () => findPaymentState(office.parts.db, enrolmentId);
  const { orderId, orderNo } = await state();
  return {
    enrolmentId,
    browser,
    state,
    orderId: orderId ?? '',
    orderNo: orderNo ?? '',
    study: () => browser.get(`/study/${enrolmentId}/lessons/${lessonId}`),
    ask: () => browser.post(`/orders/${orderId}/refund-requests`, { reason: '计划有变，不再参加' }),
  };
}

async function refundOf(orderId: string): Promise<string> {
  const refund = await office.parts.db
    .selectFrom('refunds')
    .select('id')
    .where('orderId', '=', orderId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return refund.id;
}

async function decide(
  clerk: Officer,
  { orderId }: { orderId: string },
  decision: 'agree' | 'reject',
  note = '',
) {
  const refundId = await refundOf(orderId);
  return (await office.as(clerk)).post(`/refunds/${refundId}/decision`, { decision, note });
}
