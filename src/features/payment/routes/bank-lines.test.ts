import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { listIdsWithAccess } from '../../enrolment/index.ts';
import { importBankFile, placeGroupOrder } from '../fixtures.ts';

let shop: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let clerk: Officer;
let centre: TestBrowser;
let admin: Officer;
let unit: TestBrowser;
let serial = 0;
const folder = mkdtempSync(join(tmpdir(), 'jixue-bank-'));

beforeAll(async () => {
  shop = await createTestApp({ paymentGateways: new Map() });
  bodies = await insertBodies(shop.parts);
  await insertTopic(shop.parts);
  clerk = await insertOfficer(shop.parts, 'CENTRE_CLERK', bodies.centreId);
  centre = await shop.as(clerk);
  admin = await insertOfficer(shop.parts, 'UNIT_ADMIN', bodies.hospitalId);
  unit = await shop.as(admin);
});
afterAll(() => shop.close());

test('E21: a transfer with the code over the whole sum opens everybody by one confirmation', async () => {
  const group = await newGroup(3);
  await receive([{ amount: '210.00', remark: `培训费 ${group.code.toLowerCase()}` }]);
  await centre.post('/bank-lines/confirmations');
  expect(await group.opened()).toEqual(group.orderIds);
});

test('E21: a partial transfer opens exactly the people the unit named', async () => {
  const group = await newGroup(3);
  const named = group.orderIds.slice(0, 2).toSorted();
  await unit.post(`/group-orders/${group.id}/named`, { who: named });
  await receive([{ amount: '140.00', remark: group.code }]);
  await centre.post('/bank-lines/confirmations');
  expect(await group.opened()).toEqual(named);
});

test('E21: a partial transfer without named people is left to the clerk, with the list of the unit', async () => {
  const group = await newGroup(2);
  const [line] = await receive([{ amount: '70.00', remark: group.code }]);
  await centre.post('/bank-lines/confirmations');
  expect(await group.opened()).toEqual([]);
  const [one] = group.orderIds as [string];
  await centre.post(`/bank-lines/${line}/uses`, { groupOrderId: group.id, who: [one] });
  expect(await group.opened()).toEqual([one]);
});

test('money of a transfer is never given out twice', async () => {
  const group = await newGroup(2);
  const [line] = await receive([{ amount: '100.00', remark: group.code }]);
  const [one, two] = group.orderIds as [string, string];
  const use = (who: string[]) =>
    centre.post(`/bank-lines/${line}/uses`, { groupOrderId: group.id, who });
  expect((await use([one, two])).status).toBe(409);
  expect(await group.opened()).toEqual([]);
  await use([one]);
  expect((await use([two])).status).toBe(409);
  expect((await use([one])).status).toBe(409);
  expect(await group.opened()).toEqual([one]);
  // The rest is listed until it is solved.
  expect((await centre.get('/bank-lines')).body).toContain(`/bank-lines/${line}`);
  await centre.post(`/bank-lines/${line}/returns`, { amount: '30', note: '退回付款账户' });
  expect((await centre.get('/bank-lines')).body).not.toContain(`/bank-lines/${line}`);
});

test('two clerks confirm at once: the money counts once', async () => {
  const group = await newGroup(1);
  const [line] = await receive([{ amount: '140.00', remark: group.code }]);
  const use = () =>
    centre.post(`/bank-lines/${line}/uses`, { groupOrderId: group.id, who: group.orderIds });
  const answers = await Promise.all([use(), use(), use()]);
  expect(answers.map((one) => one.status).toSorted()).toEqual([303, 409, 409]);
  const { usedFen } = await shop.parts.db
    .selectFrom('bankLines')
    .select('usedFen')
    .where('id', '=', line as string)
    .executeTakeFirstOrThrow();
  expect(usedFen).toBe(7000);
});

test('more than is due pays the list and leaves a rest for the next list of the unit', async () => {
  const group = await newGroup(1);
  const [line] = await receive([{ amount: '140.00', remark: group.code, payer: '市属医院' }]);
  await centre.post('/bank-lines/confirmations');
  expect(await group.opened()).toEqual([]);
  const use = (id: string, who: string[]) =>
    centre.post(`/bank-lines/${line}/uses`, { groupOrderId: id, who, looked: 'yes' });
  await use(group.id, group.orderIds);
  const next = await newGroup(1);
  const url = `/bank-lines/${line}?code=${next.code}`;
  expect((await centre.get(url)).body).toContain('等于全部待付');
  await use(next.id, next.orderIds);
  expect(await next.opened()).toEqual(next.orderIds);
});

test('without a code the payer is proposed, and nothing is confirmed in bulk', async () => {
  const group = await newGroup(1);
  const [line] = await receive([{ amount: '70.00', remark: '培训费', payer: '市属医院' }]);
  await centre.post('/bank-lines/confirmations');
  expect(await group.opened()).toEqual([]);
  const page = (await centre.get(`/bank-lines/${line}`)).body;
  expect(page).toContain('付款人相同');
  const use = (looked: string) =>
    centre.post(`/bank-lines/${line}/uses`, {
      groupOrderId: group.id,
      who: group.orderIds,
      looked,
    });
  const hasty = await use('');
  expect(hasty.status).toBe(422);
  expect(hasty.body).toContain('请先与付款单位核实');
  expect(await group.opened()).toEqual([]);
  await use('yes');
  expect(await group.opened()).toEqual(group.orderIds);
});

test('E21: two codes in one remark leave a choice, so nothing is confirmed in bulk', async () => {
  const [one, other] = [await newGroup(1), await newGroup(1)];
  const [line] = await receive([{ amount: '70.00', remark: `${one.code} ${other.code}` }]);
  await centre.post('/bank-lines/confirmations');
  expect([await one.opened(), await other.opened()]).toEqual([[], []]);
  const page = (await centre.get(`/bank-lines/${line}`)).body;
  expect(page.match(/确定/g)?.length).toBe(2);
});

test('a transfer for a list cancelled meanwhile shows the clerk its unit', async () => {
  const group = await newGroup(1);
  await unit.post(`/group-orders/${group.id}/cancellation`);
  const [line] = await receive([{ amount: '70.00', remark: group.code }]);
  await centre.post('/bank-lines/confirmations');
  expect(await group.opened()).toEqual([]);
  expect((await centre.get(`/bank-lines/${line}`)).body).toContain('已没有待付款的人员');
});

test('a transfer of unknown purpose is listed until it is used', async () => {
  const [line] = await receive([{ amount: '12.34', payer: '无名公司', remark: '' }]);
  const list = (await centre.get('/bank-lines')).body;
  expect(list).toContain('未知款项');
  await centre.post(`/bank-lines/${line}/notes`, { text: '已致电对方财务' });
  expect((await centre.get('/bank-lines')).body).toContain('已致电对方财务');
});

test('E21: a wrong row is named and nothing of the file is imported; a second import changes nothing', async () => {
  const faulty = await file([
    ['2026-11-20', '70.00', '甲公司', '', 'X-1'],
    ['昨天', '七十', '乙公司', '', ''],
  ]);
  const refused = await importBankFile(shop.parts, clerk, faulty);
  expect(refused).toMatchObject({
    ok: false,
    faults: [
      { row: 3, column: '金额' },
      { row: 3, column: '交易日期' },
      { row: 3, column: '流水号' },
    ],
  });
  const good = await file([['2026/11/20', '1,400.00', '甲公司', '', 'X-1']]);
  expect(await importBankFile(shop.parts, clerk, good)).toMatchObject({ imported: 1 });
  expect(await importBankFile(shop.parts, clerk, good)).toMatchObject({ imported: 0, repeated: 1 });
});

/** Imports a case of the reader of tables; returns the answer and the lines it stored. */
async function importCase(name: string) {
  const path = resolve('src/platform/spreadsheets/cases', name);
  const answer = await importBankFile(shop.parts, clerk, { name, path });
  const lines = await shop.parts.db
    .selectFrom('bankLines')
    .innerJoin('bankFiles', 'bankFiles.id', 'bankLines.fileId')
    .select(['rowNo', 'transactionNo', 'day', 'amountFen', 'remark'])
    .where('bankFiles.name', '=', name)
    .orderBy('rowNo')
    .execute();
  return { answer, lines };
}

test('bank-direction.csv: money that went out is passed over, and listed', async () => {
  const { answer, lines } = await importCase('bank-direction.csv');
  expect(lines.map(({ amountFen }) => amountFen)).toEqual([14_000]);
  expect(answer).toMatchObject({ reading: { passedOver: [{ row: 3 }] } });
  expect((await centre.get('/bank-lines')).body).toContain('跳过 1 行');
  const { fileId } = answer as { fileId: string };
  const page = (await centre.get(`/bank-files/${fileId}`)).body;
  expect(page).toContain('没有入账的行：支出 1 行');
  expect(page).toContain('某印刷厂');
});

test('bank-voucher.csv: the transaction number before the voucher, and the code found in any remark', async () => {
  const { lines } = await importCase('bank-voucher.csv');
  expect(lines.map(({ transactionNo }) => transactionNo)).toEqual(
    [0, 1, 2, 3].map((at) => `B2C00000000000${at}`),
  );
  expect(lines[0]?.remark).toContain('J0000000');
  expect(lines[0]?.remark).toContain('网银来账');
});

test.each([
  ['bank-quoted-tabs.csv', 5],
  ['bank-preamble.csv', 1],
  ['bank-heading-spaced.csv', 1],
  ['bank-amount-cny.csv', 1],
])('%s: %i lines come in', async (name, count) => {
  const { answer, lines } = await importCase(name);
  expect(answer).toMatchObject({ ok: true, imported: count });
  expect(lines).toHaveLength(count);
});

test('bank-float.xlsx: the error of floating point is forgiven, a rounded transaction number is not', async () => {
  const { answer } = await importCase('bank-float.xlsx');
  expect(answer).toMatchObject({
    ok: false,
    faults: [{ row: 3, column: '交易流水号', message: expect.stringContaining('末几位已经丢失') }],
  });
});

test.each([
  ['2026.11', '缺少日'],
  ['2027-01-01', '还没有到'],
  ['20/11/2026', '年写在最前面'],
])('bank-day-month.csv: the day %s is a fault: %s', async (day, said) => {
  const faulty = await file([[day, '70.00', '甲公司', '', `D-${day}`]]);
  const answer = await importBankFile(shop.parts, clerk, faulty);
  expect(answer).toMatchObject({ faults: [{ row: 2, message: expect.stringContaining(said) }] });
});

test('E21: a repeat agrees in number, day, sum and payer; other facts wait for a person beside the first', async () => {
  const row = ['2026-11-20', '70.00', '甲公司（集团）', '', 'S-1'];
  const first = await importBankFile(shop.parts, clerk, await file([row]));
  expect(first).toMatchObject({ imported: 1 });
  const again = await file([
    ['2026-11-20', '70.00', '甲公司(集团)', '', 'S-1'],
    ['2026-11-20', '700.00', '甲公司（集团）', '', 'S-1'],
    ['2026-11-21', '70.00', '甲公司（集团）', '', 'S-1'],
  ]);
  const second = await importBankFile(shop.parts, clerk, again);
  expect(second).toMatchObject({ imported: 0, repeated: 1, doubtful: 2 });
  const { fileId } = second as { fileId: string };
  const url = `/bank-files/${fileId}`;
  const page = (await centre.get(url)).body;
  expect(page).toContain('以前已导入');
  expect(page).toContain('流水号 S-1：内容不同');
  const ids = [...page.matchAll(/doubts\/([\w-]{36})/g)].map(([, id]) => id);
  const decide = (id: string | undefined, decision: string, note = '') =>
    centre.post(`${url}/doubts/${id}`, { decision, note });
  expect((await decide(ids[0], 'DROPPED')).status).toBe(422);
  await decide(ids[0], 'BOOKED');
  expect((await decide(ids[0], 'BOOKED')).status).toBe(409);
  await decide(ids[1], 'DROPPED', '银行说明是冲正前的重复');
  const lines = await shop.parts.db
    .selectFrom('bankLines')
    .select('amountFen')
    .where('transactionNo', '=', 'S-1')
    .orderBy('amountFen')
    .execute();
  expect(lines.map(({ amountFen }) => amountFen)).toEqual([7000, 70_000]);
  // What was decided is known when the file comes again.
  const third = await importBankFile(shop.parts, clerk, again);
  expect(third).toMatchObject({ imported: 0, repeated: 3, doubtful: 0 });
});

test('E21: an unknown word for the direction is a fault of its row, and the file is imported in one go or not', async () => {
  const rows = [
    ['2026-11-20', '70.00', '甲公司', '贷', 'U-1'],
    ['2026-11-20', '70.00', '甲公司', '待定', 'U-2'],
  ];
  const faulty = await file(rows, ['交易日期', '金额', '付款人', '借贷标志', '流水号']);
  const refused = await importBankFile(shop.parts, clerk, faulty);
  expect(refused).toMatchObject({
    ok: false,
    faults: [{ row: 3, column: '借贷标志', message: expect.stringContaining('待定') }],
  });
  const found = await shop.parts.db
    .selectFrom('bankLines')
    .select('id')
    .where('transactionNo', '=', 'U-1')
    .execute();
  expect(found).toEqual([]);
});

test('a transfer of more than 21 million yuan comes in', async () => {
  const rows = [['2026-11-20', '30,000,000.00', '市财政局', '', 'BIG-1']];
  expect(await importBankFile(shop.parts, clerk, await file(rows))).toMatchObject({ imported: 1 });
  expect((await centre.get('/bank-lines?view=all')).body).toContain('30000000.00');
});

test('E21: a total at the end is passed over and named', async () => {
  const rows = [
    ['2026-11-20', '70.00', '甲公司', '', 'T-total'],
    ['合计', '70.00', '', '', ''],
  ];
  const answer = await importBankFile(shop.parts, clerk, await file(rows));
  expect(answer).toMatchObject({
    imported: 1,
    reading: { passedOver: [{ row: 3, text: '合计 70.00' }] },
  });
});

test('a transfer taken at the counter and its bank line count once, when a person says they are the same', async () => {
  const learner = await insertLearner(shop.parts, {
    name: '周转账',
    employerId: bodies.hospitalId,
  });
  await insertEnrolment(shop.parts, learner.accountId, 'cq-2026', { state: 'SELECTED' });
  const taken = await centre.post(`/counter/learners/${learner.accountId}/payments`, {
    agrees: ['name', 'idNumber', 'phone', 'district', 'work', 'title'],
    topicId: 'cq-2026',
    method: 'TRANSFER',
  });
  expect(taken.status).toBe(303);
  const rows = [
    ['2026-11-20', '70.00', '周转账', '学习费', 'C-1'],
    ['2026-11-20', '70.00', '别的人', '学习费', 'C-2'],
    ['2026-09-20', '70.00', '周转账', '学习费', 'C-3'],
  ];
  await importBankFile(shop.parts, clerk, await file(rows));
  const [same, other, old] = await Promise.all(['C-1', 'C-2', 'C-3'].map(lineOf));
  expect((await centre.get('/bank-lines')).body).toContain('可能已在窗口登记');
  expect((await centre.get(`/bank-lines/${old?.id}`)).body).not.toContain('可能已在窗口登记过');
  const page = (await centre.get(`/bank-lines/${other?.id}`)).body;
  expect(page).toContain('可能已在窗口登记过');
  const [, paymentId = ''] = /name="paymentId" value="([\w-]+)"/.exec(page) ?? [];
  const decide = (id: string | undefined, answer: string) =>
    centre.post(`/bank-lines/${id}/counter-transfers`, { paymentId, same: answer });
  expect((await decide(other?.id, 'no')).status).toBe(303);
  expect((await centre.get(`/bank-lines/${other?.id}`)).body).not.toContain('可能已在窗口登记过');
  expect((await centre.get(`/bank-lines/${same?.id}`)).body).toContain('付款人相符');
  const received = await receivedFen();
  expect((await decide(same?.id, 'yes')).status).toBe(303);
  expect(await receivedFen()).toBe(received - 7000);
  expect((await centre.get(`/bank-lines/${same?.id}`)).body).toContain('窗口已登记的转账');
  expect((await decide(old?.id, 'yes')).status).toBe(409);
});

const lineOf = (transactionNo: string) =>
  shop.parts.db
    .selectFrom('bankLines')
    .select('id')
    .where('transactionNo', '=', transactionNo)
    .executeTakeFirstOrThrow();

/** What the ledger says came in altogether. */
async function receivedFen(): Promise<number> {
  const { sum } = await shop.parts.db
    .selectFrom('ledgerReceipts')
    .select(({ fn }) => fn.sum<number>('amountFen').as('sum'))
    .executeTakeFirstOrThrow();
  return Number(sum);
}

test('E22: the unit gets a receipt over what its transfer paid', async () => {
  const group = await newGroup(2);
  await receive([{ amount: '140.00', remark: group.code }]);
  await centre.post('/bank-lines/confirmations');
  const page = (await unit.get(`/group-orders/${group.id}`)).body;
  expect(page).toContain('140.00');
  const [pdf] = /\/group-receipts\/[\w-]+\.pdf/.exec(page) ?? [];
  expect((await unit.get(pdf as string)).headers['content-type']).toBe('application/pdf');
  const stranger = await shop.as(await insertOfficer(shop.parts, 'UNIT_ADMIN', bodies.schoolId));
  expect((await stranger.get(pdf as string)).status).toBe(404);
});

test('the payment notice is a PDF with the code', async () => {
  const group = await newGroup(1);
  const notice = await unit.get(`/group-orders/${group.id}/notice.pdf`);
  expect(notice.headers['content-type']).toBe('application/pdf');
});

/** A group order of the hospital for new people. */
async function newGroup(count: number) {
  const accountIds: string[] = [];
  while (accountIds.length < count) {
    const person = await insertLearner(shop.parts, { employerId: bodies.hospitalId });
    accountIds.push(person.accountId);
  }
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
    code: lines[0]?.remittanceCode ?? '',
    orderIds: lines.map((line) => line.id),
    /** Orders of those who may study now. */
    async opened(): Promise<string[]> {
      const ids = lines.map((line) => line.enrolmentId);
      const open = new Set(await listIdsWithAccess(shop.parts.db, ids));
      return lines.filter((line) => open.has(line.enrolmentId)).map((line) => line.id);
    },
  };
}

/** Imports a bank file with these lines; returns their ids. */
async function receive(
  lines: { amount: string; remark: string; payer?: string }[],
): Promise<string[]> {
  const numbers: string[] = [];
  const rows = lines.map(({ amount, remark, payer }) => {
    serial += 1;
    numbers.push(`T${serial}`);
    return ['2026-11-23', amount, payer ?? '某付款人', remark, `T${serial}`];
  });
  const result = await importBankFile(shop.parts, clerk, await file(rows));
  expect(result).toMatchObject({ ok: true, imported: lines.length });
  const found = await shop.parts.db
    .selectFrom('bankLines')
    .select('id')
    .where('transactionNo', 'in', numbers)
    .execute();
  return found.map((row) => row.id);
}

async function file(rows: string[][], heading = ['交易日期', '金额', '付款人', '附言', '流水号']) {
  serial += 1;
  const path = join(folder, `${serial}.csv`);
  const lines = [heading, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(','));
  writeFileSync(path, lines.join('\r\n'));
  return { name: `${serial}.csv`, path };
}
