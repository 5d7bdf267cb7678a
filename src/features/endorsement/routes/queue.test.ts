import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer, insertTopic } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { type Graduate, graduate } from '../../../../test/support/slips.ts';
import { findEndorsement } from '../index.ts';

const topicId = 'cq-2026';
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let desk: TestBrowser;
let people: Graduate[];

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: topicId });
  desk = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  people = [];
  for (const name of ['林小甲', '安小乙', '周小丙']) {
    app.parts.setNow(new Date(Date.UTC(2026, 10, 20 + people.length)));
    people.push(await graduate(app.parts, topicId, { name }));
  }
});
afterAll(() => app.close());

const one = (index: number) => people[index] as Graduate;
const stateOf = async ({ endorsement }: Graduate) =>
  (await findEndorsement(app.parts.db, endorsement.id))?.state;
const namesOn = async (browser: TestBrowser, url: string) =>
  parse((await browser.get(url)).body)
    .querySelectorAll('td[data-label=姓名]')
    .map((cell) => cell.text.trim());

/** The record of a person moves away from what the slip prints. */
async function rename({ learner }: Graduate, name: string): Promise<void> {
  await app.parts.db
    .updateTable('accounts')
    .set({ name })
    .where('id', '=', learner.accountId)
    .execute();
}

test('the queue is sorted by its columns as links: the longest waiting first, by name, backwards', async () => {
  expect(await namesOn(desk, '/endorsements')).toEqual(['林小甲', '安小乙', '周小丙']);
  expect(await namesOn(desk, '/endorsements?sort=name')).toEqual(['安小乙', '林小甲', '周小丙']);
  expect(await namesOn(desk, '/endorsements?sort=-at')).toEqual(['周小丙', '安小乙', '林小甲']);
  const page = parse((await desk.get('/endorsements?sort=name&topic=cq-2026')).body);
  const head = page.querySelector('th[aria-sort=ascending] a');
  expect(head?.text).toBe('姓名');
  expect(head?.getAttribute('href')).toBe('/endorsements?sort=-name&topic=cq-2026#list');
  expect((await desk.get('/endorsements?sort=colour')).status).toBe(400);
});

test('a copy holds exactly what is shown: the filter, the order, the chosen columns', async () => {
  await desk.post('/list-columns', { path: '/endorsements', query: '', column: ['score'] });
  const page = parse((await desk.get('/endorsements?sort=name')).body);
  const heads = page.querySelectorAll('th').map((head) => head.text.trim());
  expect(heads).toEqual(['选择', '姓名', '成绩']);
  const copy = page.querySelector('a[download]')?.getAttribute('href') ?? '';
  expect(copy).toContain('as=xlsx');
  expect(copy).toContain('sort=name');
  expect(new URL(copy, 'http://x').searchParams.get('cols')).toBe('name,score');
  expect((await desk.get(copy)).headers['content-type']).toContain('spreadsheet');
  const printed = parse((await desk.get('/endorsements?as=print&cols=name,slip')).body);
  expect(printed.querySelectorAll('tbody td[data-label=合格单编号]')).toHaveLength(3);
  expect(printed.querySelector('tfoot')?.text).toContain('共 3 张');
  expect(printed.querySelector('button[type=submit][formaction]')).toBeNull();
});

test('a view is saved by name without what was searched for, and deleted again', async () => {
  const query = 'sort=-score&state=ENDORSED';
  await desk.post('/list-views', { path: '/endorsements', query, name: '高分的' });
  const view = () =>
    desk.get('/endorsements').then(({ body }) =>
      parse(body)
        .querySelectorAll('.list-view')
        .find((link) => link.text.trim() === '高分的'),
    );
  expect((await view())?.getAttribute('href')).toBe(`/endorsements?${query}`);
  const page = parse((await desk.get('/endorsements')).body);
  const id = page
    .querySelector('form[action="/list-views/deletions"] input[name=id]')
    ?.getAttribute('value');
  await desk.post('/list-views/deletions', { id: id ?? '' });
  expect(await view()).toBeUndefined();
});

test('N24: the slip stands beside the record with its differences numbered, and the next of the list a key away', async () => {
  await rename(one(1), '安小一');
  const page = parse((await desk.get(`/endorsements/${one(1).endorsement.id}?sort=at`)).body);
  expect(page.querySelector('.slip-paper .differing')?.text).toMatch(/姓名\s*安小乙\s*1/);
  expect(page.querySelector('#difference-1')?.text).toContain('安小一');
  const next = page.querySelector('a[data-letter=j]')?.getAttribute('href');
  expect(next).toBe(`/endorsements/${one(2).endorsement.id}?sort=at#keys`);
  expect(page.querySelector('a[data-letter=k]')?.getAttribute('href')).toContain(
    one(0).endorsement.id,
  );
  // A letter only opens the question; the answer is the button in it.
  const fold = page.querySelector('details[data-letter=a]');
  expect(fold?.querySelector('button[type=submit]')?.text).toBe('确认审验');
});

test('all that match are endorsed at once but those that differ from the record, and it says so', async () => {
  const answer = await desk.post('/endorsements/decisions', { all: 'yes', sort: 'at' });
  expect(answer.status).toBe(303);
  expect(await stateOf(one(0))).toBe('ENDORSED');
  expect(await stateOf(one(1))).toBe('PENDING');
  expect(await stateOf(one(2))).toBe('ENDORSED');
  const said = (await desk.get('/endorsements')).body;
  expect(said).toContain('已审验 2 张合格单');
  expect(said).toContain('另有 1 张没有办理：与记录有不同的要逐张打开');
});

test('one that differs is endorsed only from its own page, which goes on to the next of the list', async () => {
  const more = await graduate(app.parts, topicId, { name: '钱小丁' });
  const { id } = one(1).endorsement;
  const next = more.endorsement.id;
  const ticked = await desk.post('/endorsements/decisions', { id, sort: 'name' });
  expect(ticked.body).toContain('与记录有不同的要逐张打开');
  expect(await stateOf(one(1))).toBe('PENDING');
  const looked = { id, next, sort: 'name', looked: 'yes' };
  const answer = await desk.post('/endorsements/decisions', looked);
  expect(answer.headers.location).toBe(`/endorsements/${next}?sort=name#keys`);
  expect(await stateOf(one(1))).toBe('ENDORSED');
});

test('several are returned with one reason, each with a message; without a reason nothing happens', async () => {
  const two = [await graduate(app.parts, topicId), await graduate(app.parts, topicId)];
  const ids = two.map(({ endorsement }) => endorsement.id);
  const missing = await desk.post('/endorsements/returns', { id: ids, reason: '' });
  expect(missing.status).toBe(422);
  expect(missing.body).toContain('请写明原因');
  await desk.post('/endorsements/returns', { id: ids, reason: '工作单位与档案不一致' });
  for (const each of two) expect(await stateOf(each)).toBe('RETURNED');
  expect((await desk.get('/endorsements')).body).toContain('已退回 2 张合格单');
});

test('the municipal bureau sees whose slip it is, narrows by body, and endorses none', async () => {
  const inAgency = await graduate(app.parts, topicId, { agencyId: bodies.agencyId });
  const bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  const page = parse((await bureau.get('/endorsements')).body);
  expect(page.querySelectorAll('tbody td[data-label=审验单位]').length).toBeGreaterThan(1);
  expect(page.querySelector('input[name=id][type=checkbox]')).toBeNull();
  expect(page.text).not.toContain('只显示由您所在单位审验的人员');
  const { organisationId } = inAgency.endorsement;
  expect(page.querySelector(`option[value="${organisationId}"]`)).not.toBeNull();
  expect(await namesOn(bureau, `/endorsements?body=${organisationId}`)).toHaveLength(1);
});
