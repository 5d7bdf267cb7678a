import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../../../../test/support/bank.ts';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertOfficer,
  insertTopic,
  type LearnerOptions,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { openPrinter } from '../../../../test/support/printer.ts';
import type { Learner, Officer } from '../../../kernel/actor.ts';
import { findActiveEnrolment, hasAccess } from '../../enrolment/index.ts';
import { checkOut, openOrder } from '../fixtures.ts';

let bank: TestBank;
let office: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let districtClerk: Officer;
let centreClerk: Officer;
const everything = ['name', 'idNumber', 'phone', 'district', 'work', 'title'];

beforeAll(async () => {
  bank = await startTestBank({ clock: { now: () => office.parts.clock.now() } });
  const documents = openPrinter();
  office = await createTestApp({ paymentGateways: bank.alipayOnly, documents });
  bodies = await insertBodies(office.parts);
  await insertTopic(office.parts);
  districtClerk = await insertOfficer(office.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  centreClerk = await insertOfficer(office.parts, 'CENTRE_CLERK', bodies.centreId);
});
afterAll(async () => {
  await bank.stop();
  await office.close();
});

test('N7: the bureau of the district checks the data, takes the fee and opens access', async () => {
  const learner = await newLearner({ phone: '19900009001' });
  const clerk = await office.as(districtClerk);
  const found = await clerk.post('/counter/searches', { text: '199 0000 9001' });
  expect(found.headers.location).toBe(`/counter/learners/${learner.accountId}`);
  const page = await clerk.get(String(found.headers.location));
  expect(page.body).toContain('与证件一致');
  expect(page.body).toContain('¥70.00');
  const answer = await pay(districtClerk, learner);
  expect(answer.status).toBe(303);
  expect(await isOpen(learner)).toBe(true);
  const receipt = await clerk.get(String(answer.headers.location));
  expect(receipt.body).toContain('沙坪坝区人力社保局');
  expect(receipt.body).toContain('柒拾元整');
  expect((await clerk.get(`/counter/learners/${learner.accountId}`)).body).toContain('已核对');
});

test('N8: staff of a municipal unit pay at the training centre', async () => {
  const learner = await newLearner({ employerId: bodies.hospitalId });
  expect((await pay(centreClerk, learner)).status).toBe(303);
  expect(await isOpen(learner)).toBe(true);
});

test('N12: nobody opens access for a learner of another office, and nothing of theirs changes', async () => {
  const foreign: [Officer, LearnerOptions, string][] = [
    [districtClerk, { districtId: 'cq-nanan' }, '南岸区人力社保局'],
    [districtClerk, { employerId: bodies.hospitalId }, '市人事培训中心'],
    [centreClerk, {}, '沙坪坝区人力社保局'],
  ];
  for (const [clerk, options, rightOffice] of foreign) {
    const learner = await newLearner(options);
    const orderId = await openOrder(office.parts, learner, await enrolmentOf(learner));
    const answer = await pay(clerk, learner);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain(`应到${rightOffice}办理`);
    expect(await isOpen(learner)).toBe(false);
    expect(await stateOf(orderId)).toBe('OPEN');
    const browser = await office.as(clerk);
    const base = `/counter/learners/${learner.accountId}`;
    expect((await browser.get(base)).status).toBe(404);
    expect((await browser.post(`${base}/identity`)).status).toBe(404);
    expect((await browser.post(`${base}/return`, { reason: '信息不一致' })).status).toBe(404);
    expect((await browser.post(`${base}/corrections`, { name: '别的名字' })).status).toBe(404);
  }
});

test('N12: a clerk who looks up a foreign learner sees the right office, and only masked data', async () => {
  await newLearner({ districtId: 'cq-nanan', phone: '19900009002', name: '周某某' });
  const clerk = await office.as(districtClerk);
  const { body } = await clerk.post('/counter/searches', { text: '19900009002' });
  expect(body).toContain('不属于本单位受理');
  expect(body).toContain('南岸区人力社保局');
  expect(body).toContain('测试路1号');
  expect(body).not.toContain('周某某');
});

test('nobody is found by part of a number or by name', async () => {
  await newLearner({ phone: '19900009003', name: '赵某某' });
  const clerk = await office.as(districtClerk);
  for (const text of ['1990000900', '赵某某'])
    expect((await clerk.post('/counter/searches', { text })).body).toContain('没有找到');
  expect((await clerk.post('/counter/searches', { text: ' ' })).status).toBe(422);
});

test('a mistyped number says what is wrong instead of asking the person to register', async () => {
  const clerk = await office.as(districtClerk);
  const search = (text: string) => clerk.post('/counter/searches', { text });
  const short = await search('50010619900101123');
  expect(short.status).toBe(422);
  expect(short.body).toContain('应为18位，这里是17位，少了1位');
  expect(short.body).toContain('value="50010619900101123"');
  expect(short.body).not.toContain('窗口登记</a>');
  expect((await search('500106199001011232')).body).toContain('最后一位与前面的数字不符');
  const unknown = await search('500106199001011258');
  expect(unknown.status).toBe(200);
  expect(unknown.body).toContain('没有找到');
});

test('N7: without comparing every item no money is taken', async () => {
  const learner = await newLearner();
  const answer = await pay(districtClerk, learner, { agrees: everything.slice(1) });
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('请逐项核对');
  expect(await isOpen(learner)).toBe(false);
});

test('N2: data sent back keep access closed until they are corrected', async () => {
  const learner = await newLearner();
  const clerk = await office.as(districtClerk);
  const base = `/counter/learners/${learner.accountId}`;
  await clerk.post(`${base}/return`, { reason: '姓名与证件不符' });
  expect((await pay(districtClerk, learner)).status).toBe(409);
  expect(await isOpen(learner)).toBe(false);
  const correction = { name: '王小明', districtId: 'cq-shapingba', note: '身份证原件' };
  expect((await clerk.post(`${base}/corrections`, correction)).status).toBe(303);
  expect((await clerk.get(base)).body).toContain('王小明');
  expect((await pay(districtClerk, learner)).status).toBe(303);
  expect(await isOpen(learner)).toBe(true);
});

test('a wrong correction is shown at its field and keeps the values', async () => {
  const learner = await newLearner();
  const clerk = await office.as(districtClerk);
  const { status, body } = await clerk.post(`/counter/learners/${learner.accountId}/corrections`, {
    name: '李四',
    idDocumentType: 'RESIDENT_ID',
    idNumber: '500106199001010000',
    districtId: 'cq-shapingba',
    note: '身份证原件',
  });
  expect(status).toBe(422);
  expect(body).toContain('value="李四"');
  expect(body).toContain('id="error-idNumber"');
});

test('a learner moved to another district is served there', async () => {
  const learner = await newLearner();
  const clerk = await office.as(districtClerk);
  const base = `/counter/learners/${learner.accountId}`;
  const correction = { name: '学员', districtId: 'cq-nanan', note: '工作证原件' };
  expect((await clerk.post(`${base}/corrections`, correction)).headers.location).toBe('/counter');
  expect((await clerk.get(base)).status).toBe(404);
});

test('N5: the clerk selects the course for a learner only with their consent', async () => {
  const learner = await insertLearner(office.parts);
  const topicId = 'cq-2026|select';
  const refused = await pay(districtClerk, learner, { topicId });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('需征得本人同意');
  expect((await pay(districtClerk, learner, { topicId, select: 'yes' })).status).toBe(303);
  expect(await isOpen(learner)).toBe(true);
});

test('N11: the amount is the topic fee, whatever is posted; paying again is refused', async () => {
  const learner = await newLearner();
  const answer = await pay(districtClerk, learner, { amount: '1', amountFen: '1' });
  const orderId = String(answer.headers.location).split('/').pop() as string;
  const order = await office.parts.db
    .selectFrom('orders')
    .select('amountFen')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  expect(order.amountFen).toBe(7000);
  expect((await pay(districtClerk, learner)).status).toBe(409);
});

test('two clicks at the counter take the fee once', async () => {
  const learner = await newLearner();
  const answers = await Promise.all([pay(districtClerk, learner), pay(districtClerk, learner)]);
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
});

test('a clerk cannot serve their own account', async () => {
  const both = await newLearner();
  const clerk = await insertOfficer(
    office.parts,
    'DISTRICT_CLERK',
    bodies.shapingbaId,
    both.accountId,
  );
  expect((await pay(clerk, both)).status).toBe(403);
  expect(await isOpen(both)).toBe(false);
});

test('an open online order is closed before money is taken; one paid meanwhile is refused', async () => {
  const undecided = await newLearner();
  const enrolmentId = await enrolmentOf(undecided);
  const orderId = await openOrder(office.parts, undecided, enrolmentId);
  const payPage = await checkOut(office.parts, undecided, orderId);
  await bank.open(payPage);
  expect((await pay(districtClerk, undecided)).status).toBe(303);
  expect(await stateOf(orderId)).toBe('CLOSED');
  await bank.pay(payPage);
  const { orderNo } = await findNo(orderId);
  expect(await bank.gateway.query({ orderNo, openedAt: new Date() })).toMatchObject({
    state: 'CLOSED',
  });

  const payer = await newLearner();
  const paid = await openOrder(office.parts, payer, await enrolmentOf(payer));
  await bank.misbehave({ lose: true });
  await bank.pay(await checkOut(office.parts, payer, paid));
  const told = await pay(districtClerk, payer);
  expect(told.status).toBe(409);
  expect(told.body).toContain('已经缴费');
  expect(await isOpen(payer)).toBe(true);
});

test('the whole number is shown on demand, and that is recorded', async () => {
  const learner = await newLearner({ idNumber: '500106199001011231' });
  const clerk = await office.as(districtClerk);
  const base = `/counter/learners/${learner.accountId}`;
  expect((await clerk.get(base)).body).not.toContain('500106199001011231');
  const { body } = await clerk.post(`${base}/identity`, { agrees: 'name' });
  expect(body).toContain('500106199001011231');
  // For the script of the page, which leaves everything typed where it is.
  const answer = await clerk.postJson(`${base}/identity/number`, {});
  expect(JSON.parse(answer.body)).toEqual({ idNumber: '500106199001011231' });
  const looks = await office.parts.db
    .selectFrom('auditEntries')
    .select('actorAccountId')
    .where('action', '=', 'identity.reveal_id_number')
    .where('subjectId', '=', learner.accountId)
    .execute();
  const look = { actorAccountId: districtClerk.accountId };
  expect(looks).toEqual([look, look]);
});

test("the day list shows the clerk's own takings with their sum", async () => {
  const clerk = await insertOfficer(office.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  await pay(clerk, await newLearner({ name: '甲某' }), { method: 'CASH' });
  await pay(clerk, await newLearner({ name: '乙某' }), { method: 'CARD' });
  const { body } = await (await office.as(clerk)).get('/counter/takings');
  expect(body).toContain('净额（收款2笔）');
  expect(body).toContain('¥140.00');
  expect(body).toContain('甲某');
  const empty = await (await office.as(clerk)).get('/counter/takings?day=2026-01-05');
  expect(empty.body).toContain('这一天没有收款');
});

test('the receipt can be made out to the unit; the old one is reversed', async () => {
  const learner = await newLearner();
  const { headers } = await pay(districtClerk, learner);
  const url = String(headers.location);
  const browser = await office.as(learner);
  const unit = { kind: 'UNIT', title: '重庆某某学校', creditCode: '12500106MB1234567X' };
  expect((await browser.post(`${url}/title`, unit)).status).toBe(422);
  unit.creditCode = '91350100M000100Y43';
  expect((await browser.post(`${url}/title`, unit)).status).toBe(303);
  const { body } = await browser.get(url);
  expect(body).toContain('重庆某某学校');
  expect(body).toContain('已冲销的收据');
  expect((await browser.get(`${url}.pdf`)).headers['content-type']).toBe('application/pdf');
  const stranger = await insertOfficer(office.parts, 'DISTRICT_CLERK', bodies.nananId);
  expect((await (await office.as(stranger)).get(url)).status).toBe(404);
});

async function newLearner(options: LearnerOptions = {}): Promise<Learner> {
  const learner = await insertLearner(office.parts, options);
  await insertEnrolment(office.parts, learner.accountId, 'cq-2026', { state: 'SELECTED' });
  return learner;
}

async function pay(clerk: Officer, learner: Learner, form: Record<string, string | string[]> = {}) {
  const browser = await office.as(clerk);
  return browser.post(`/counter/learners/${learner.accountId}/payments`, {
    agrees: everything,
    topicId: 'cq-2026',
    method: 'CASH',
    ...form,
  });
}

async function enrolmentOf(learner: Learner): Promise<string> {
  const enrolment = await findActiveEnrolment(office.parts.db, learner.accountId, 'cq-2026');
  return enrolment?.id ?? '';
}

async function isOpen(learner: Learner): Promise<boolean> {
  return hasAccess(office.parts.db, await enrolmentOf(learner));
}

async function findNo(orderId: string) {
  return office.parts.db
    .selectFrom('orders')
    .select(['orderNo', 'state'])
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
}

async function stateOf(orderId: string): Promise<string> {
  return (await findNo(orderId)).state;
}
