import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import type { Learner, Officer } from '../../../kernel/actor.ts';
import { loadReadiness, setCycleRule } from '../../eligibility/index.ts';

let app: TestApp;
let clerks: [Officer, Officer];
let bureau: Officer;
let known: Learner;
const [idNumber, other] = ['500108199001011237', '500106199202023457'];

beforeAll(async () => {
  app = await createTestApp();
  const bodies = await insertBodies(app.parts);
  const clerk = () => insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  clerks = [await clerk(), await clerk()];
  bureau = await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId);
  known = await insertLearner(app.parts, { name: '何往年', idNumber });
});
afterAll(() => app.close());

const heading = '姓名,证件号码,年度,专题名称,合格日期,成绩,学时,合格单编号,审验单位';
const row = (change: Partial<Record<string, string>> = {}) => {
  const values = {
    ...{ name: '何往年', idNumber, year: '2015', title: '公需专题', passedOn: '2015-10-12' },
    ...{ score: '80', hours: '20', documentNo: 'Z2015001', endorsedBy: '沙坪坝区人力社保局' },
    ...change,
  };
  return Object.values(values).join(',');
};
const upload = async (rows: string[]) => {
  const file = Buffer.from([heading, ...rows].join('\n'));
  const answer = await (await app.as(clerks[0])).postFile(
    '/earlier-results',
    { source: '2015年纸质考试成绩册' },
    ['file', file, '2015.csv'],
  );
  return { answer, address: String(answer.headers.location ?? '') };
};
const readinessOf = async ({ accountId }: Learner) => {
  const asked = { year: 2026, level: 'INTERMEDIATE' } as const;
  const [person] = await loadReadiness(app.parts.db, [accountId], asked, app.parts.clock.now());
  return person?.readiness.rows.find(({ year }) => year === 2015)?.state;
};

test('N37: an earlier result counts in a review cycle once two have imported it, and no more once revoked', async () => {
  await setCycleRule(app.parts, bureau, {
    ...{ name: '历年', basis: '试行文件', applyFromYear: 2020, applyToYear: null },
    ...{ starts: 'FIXED', lastYears: 12, counting: 'BY_YEAR', capYears: null },
    ...{ level: null, seriesCode: null, jurisdictionId: 'cq-shapingba', evidence: 'RECORDED' },
    ...{ firstTopicYear: 2010, yearsWithoutTitle: 12 },
    ...{ beforeTitleCounts: true, excusedCounts: true, topicCountsOnce: true },
  });
  expect(await readinessOf(known)).not.toBe('COUNTED');
  const { address } = await upload([row()]);
  expect(address).toMatch(/^\/earlier-results\/[\da-f-]{36}$/);
  const desk = await app.as(clerks[0]);
  expect((await desk.get(address)).body).toContain('可以导入');
  const proposal = String((await desk.post(`${address}/proposal`)).headers.location);
  expect((await desk.post(`${proposal}/confirmation`)).status).toBe(403);
  expect(await readinessOf(known)).not.toBe('COUNTED');
  const second = await app.as(clerks[1]);
  expect((await second.post(`${proposal}/confirmation`)).status).toBe(303);
  expect(await readinessOf(known)).toBe('COUNTED');
  expect((await (await app.as(known)).get('/readiness')).body).toContain('线下成绩 Z2015001');
  const again = await upload([row()]);
  expect((await desk.get(again.address)).body).toContain('平台上已经有这个人2015年的合格记录');
  const page = (await desk.get(address)).body;
  const result = /<option value="([\da-f-]{36})"/.exec(page)?.[1] ?? '';
  const revocation = await desk.post(`${address}/revocation`, { result, reason: '成绩册抄错' });
  await second.post(`${revocation.headers.location}/confirmation`);
  expect(await readinessOf(known)).toBe('REVOKED');
});

test('faults keep a row out, a doubt waits for a look at the original', async () => {
  const person = await insertLearner(app.parts, { name: '辛有疑', idNumber: other });
  const mine = { name: '辛有疑', idNumber: other };
  const { address } = await upload([
    row({ ...mine, name: '辛有宜', year: '2016', passedOn: '2016-09-01' }),
    row({ ...mine, year: '2017', passedOn: '2017.11' }),
    row({ ...mine, year: '2018', passedOn: '2018-11-01', hours: '零' }),
    row({ ...mine, idNumber: '500106199303033458' }),
    row({ ...mine, year: '2016', passedOn: '2016-09-01' }),
  ]);
  const desk = await app.as(clerks[0]);
  const shown = (await desk.get(address)).body;
  for (const words of [
    ...['与平台登记的不同', '缺少日', '学时“零”', '没有这个证件号码的学员', '出现了两次'],
  ])
    expect(shown).toContain(words);
  const nothing = await desk.post(`${address}/proposal`);
  expect([nothing.status, nothing.body.includes('没有一行可以导入')]).toEqual([409, true]);
  await desk.post(`${address}/doubts`, { rows: '2' });
  const proposal = String((await desk.post(`${address}/proposal`)).headers.location);
  const late = await desk.post(`${address}/doubts`, {});
  expect([late.status, late.body.includes('已经提请复核')]).toEqual([409, true]);
  await (await app.as(clerks[1])).post(`${proposal}/confirmation`);
  const rows = await app.parts.db
    .selectFrom('earlierResults')
    .select(['year', 'rowNo'])
    .where('accountId', '=', person.accountId)
    .execute();
  expect(rows).toEqual([{ year: 2016, rowNo: 2 }]);
});

test('what is no table, or has no rows, is said at the field of the file', async () => {
  const { answer } = await upload([]);
  expect([answer.status, answer.body.includes('没有读到一行成绩')]).toEqual([422, true]);
  const template = await (await app.as(clerks[0])).get('/earlier-results/template.xlsx');
  expect(template.status).toBe(200);
});
