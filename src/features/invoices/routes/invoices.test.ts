import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { simulatedIssuer } from '../../../platform/gateways/invoices.ts';
import {
  checkOutGroup,
  decideRefund,
  placeGroupOrder,
  requestLineRefund,
  requestRefund,
  sendRefund,
  settleTrade,
  takePaymentAtCounter,
} from '../../payment/fixtures.ts';
import { reverseRefunded } from '../commands/reverse-refunded.ts';

const issuer = simulatedIssuer();
const today = new Date('2026-11-23T14:00:00+08:00');
let app: TestApp;
let bureau: Officer;
let centre: Officer;
let admin: Officer;
let hospitalId: string;
let clerk: TestBrowser;
/** Pays out what the other decided. */
let colleague: TestBrowser;
const unit = { titleKind: 'UNIT', title: '重庆某某医院', creditCode: '91500000MA5U3Q7X1A' };

beforeAll(async () => {
  app = await createTestApp({ invoiceIssuer: issuer });
  const bodies = await insertBodies(app.parts);
  ({ hospitalId } = bodies);
  await insertTopic(app.parts);
  bureau = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  centre = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  admin = await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId);
  clerk = await app.as(bureau);
  colleague = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
});
afterAll(() => app.close());
afterEach(async () => {
  issuer.misbehave({});
  app.parts.setNow(today);
  // What a test left is not for the faults of the next.
  await app.parts.runJobs();
});

async function paidPerson() {
  const actor = await insertLearner(app.parts);
  const { accountId } = actor;
  const { enrolmentId } = await insertEnrolment(app.parts, accountId, 'cq-2026', {
    state: 'SELECTED',
  });
  const payment = { accountId, topicId: 'cq-2026', method: 'CASH', select: false } as const;
  const orderId = await takePaymentAtCounter(app.parts, bureau, payment);
  const browser = await app.as(actor);
  const path = `/invoices/sources/orders/${orderId}`;
  return {
    actor,
    orderId,
    enrolmentId,
    browser,
    path,
    async ask(form: Record<string, string> = {}) {
      const answer = await browser.post(path, { kind: 'INVOICE', titleKind: 'PERSON', ...form });
      return String(answer.headers.location ?? answer.status);
    },
  };
}

const idOf = (path: string) => path.split('/').at(-1) ?? '';
const stored = async (id: string) =>
  app.parts.db.selectFrom('invoices').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const liveOf = async (sourceId: string) =>
  app.parts.db
    .selectFrom('invoices')
    .selectAll()
    .where('sourceId', '=', sourceId)
    .where('state', 'in', ['ASKED', 'ISSUED', 'FAILED'])
    .executeTakeFirst();

test('E22: asked for, issued, its title corrected by reversal and re-issue', async () => {
  const person = await paidPerson();
  for (const from of [`/receipts/${person.orderId}`, `/orders/${person.orderId}`])
    expect((await person.browser.get(from)).body).toContain(person.path);
  const path = await person.ask();
  expect((await person.browser.get(path)).body).toContain('等待开具');
  await app.parts.runJobs();
  const first = await stored(idOf(path));
  expect(first).toMatchObject({ state: 'ISSUED', amountFen: 7000, creditCode: null });
  expect((await person.browser.get(path)).body).toContain(first.number);

  const corrected = await person.browser.post(`${path}/correction`, unit);
  expect(corrected.status).toBe(303);
  await app.parts.runJobs();
  const older = await stored(first.id);
  const newer = await stored(idOf(String(corrected.headers.location)));
  expect(older).toMatchObject({ state: 'REVERSED', reverseBecause: '更正抬头' });
  expect(newer).toMatchObject({ state: 'ISSUED', title: unit.title, replaces: first.id });
  expect(new Set([older.number, older.reversalNo, newer.number]).size).toBe(3);
  expect((await person.browser.get(path)).body).toContain('已红冲');
});

test('E22: a unit as title needs its whole name and a credit code that checks', async () => {
  const person = await paidPerson();
  const answer = await person.browser.post(person.path, {
    kind: 'FISCAL',
    ...unit,
    title: '医院',
    creditCode: '91500000MA5U3Q7X10',
  });
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('单位全称');
  expect(answer.body).toContain('最后一位与前面不符');
  expect(await liveOf(person.orderId)).toBeUndefined();
});

test('a payment has one live invoice, and only its payer asks for it', async () => {
  const person = await paidPerson();
  const path = await person.ask();
  expect(
    (await person.browser.post(person.path, { kind: 'FISCAL', titleKind: 'PERSON' })).status,
  ).toBe(409);
  expect((await person.browser.get(person.path)).headers.location).toBe(path);
  const stranger = (await paidPerson()).browser;
  for (const url of [path, person.path]) expect((await stranger.get(url)).status).toBe(404);
  expect((await stranger.post(`${path}/correction`, unit)).status).toBe(404);
});

test('an answer that is lost, or does not come, issues nothing twice; the centre sees it and retries', async () => {
  // The next try by itself is due tomorrow.
  app.parts.setNow(new Date(Date.now() + 86_400_000));
  const person = await paidPerson();
  const clerk = await app.as(bureau);
  issuer.misbehave({ silent: 1, lost: 1 });
  const path = await person.ask();
  await app.parts.runJobs();
  expect(await stored(idOf(path))).toMatchObject({ state: 'ASKED', tries: 1 });
  expect((await clerk.get('/invoice-desk')).body).toContain('开票平台没有答复');
  await clerk.post(`/invoice-desk/${idOf(path)}/retries`);
  await app.parts.runJobs();
  expect((await stored(idOf(path))).state).toBe('ASKED');
  await clerk.post(`/invoice-desk/${idOf(path)}/retries`);
  await app.parts.runJobs();
  expect((await stored(idOf(path))).state).toBe('ISSUED');
  expect((await clerk.post(`/invoice-desk/${idOf(path)}/retries`)).status).toBe(409);
  expect((await (await app.as(centre)).post(`/invoice-desk/${idOf(path)}/retries`)).status).toBe(
    404,
  );
});

test('what the issuer refuses comes back to the payer, who corrects it', async () => {
  const person = await paidPerson();
  issuer.misbehave({ refused: 1 });
  const path = await person.ask(unit);
  await app.parts.runJobs();
  expect((await person.browser.get(path)).body).toContain('购买方名称与登记的信息不一致');
  const again = await person.browser.post(`${path}/correction`, { titleKind: 'PERSON' });
  await app.parts.runJobs();
  expect((await stored(idOf(String(again.headers.location)))).state).toBe('ISSUED');
  expect((await stored(idOf(path))).state).toBe('CANCELLED');
});

test('without a connected issuer the number is recorded by hand, each number once', async () => {
  const person = await paidPerson();
  const other = await paidPerson();
  app.parts.invoiceIssuer = null;
  const [path, another] = [await person.ask(), await other.ask()];
  await app.parts.runJobs();
  const record = (of: string, number: string) =>
    clerk.post(`/invoice-desk/${idOf(of)}/number`, { number });
  expect((await record(path, '12')).status).toBe(422);
  expect((await record(path, '0050012345')).status).toBe(303);
  expect((await record(another, '0050012345')).status).toBe(409);
  app.parts.invoiceIssuer = issuer;
  expect(await stored(idOf(path))).toMatchObject({ state: 'ISSUED', number: '0050012345' });
});

test('E22: a refund reverses the invoice, and drops one that was not issued', async () => {
  const [issued, waiting] = [await paidPerson(), await paidPerson()];
  const path = await issued.ask();
  await app.parts.runJobs();
  for (const { actor, orderId } of [issued, waiting]) {
    await requestRefund(app.parts, actor, orderId, '计划有变');
    if (orderId === waiting.orderId) await waiting.ask();
    const { id } = await app.parts.db
      .selectFrom('refunds')
      .select('id')
      .where('orderId', '=', orderId)
      .executeTakeFirstOrThrow();
    await decideRefund(app.parts, bureau, id, { agreed: true, note: '' });
    await colleague.post(`/refunds/${id}/hand-back`);
  }
  await app.parts.runJobs();
  expect(await stored(idOf(path))).toMatchObject({ state: 'REVERSED', reverseBecause: '退费' });
  expect(await liveOf(waiting.orderId)).toBeUndefined();
});

test('E22: money that goes back while the issuer is asked reverses what it issues', async () => {
  const { orderId, ask } = await paidPerson();
  const path = await ask();
  const source = { sourceKind: 'ORDER', sourceId: orderId, because: '退费' } as const;
  app.parts.invoiceIssuer = {
    ...issuer,
    async issue(order) {
      // Twice: the parts of a group payment go back one by one.
      for (let count = 0; count < 2; count += 1) await reverseRefunded(app.parts, source);
      app.parts.invoiceIssuer = issuer;
      return issuer.issue(order);
    },
  };
  await app.parts.runJobs();
  expect((await stored(idOf(path))).state).toBe('REVERSED');
});

test('E21: the unit asks over its payment; after a refund of one line the rest is invoiced anew', async () => {
  const people = [];
  for (let count = 0; count < 2; count += 1)
    people.push(await insertLearner(app.parts, { employerId: hospitalId }));
  const { id } = await placeGroupOrder(app.parts, admin, {
    topicId: 'cq-2026',
    accountIds: people.map(({ accountId }) => accountId),
  });
  await checkOutGroup(app.parts, admin, id);
  const checkout = await app.parts.db
    .selectFrom('checkouts')
    .select(['id', 'checkoutNo'])
    .where('groupOrderId', '=', id)
    .executeTakeFirstOrThrow();
  const trade = { orderNo: checkout.checkoutNo, tradeNo: 'G1', amountFen: 14_000 };
  await settleTrade(app.parts, 'ALIPAY', { ...trade, state: 'PAID' }, 'NOTIFICATION');
  const browser = await app.as(admin);
  const path = `/invoices/sources/checkouts/${checkout.id}`;
  expect((await browser.get(`/group-orders/${id}`)).body).toContain(path);
  expect((await browser.post(path, { kind: 'FISCAL', title: unit.title })).status).toBe(422);
  await browser.post(path, { kind: 'FISCAL', ...unit });
  await app.parts.runJobs();
  const first = await liveOf(checkout.id);
  expect(first).toMatchObject({ state: 'ISSUED', amountFen: 14_000 });

  const { orderId } = await app.parts.db
    .selectFrom('orders')
    .select('id as orderId')
    .where('groupOrderId', '=', id)
    .where('accountId', '=', people[0]?.accountId ?? '')
    .executeTakeFirstOrThrow();
  const refundId = await requestLineRefund(app.parts, admin, id, { orderId, reason: '多缴了' });
  await decideRefund(app.parts, centre, refundId, { agreed: true, note: '' });
  await sendRefund(app.parts, refundId);
  await app.parts.runJobs();
  expect((await stored(first?.id ?? '')).state).toBe('REVERSED');
  expect(await liveOf(checkout.id)).toMatchObject({
    state: 'ISSUED',
    amountFen: 7000,
    title: unit.title,
    replaces: first?.id,
  });
});
