import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { getHourRule } from '../index.ts';
import { listConversions } from '../queries/hour-rules.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let bureau: TestBrowser;
let second: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  second = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
});
afterAll(() => app.close());

const district = {
  jurisdictionId: 'cq-shapingba',
  fromYear: '2026',
  basis: '沙坪坝区文件〔2026〕3号',
  because: '区里按九十学时执行',
  minPublicHours: '30',
  minTotalHours: '90',
  professionalPercent: '66.67',
  dailyCapHours: '6',
  makeUpYears: '2',
};
/** Sends a form and has the colleague confirm what it proposes. */
async function decide(address: string, form: Record<string, string>): Promise<number> {
  const proposed = await bureau.post(address, form);
  if (proposed.status !== 303) return proposed.status;
  return (await second.post(`${proposed.headers.location}/confirmation`)).status;
}
const ruleOf = (place: string | null, year: number) => getHourRule(app.parts.db, place, year);

test('E1, E5, E7, G10: two persons of the bureau set what years ask for at a place; the others keep the rule of the city', async () => {
  const answer = await bureau.post('/hour-rules', district);
  const proposal = String(answer.headers.location);
  expect((await bureau.post(`${proposal}/confirmation`)).status).toBe(403);
  expect(await ruleOf('cq-shapingba', 2026)).toMatchObject({ minPublicHours: 20 });
  const asked = (await second.get(proposal)).body;
  expect(asked).toContain('20 学时');
  expect(asked).toContain('30 学时');
  expect((await second.post(`${proposal}/confirmation`)).status).toBe(303);
  expect(await ruleOf('cq-shapingba', 2026)).toMatchObject({
    minPublicHours: 30,
    minTotalHours: 90,
    minProfessionalShare: 0.6667,
    dailyCapHours: 6,
    makeUpYears: 2,
    carryOver: false,
  });
  expect(await ruleOf('cq-shapingba', 2025)).toMatchObject({ minPublicHours: 20 });
  expect(await ruleOf('cq-nanan', 2026)).toMatchObject({ minPublicHours: 20 });
  const learner = await app.as(await insertLearner(app.parts, {}));
  const page = await learner.get(
    '/hour-rules?quantity=120&unit=MINUTE&place=cq-shapingba&year=2026',
  );
  expect(page.body).toContain('沙坪坝区文件〔2026〕3号');
  expect(page.body).toContain('120 分钟 → 2.66 学时');
  expect(page.body).toContain('每天最多计 6 学时');
  expect(page.body).toContain('专业科目 60 学时');
  expect(page.body).not.toContain('设定年度规则');
  expect((await learner.post('/hour-rules', district)).status).toBe(404);
});

test('E1: what overlaps is refused with the sentence that helps; replacing ends the older one the year before', async () => {
  const newer = { ...district, fromYear: '2028', minPublicHours: '24', minTotalHours: '72' };
  const refused = await bureau.post('/hour-rules', newer);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('重叠');
  expect(refused.body).toContain('原规则适用到2027年为止');
  expect(refused.body).toContain('value="72"');
  const earlier = { ...district, fromYear: '2024', toYear: '2026', replaces: 'yes' };
  expect((await bureau.post('/hour-rules', earlier)).body).toContain('在新规则之后仍然适用');
  expect(await decide('/hour-rules', { ...newer, replaces: 'yes' })).toBe(303);
  expect(await ruleOf('cq-shapingba', 2027)).toMatchObject({ minPublicHours: 30 });
  expect(await ruleOf('cq-shapingba', 2028)).toMatchObject({ minPublicHours: 24 });
});

test('E1: a wrong rule is replaced by one of the same year and has never applied', async () => {
  const right = { ...district, fromYear: '2028', minPublicHours: '25', replaces: 'yes' };
  expect(await decide('/hour-rules', right)).toBe(303);
  expect(await ruleOf('cq-shapingba', 2028)).toMatchObject({ minPublicHours: 25 });
  expect((await bureau.get('/hour-rules')).body).toContain('未曾适用');
});

test('E1: a rule of a place is ended with a reason and gives way to the rule of the city, which is only replaced', async () => {
  const { id } = await ruleOf('cq-shapingba', 2028);
  const city = await ruleOf(null, 2026);
  const end = { toYear: '2029', because: '改按全市执行' };
  expect((await bureau.post(`/hour-rules/rules/${id}/end`, { ...end, because: '改' })).status).toBe(
    422,
  );
  expect(await decide(`/hour-rules/rules/${id}/end`, end)).toBe(303);
  expect(await ruleOf('cq-shapingba', 2029)).toMatchObject({ minPublicHours: 25 });
  expect(await ruleOf('cq-shapingba', 2030)).toMatchObject({ id: city.id });
  expect((await bureau.get('/hour-rules')).body).toContain('改按全市执行');
  const refused = await bureau.post(`/hour-rules/rules/${city.id}/end`, end);
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('全市的规则不能没有');
  const open = await bureau.post('/hour-rules', {
    ...district,
    jurisdictionId: '',
    toYear: '2027',
  });
  expect(open.body).toContain('全市的规则不填截止年度');
});

test('E1: values that cannot be are refused and stay in the form', async () => {
  const wrong = { ...district, fromYear: '2031', minTotalHours: '10', dailyCapHours: '30' };
  const answer = await bureau.post('/hour-rules', wrong);
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('一天只有24小时');
  expect(answer.body).toContain('沙坪坝区文件〔2026〕3号');
  const nowhere = await bureau.post('/hour-rules', { ...district, jurisdictionId: 'atlantis' });
  expect(nowhere.status).toBe(422);
});

test('E5: a conversion table is tried before it is set, and holds for its place alone', async () => {
  const table = {
    jurisdictionId: 'cq-nanan',
    fromYear: '2026',
    basis: '南岸区文件〔2026〕8号',
    because: '按云南干部学院的办法试行',
    unit0: 'MINUTE',
    from0: '0',
    fixed0: '0.25',
    unit1: 'MINUTE',
    from1: '30',
    fixed1: '1',
    bonus1: '0.5',
  };
  const tried = await bureau.post('/hour-rules/conversions', { ...table, next: 'preview' });
  expect(tried.status).toBe(200);
  expect(tried.body).toContain('120 分钟（考试合格） → 1.5 学时');
  expect(tried.body).toContain('南岸区文件〔2026〕8号');
  const twice = await bureau.post('/hour-rules/conversions', { ...table, from1: '0' });
  expect(twice.status).toBe(422);
  expect(twice.body).toContain('同一单位的起点数量不能相同');
  expect(await decide('/hour-rules/conversions', table)).toBe(303);
  const again = await bureau.post('/hour-rules/conversions', table);
  expect(again.status).toBe(422);
  expect(again.body).toContain('重叠');
  const { db } = app.parts;
  expect(await listConversions(db, 'cq-nanan', 2026)).toHaveLength(2);
  expect((await listConversions(db, 'cq-nanan', 2025)).length).toBeGreaterThan(2);
  expect((await listConversions(db, null, 2026)).length).toBeGreaterThan(2);
  const page = await bureau.get(
    '/hour-rules?quantity=30&unit=MINUTE&place=cq-nanan&year=2026&tested=yes',
  );
  expect(page.body).toContain('30 分钟 → 1.5 学时');
});

test.each([
  [45, 1],
  [90, 2],
  [180, 4],
  [450, 10],
])(
  'E5: by the table that ships, %i minutes are %i lessons and as many hours',
  async (minutes, hours) => {
    const page = await bureau.get(`/hour-rules?quantity=${minutes}&unit=MINUTE&year=2026`);
    expect(page.body).toContain(`${minutes} 分钟 → ${hours} 学时`);
  },
);
