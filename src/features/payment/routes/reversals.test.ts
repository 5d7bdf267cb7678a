import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { listIdsWithAccess } from '../../enrolment/index.ts';
import { importBankFile, placeGroupOrder } from '../fixtures.ts';

let shop: TestApp;
let admin: Officer;
let clerk: Officer;
let first: TestBrowser;
let second: TestBrowser;
let unit: TestBrowser;
let hospitalId: string;
let serial = 0;
const folder = mkdtempSync(join(tmpdir(), 'jixue-reversals-'));

beforeAll(async () => {
  shop = await createTestApp({ paymentGateways: new Map() });
  const bodies = await insertBodies(shop.parts);
  hospitalId = bodies.hospitalId;
  await insertTopic(shop.parts);
  clerk = await insertOfficer(shop.parts, 'CENTRE_CLERK', bodies.centreId);
  first = await shop.as(clerk);
  second = await shop.as(await insertOfficer(shop.parts, 'CENTRE_CLERK', bodies.centreId));
  admin = await insertOfficer(shop.parts, 'UNIT_ADMIN', hospitalId);
  unit = await shop.as(admin);
});
afterAll(() => shop.close());

test('E21: two persons reverse a wrong match: unused access closes, used access becomes a debt, the money is free', async () => {
  const { db } = shop.parts;
  const group = await newGroup(2);
  const line = await matchedLine(group);
  await study(group.lines[0]?.enrolmentId as string);
  const use = await useOf(line);

  const hasty = await first.post(`/bank-lines/${line}/uses/${use}/reversals`, { reason: '' });
  expect(hasty.status).toBe(422);
  const proposed = await first.post(`/bank-lines/${line}/uses/${use}/reversals`, {
    reason: '这笔款是另一家单位的',
  });
  const proposal = proposed.headers.location as string;
  expect(proposal).toMatch(/^\/proposals\//);
  // Nothing has changed yet, and the proposer cannot confirm.
  expect(await group.opened()).toHaveLength(2);
  await first.post(`${proposal}/confirmation`);
  expect(await restOf(line)).toBe(0);
  expect((await first.get(`/bank-lines/${line}`)).body).toContain('等待复核');

  expect((await second.get(proposal)).body).toContain('1 人继续学习，列为单位欠费');
  await second.post(`${proposal}/confirmation`);
  expect(await restOf(line)).toBe(14_000);
  expect(await group.opened()).toEqual([group.lines[0]?.id]);
  const states = await db
    .selectFrom('orders')
    .select('state')
    .where('groupOrderId', '=', group.id)
    .orderBy('id')
    .execute();
  expect(states.map(({ state }) => state)).toEqual(['PAID', 'OPEN']);
  const list = (await first.get('/bank-lines')).body;
  expect(list).toContain('欠费（1 人）');
  expect(list).toContain(`/bank-lines/${line}`);
  const seen = (await unit.get(`/group-orders/${group.id}`)).body;
  expect(seen).toContain('欠费 1 人');
  expect(seen).toContain('已冲销');
  expect((await first.get(`/bank-lines/${line}`)).body).toContain('这笔款是另一家单位的');
  // A second confirmation, or another reversal, changes nothing.
  await second.post(`${proposal}/confirmation`);
  const again = await first.post(`/bank-lines/${line}/uses/${use}/reversals`, {
    reason: '再撤一次',
  });
  expect(again.status).toBe(409);
  expect(await restOf(line)).toBe(14_000);
});

test('E21: the unit pays a debt and what is open by its own transfer; access opens again', async () => {
  const group = await newGroup(2);
  const line = await matchedLine(group);
  await study(group.lines[0]?.enrolmentId as string);
  await reverse(line);
  const own = await receive('140.00', group.code);
  await first.post('/bank-lines/confirmations');
  expect(await restOf(own)).toBe(0);
  expect(await group.opened()).toHaveLength(2);
  expect((await unit.get(`/group-orders/${group.id}`)).body).not.toContain('欠费');
  const debts = await shop.parts.db
    .selectFrom('paymentDebts')
    .select('settledAt')
    .where('groupOrderId', '=', group.id)
    .execute();
  expect(debts.map(({ settledAt }) => settledAt !== null)).toEqual([true]);
});

test('E22: the invoice over a wrong match goes with it', async () => {
  const group = await newGroup(1);
  const line = await matchedLine(group);
  const asked = await unit.post(`/invoices/sources/transfers/${await useOf(line)}`, {
    kind: 'FISCAL',
    title: '重庆某某医院',
    creditCode: '91500000MA5U3Q7X1A',
  });
  expect(asked.headers.location).toMatch(/^\/invoices\//);
  await reverse(line);
  await shop.parts.runJobs();
  const page = (await unit.get(String(asked.headers.location))).body;
  for (const words of ['已红冲，不再有效', '原因：转账认领有误']) expect(page).toContain(words);
});

test('the same transfer pays the same people again when its reversal was the mistake', async () => {
  const group = await newGroup(1);
  const line = await matchedLine(group);
  await reverse(line);
  expect(await group.opened()).toEqual([]);
  // Not in bulk, and not without a second look.
  await first.post('/bank-lines/confirmations');
  expect(await restOf(line)).toBe(7000);
  const use = (looked: string) => {
    const who = group.lines.map(({ id }) => id);
    return first.post(`/bank-lines/${line}/uses`, { groupOrderId: group.id, who, looked });
  };
  expect((await use('')).status).toBe(422);
  await use('yes');
  expect(await restOf(line)).toBe(0);
  expect(await group.opened()).toHaveLength(1);
});

test('a debt is not refunded, and a match with a refund under way is not reversed', async () => {
  const group = await newGroup(1);
  const line = await matchedLine(group);
  const url = `/group-orders/${group.id}/lines/${group.lines[0]?.id}/refund-requests`;
  await unit.post(url, { reason: '报错了人员' });
  const use = await useOf(line);
  const answer = await first.post(`/bank-lines/${line}/uses/${use}/reversals`, {
    reason: '不是这家单位的',
  });
  expect(answer.status).toBe(409);
  expect(answer.body).toContain('请先办结退费');
});

test('a return that was recorded wrongly is reversed too', async () => {
  const line = await receive('30.00', '无名');
  await first.post(`/bank-lines/${line}/returns`, { amount: '30', note: '退回付款账户' });
  expect(await restOf(line)).toBe(0);
  await reverse(line);
  expect(await restOf(line)).toBe(3000);
});

test('other roles find nothing to reverse', async () => {
  const line = await receive('30.00', '无名');
  expect(
    (await unit.post(`/bank-lines/${line}/uses/${newId()}/reversals`, { reason: '试试看' })).status,
  ).toBe(404);
});

/** Proposes and confirms the reversal of the one use of a line. */
async function reverse(line: string): Promise<void> {
  const use = await useOf(line);
  const answer = await first.post(`/bank-lines/${line}/uses/${use}/reversals`, {
    reason: '认领错了单位',
  });
  const confirmed = await second.post(`${answer.headers.location}/confirmation`);
  expect(confirmed.status).toBe(303);
}

async function useOf(line: string): Promise<string> {
  const { id } = await shop.parts.db
    .selectFrom('bankUses')
    .select('id')
    .where('bankLineId', '=', line)
    .where('reversedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return id;
}

async function restOf(line: string): Promise<number> {
  const { amountFen, usedFen } = await shop.parts.db
    .selectFrom('bankLines')
    .select(['amountFen', 'usedFen'])
    .where('id', '=', line)
    .executeTakeFirstOrThrow();
  return amountFen - usedFen;
}

/** A transfer over the whole group, matched with it. */
async function matchedLine(group: Awaited<ReturnType<typeof newGroup>>): Promise<string> {
  const line = await receive(`${group.lines.length * 70}.00`, group.code);
  await first.post('/bank-lines/confirmations');
  expect(await group.opened()).toHaveLength(group.lines.length);
  return line;
}

async function receive(amount: string, remark: string): Promise<string> {
  serial += 1;
  const path = join(folder, `${serial}.csv`);
  const rows = [
    ['交易日期', '金额', '付款人', '附言', '流水号'],
    ['2026-11-23', amount, '某付款人', remark, `R${serial}`],
  ];
  writeFileSync(path, rows.map((row) => row.join(',')).join('\r\n'));
  await importBankFile(shop.parts, clerk, { name: `${serial}.csv`, path });
  const { id } = await shop.parts.db
    .selectFrom('bankLines')
    .select('id')
    .where('transactionNo', '=', `R${serial}`)
    .executeTakeFirstOrThrow();
  return id;
}

/** The person opens the first lesson. */
async function study(enrolmentId: string): Promise<void> {
  const { db } = shop.parts;
  const round = await db
    .selectFrom('studyRounds')
    .select('id')
    .where('enrolmentId', '=', enrolmentId)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('studyRounds')
    .set({ completedAt: shop.parts.clock.now(), completedByRule: 'ALL' })
    .where('id', '=', round.id)
    .execute();
}

async function newGroup(count: number) {
  const accountIds: string[] = [];
  while (accountIds.length < count)
    accountIds.push((await insertLearner(shop.parts, { employerId: hospitalId })).accountId);
  const { id } = await placeGroupOrder(shop.parts, admin, { topicId: 'cq-2026', accountIds });
  const lines = await shop.parts.db
    .selectFrom('orders')
    .innerJoin('groupOrders', 'groupOrders.id', 'orders.groupOrderId')
    .select(['orders.id', 'orders.enrolmentId', 'remittanceCode'])
    .where('groupOrderId', '=', id)
    .orderBy('orders.id')
    .execute();
  return {
    id,
    lines,
    code: lines[0]?.remittanceCode ?? '',
    async opened(): Promise<string[]> {
      const ids = lines.map((line) => line.enrolmentId);
      const open = new Set(await listIdsWithAccess(shop.parts.db, ids));
      return lines.filter((line) => open.has(line.enrolmentId)).map((line) => line.id);
    },
  };
}
