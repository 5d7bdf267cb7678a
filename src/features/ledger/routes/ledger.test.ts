import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { openOrder, settleTrade, takePaymentAtCounter } from '../../payment/fixtures.ts';

let app: TestApp;
let bureau: Officer;
let centre: Officer;
let municipal: Officer;

beforeAll(async () => {
  app = await createTestApp();
  const bodies = await insertBodies(app.parts);
  await insertTopic(app.parts);
  bureau = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  centre = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  municipal = await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId);
  await payAtCounter('现金学员');
  await payAtCounter('第二学员');
  await payOnline('线上学员');
});
afterAll(() => app.close());

async function payAtCounter(name: string): Promise<void> {
  const { accountId } = await insertLearner(app.parts, { name });
  await insertEnrolment(app.parts, accountId, 'cq-2026', { state: 'SELECTED' });
  const payment = { accountId, topicId: 'cq-2026', method: 'CASH', select: false } as const;
  await takePaymentAtCounter(app.parts, bureau, payment);
}

async function payOnline(name: string): Promise<void> {
  const learner = await insertLearner(app.parts, { name });
  const { enrolmentId } = await insertEnrolment(app.parts, learner.accountId, 'cq-2026', {
    state: 'SELECTED',
  });
  const orderId = await openOrder(app.parts, learner, enrolmentId);
  const { orderNo } = await app.parts.db
    .selectFrom('orders')
    .select('orderNo')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  const trade = { orderNo, tradeNo: 'T1', amountFen: 7000, state: 'PAID' } as const;
  await settleTrade(app.parts, 'ALIPAY', trade, 'NOTIFICATION');
}

test('each body sees the money it took, the municipal bureau that of all or of one', async () => {
  const shown = async (officer: Officer, query = '') =>
    (await (await app.as(officer)).get(`/ledger${query}`)).body;
  const district = await shown(bureau);
  expect(district).toContain('账是平的');
  expect(district).toContain('140.00');
  expect(district).not.toContain('支付宝');
  expect(await shown(centre)).not.toContain('现场现金');
  expect(await shown(municipal)).toContain('210.00');
  // The choice of a body is the municipal bureau's alone.
  const body = `?body=${centre.organisationId}`;
  expect(await shown(municipal, body)).not.toContain('现场现金');
  expect(await shown(bureau, body)).toContain('140.00');
});

test('a figure leads to its list, of the same days, and the list to a workbook', async () => {
  const clerk = await app.as(bureau);
  const list = await clerk.get('/ledger/entries?source=CASH&use=OPENED');
  expect(list.body).toContain('现金学员');
  expect(list.body).toContain('第二学员');
  expect(list.body).not.toContain('线上学员');
  const before = await clerk.get('/ledger/entries?from=2026-10-01&to=2026-10-31');
  expect(before.body).toContain('没有这样的款项');
  const workbook = await clerk.get('/ledger/entries.xlsx?source=CASH');
  expect(workbook.headers['content-type']).toContain('spreadsheet');
  expect((await clerk.get('/ledger/entries?use=NONSENSE')).status).toBe(400);
});

test('money that went nowhere is shown as an error, with its number', async () => {
  await app.parts.db
    .updateTable('gatewayTrades')
    .set({ amountFen: 7001 })
    .where('tradeNo', '=', 'T1')
    .execute();
  const page = await (await app.as(centre)).get('/ledger');
  expect(page.body).toContain('账不平');
  expect(page.body).toContain('T1');
  expect(page.body).toContain('0.01');
});
