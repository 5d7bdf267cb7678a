import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { contributions } from '../../../app/contributions.ts';
import { applyDueChanges } from '../commands/apply-due-changes.ts';
import { getOrganisation } from '../index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let bureau: TestBrowser;
let district: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  const { parts } = app;
  bureau = await app.as(await insertOfficer(parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId));
  district = await app.as(await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId));
});
afterAll(() => app.close());

const add = async (name: string, more: Record<string, string> = {}) => {
  const answer = await district.post('/organisations', { name, affiliation: 'DISTRICT', ...more });
  expect(answer.status).toBe(303);
  return String(answer.headers.location);
};
const idOf = (address: string) => address.split('/').at(-1) ?? '';
const find = (address: string) => getOrganisation(app.parts.db, idOf(address));

test('Q8: a district adds a unit of its own place, which learners then find', async () => {
  const address = await add('砚池街道小学校');
  expect(await find(address)).toMatchObject({ kind: 'EMPLOYER', jurisdictionId: 'cq-shapingba' });
  const found = await district.get(`/organisations/search?q=${encodeURIComponent('砚池')}`);
  expect(found.body).toContain('砚池街道小学校');
  expect((await district.get(address)).body).toContain('新增');
});

test('a district keeps neither municipal units nor those of another place', async () => {
  for (const id of [bodies.hospitalId, bodies.nananId])
    expect((await district.get(`/organisations/${id}`)).status).toBe(404);
  expect((await bureau.get(`/organisations/${bodies.hospitalId}`)).status).toBe(200);
});

test('Q10: a unit is renamed from a day on; until then the old name stands and it can be withdrawn', async () => {
  const address = await add('歌乐桥卫生服务站');
  const rename = (effectiveOn: string) =>
    district.post(`${address}/name`, {
      ...{ name: '歌乐桥街道社区卫生服务中心', effectiveOn, reason: '编办批复' },
    });
  expect((await rename('2026-12-01')).status).toBe(303);
  expect((await find(address)).name).toBe('歌乐桥卫生服务站');
  app.parts.setNow(new Date('2026-12-01T00:20:00+08:00'));
  await applyDueChanges(app.parts, contributions.organisationFollowers);
  app.parts.setNow(new Date('2026-11-23T14:00:00+08:00'));
  const renamed = await find(address);
  expect(renamed).toMatchObject({
    name: '歌乐桥街道社区卫生服务中心',
    sealName: '歌乐桥街道社区卫生服务中心',
  });
  const { body } = await district.get(address);
  expect(body).toContain('歌乐桥卫生服务站 改为 歌乐桥街道社区卫生服务中心');

  const again = await district.post(`${address}/name`, {
    ...{ name: '另一个卫生服务中心', effectiveOn: '2027-01-01', reason: '编办批复' },
  });
  expect(again.status).toBe(303);
  const [, change] =
    /changes\/([\da-f-]+)\/withdrawal/.exec((await district.get(address)).body) ?? [];
  expect((await district.post(`/organisations/changes/${change}/withdrawal`)).status).toBe(303);
  app.parts.setNow(new Date('2027-01-02T00:20:00+08:00'));
  await applyDueChanges(app.parts, contributions.organisationFollowers);
  app.parts.setNow(new Date('2026-11-23T14:00:00+08:00'));
  expect((await find(address)).name).toBe('歌乐桥街道社区卫生服务中心');
});

test('only the bureau moves a unit to another place; a unit is closed with a successor and reopened', async () => {
  const address = await add('迁移的事业单位');
  const move = {
    ...{ affiliation: 'DISTRICT', jurisdictionId: 'cq-nanan', parentName: '' },
    ...{ effectiveOn: '2026-11-23', reason: '区划调整' },
  };
  expect((await district.post(`${address}/place`, move)).status).toBe(404);
  expect((await bureau.post(`${address}/place`, move)).status).toBe(303);
  expect((await find(address)).jurisdictionId).toBe('cq-nanan');
  const close = { effectiveOn: '2026-11-23', successorName: '没有这个单位', reason: '机构改革' };
  expect((await bureau.post(`${address}/closing`, close)).body).toContain(
    '名录里没有这个名称的单位',
  );
  const closed = await bureau.post(`${address}/closing`, { ...close, successorName: '区属学校' });
  expect(closed.status).toBe(303);
  expect(await find(address)).toMatchObject({
    validTo: '2026-11-23',
    successorId: bodies.schoolId,
  });
  expect((await bureau.post(`${address}/reopening`, { reason: '批复撤回' })).status).toBe(303);
  expect(await find(address)).toMatchObject({ validTo: null, successorId: null });
});

const file = async (...rows: string[][]): Promise<[string, Buffer, string]> => {
  const heading = ['单位名称', '统一社会信用代码', '隶属关系', '区县'];
  const content = await writeXlsx({ sheets: [{ name: '单位', rows: [heading, ...rows] }] });
  return ['file', Buffer.from(content), '单位.xlsx'];
};

test('E21: a table of units is imported whole or not at all; known ones are passed over', async () => {
  const good = ['导入的第一小学', '', '区县所属单位', '沙坪坝区'];
  const faulty = await district.postFile(
    '/organisations/imports',
    {},
    await file(good, ['二', '', '区县', '']),
  );
  expect(faulty.status).toBe(422);
  expect(faulty.body).toContain('什么都没有导入');
  const known = ['区属学校', '', '区县所属单位', '沙坪坝区'];
  const done = await district.postFile('/organisations/imports', {}, await file(good, known));
  expect(done.body).toContain('新增 1 家单位');
  expect(done.body).toContain('名录里已有 1 家');
  expect((await district.get('/organisations?q=导入的第一')).body).toContain('导入的第一小学');
});
