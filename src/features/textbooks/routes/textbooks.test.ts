import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { importBankFile } from '../../payment/fixtures.ts';
import { mayFollow } from '../rules/textbook.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let centre: TestBrowser;
let admin: Officer;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  admin = await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId);
});
afterAll(() => app.close());

let isbns = 0;

async function addTitle(name: string, onHand: number, onSaleTo = ''): Promise<string> {
  isbns += 1;
  const answer = await centre.post('/textbook-desk/titles', {
    name,
    publisher: '本市教育出版社',
    isbn: `9787000${String(isbns).padStart(6, '0')}`,
    priceFen: '38.50',
    onSaleFrom: '2026-01-01',
    onSaleTo,
  });
  const id = String(answer.headers.location).split('/').at(-1) as string;
  if (onHand > 0) await stock(id, 'RECEIPT', onHand);
  return id;
}

const stock = (id: string, kind: string, quantity: number) =>
  centre.post(`/textbook-desk/titles/${id}/stock`, {
    kind,
    quantity: String(quantity),
    reason: '印刷厂送来的第一批',
  });

const copies = (id: string, quantity: number) => ({ [`copies-${id}`]: String(quantity) });
const byPost = {
  way: 'DIRECT',
  recipient: '王小明',
  phone: '13800138000',
  address: '测试区测试路1号2单元',
};

async function order(browser: TestBrowser, form: Record<string, string>): Promise<string> {
  const answer = await browser.post('/textbooks/orders', form);
  expect(answer.status, answer.body.slice(0, 300)).toBe(303);
  return String(answer.headers.location);
}

const stateOf = async (path: string) => {
  const { state } = await app.parts.db
    .selectFrom('textbookOrders')
    .select('state')
    .where('id', '=', path.split('/').at(-1) as string)
    .executeTakeFirstOrThrow();
  return state;
};

test('N33: a learner orders, the centre accepts, delivers in two parts, is paid; the learner confirms', async () => {
  const title = await addTitle('创新方法读本', 5);
  const learner = await app.as(await insertLearner(app.parts));
  const path = await order(learner, { ...copies(title, 3), ...byPost });
  expect((await learner.get(path)).body).toContain('115.50');
  expect((await centre.post(`${path}/acceptance`)).status).toBe(303);
  const part = await centre.post(`${path}/deliveries`, copies(title, 1));
  expect(part.status).toBe(303);
  expect(await stateOf(path)).toBe('ACCEPTED');
  await centre.post(`${path}/deliveries`, copies(title, 2));
  expect(await stateOf(path)).toBe('DELIVERED');
  const page = await learner.get(path);
  const [first] = [...page.body.matchAll(/deliveries\/([\w-]+)\/receipt/g)];
  await learner.post(`/textbooks/deliveries/${first?.[1]}/receipt`);
  const note = await learner.get(`/textbooks/deliveries/${first?.[1]}/note.pdf`);
  expect(note.body.startsWith('%PDF')).toBe(true);
  const paid = { amountFen: '115.50', reference: `20261123${isbns}` };
  expect((await centre.post(`${path}/payment`, { ...paid, amountFen: '115' })).status).toBe(422);
  expect((await centre.post(`${path}/payment`, paid)).status).toBe(303);
  expect((await learner.get(path)).body).toContain('已到账');
  expect((await centre.get(`/textbook-desk/titles/${title}`)).body).toContain('2 本');
});

test('N11: a transfer that names the bill is proposed, and once it paid for books it pays no fee', async () => {
  const title = await addTitle('转账读本', 5);
  const learner = await app.as(await insertLearner(app.parts));
  const path = await order(learner, { ...copies(title, 2), ...byPost });
  await centre.post(`${path}/acceptance`);
  const [billNo] = /B\d{6,}[\d-]*/.exec((await centre.get('/textbook-desk/bills')).body) ?? [];
  const clerk = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  const file = join(mkdtempSync(join(tmpdir(), 'jixue-books-')), 'bank.csv');
  writeFileSync(
    file,
    `日期,金额,付款人,附言,流水号\n2026-11-23,77.00,某人,教材 ${billNo},BOOKS-0001`,
  );
  await importBankFile(app.parts, clerk, { name: 'bank.csv', path: file });
  expect((await centre.get('/textbook-desk/bills')).body).toContain('BOOKS-0001');
  expect((await centre.get('/bank-lines')).body).toContain('某人');
  const paid = { amountFen: '77.00', reference: 'BOOKS-0001' };
  expect((await centre.post(`${path}/payment`, paid)).status).toBe(303);
  expect((await centre.get('/bank-lines')).body).not.toContain('某人');
});

test('N11: a bill is paid in cash at the centre; a transfer recorded before its bank file counts once', async () => {
  const title = await addTitle('现金读本', 9);
  const learner = await app.as(await insertLearner(app.parts));
  const [cash, early] = [
    await order(learner, { ...copies(title, 1), ...byPost }),
    await order(learner, { ...copies(title, 3), ...byPost }),
  ];
  for (const path of [cash, early]) await centre.post(`${path}/acceptance`);
  expect((await learner.get(cash)).body).toContain('写在附言里');
  expect(
    (await centre.post(`${cash}/payment`, { amountFen: '38.50', method: 'TRANSFER' })).status,
  ).toBe(422);
  await centre.post(`${cash}/payment`, { amountFen: '38.50', method: 'CASH' });
  const paidPage = (await learner.get(cash)).body;
  expect(paidPage).toContain('现金');
  const invoice = /\/invoices\/sources\/bills\/[\w-]+/.exec(paidPage)?.[0] ?? '';
  expect((await learner.get(invoice)).body).toContain('38.50');
  await centre.post(`${early}/payment`, { amountFen: '115.50', reference: 'BOOKS-0002' });
  expect(await textbookMoney()).toEqual({ CASH: 3850, TRANSFER: 11_550 });

  const clerk = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  const file = join(mkdtempSync(join(tmpdir(), 'jixue-books-')), 'bank.csv');
  writeFileSync(file, '日期,金额,付款人,附言,流水号\n2026-11-23,115.50,某校,教材,BOOKS-0002');
  await importBankFile(app.parts, clerk, { name: 'bank.csv', path: file });
  expect((await centre.get('/bank-lines')).body).not.toContain('某校');
  expect(await textbookMoney()).toEqual({ CASH: 3850, BANK: 11_550 });
});

/** What the ledger says came in for textbooks at the counter and by the transfers of the test above. */
async function textbookMoney(): Promise<Record<string, number>> {
  const rows = await app.parts.db
    .selectFrom('ledgerEntries')
    .select(['source', 'amountFen'])
    .where('use', '=', 'TEXTBOOKS')
    .where((where) =>
      where.or([where('source', '=', 'CASH'), where('reference', '=', 'BOOKS-0002')]),
    )
    .execute();
  return Object.fromEntries(rows.map((row) => [row.source, Number(row.amountFen)]));
}

test('an order beyond the stock is not accepted, and nothing is reserved', async () => {
  const title = await addTitle('案例选编', 2);
  const learner = await app.as(await insertLearner(app.parts));
  const path = await order(learner, { ...copies(title, 3), ...byPost });
  const refused = await centre.post(`${path}/acceptance`);
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('还差 1 本');
  expect(await stateOf(path)).toBe('PLACED');
  await stock(title, 'RECEIPT', 1);
  expect((await centre.post(`${path}/acceptance`)).status).toBe(303);
  const less = await stock(title, 'CORRECTION', -1);
  expect(less.status).toBe(422);
  expect(less.body).toContain('已受理的订单还要用 3 本');
  const more = await centre.post(`${path}/deliveries`, copies(title, 4));
  expect(more.status).toBe(422);
});

test('a unit collects the orders of its staff with its own, and hands the books out', async () => {
  const title = await addTitle('专利入门', 20);
  const colleague = await app.as(
    await insertLearner(app.parts, { employerId: bodies.schoolId, name: '同事甲' }),
  );
  const path = await order(colleague, { ...copies(title, 2), way: 'UNIT' });
  const unit = await app.as(admin);
  const foreign = await app.as(await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId));
  expect((await unit.get('/textbooks')).body).toContain('同事甲');
  expect((await foreign.get('/textbooks')).body).not.toContain('同事甲');
  expect((await foreign.get(path)).status).toBe(404);
  const id = path.split('/').at(-1) as string;
  const stolen = await foreign.post('/textbooks/collections', { id, ...byPost });
  expect(stolen.status).toBe(409);
  const answer = await unit.post('/textbooks/collections', {
    id,
    ...copies(title, 3),
    way: 'DISTRICT',
  });
  expect(answer.status).toBe(303);
  const collection = String(answer.headers.location);
  expect((await unit.get(collection)).body).toContain('192.50');
  expect(await stateOf(path)).toBe('COLLECTED');
  const district = await app.as(
    await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId),
  );
  expect((await district.get('/textbooks')).body).toContain('区属学校');
  expect((await unit.post(`${path}/handing-out`)).status).toBe(303);
  expect(await stateOf(path)).toBe('DELIVERED');
});

test('the orders of a cancelled collection are placed again', async () => {
  const title = await addTitle('发明原理', 20);
  const colleague = await app.as(
    await insertLearner(app.parts, { employerId: bodies.schoolId, name: '同事乙' }),
  );
  const path = await order(colleague, { ...copies(title, 1), way: 'UNIT' });
  const unit = await app.as(admin);
  const answer = await unit.post('/textbooks/collections', {
    id: path.split('/').at(-1) as string,
    ...byPost,
  });
  const collection = String(answer.headers.location);
  await centre.post(`${collection}/acceptance`);
  const tooLate = await unit.post(`${collection}/cancellation`, { reason: '不需要这么多了' });
  expect(tooLate.status).toBe(409);
  await centre.post(`${collection}/cancellation`, { reason: '印刷厂停产，无法供货' });
  expect(await stateOf(collection)).toBe('CANCELLED');
  expect(await stateOf(path)).toBe('PLACED');
  const shelf = await app.parts.db
    .selectFrom('textbookTitles')
    .select('reserved')
    .where('id', '=', title)
    .executeTakeFirstOrThrow();
  expect(shelf.reserved).toBe(0);
});

test('a wrong value is shown again with its error', async () => {
  const title = await addTitle('规则讲解', 1);
  const learner = await app.as(await insertLearner(app.parts));
  const answer = await learner.post('/textbooks/orders', {
    ...copies(title, 1),
    ...byPost,
    phone: '12',
    [`copies-${title}`]: '一本',
  });
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('册数请填');
  expect(answer.body).toContain('value="一本"');
  expect((await learner.post('/textbooks/orders', byPost)).body).toContain('后面填册数');
});

test('a title no longer on sale cannot be ordered', async () => {
  const title = await addTitle('旧版', 5, '2026-06-30');
  const learner = await app.as(await insertLearner(app.parts));
  expect((await learner.get('/textbooks')).body).not.toContain('《旧版》');
  const answer = await learner.post('/textbooks/orders', { ...copies(title, 1), ...byPost });
  expect(answer.status).toBe(409);
});

test('nothing follows a delivered or cancelled order', () => {
  const states = ['PLACED', 'COLLECTED', 'ACCEPTED', 'DELIVERED', 'CANCELLED'] as const;
  for (const to of states) {
    expect(mayFollow('DELIVERED', to)).toBe(false);
    expect(mayFollow('CANCELLED', to)).toBe(false);
  }
});
