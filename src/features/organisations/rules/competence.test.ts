import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertBodies, insertOrganisation } from '../../../../test/support/city.ts';
import { createTestParts, type TestParts } from '../../../../test/support/parts.ts';
import {
  findDistrictBureau,
  findEndorser,
  findPaymentOffice,
  getOrganisation,
  loadReferenceData,
} from '../index.ts';

const day = '2026-11-23';
let parts: TestParts;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
const ids: Record<string, string> = {};

beforeAll(async () => {
  parts = await createTestParts();
  await loadReferenceData(parts);
  bodies = await insertBodies(parts);
  const unit = (name: string, more: Parameters<typeof insertOrganisation>[2]) =>
    insertOrganisation(parts, 'EMPLOYER', { name, ...more }).then((id) => {
      ids[name] = id;
    });
  const jurisdictionId = 'cq-shapingba';
  await unit('未批准的市属单位', { affiliation: 'MUNICIPAL', jurisdictionId, approval: 'PENDING' });
  await unit('中央在渝单位', { affiliation: 'CENTRAL', jurisdictionId });
  await unit('南岸民企', { ownership: 'NON_PUBLIC', jurisdictionId: 'cq-nanan' });
  await unit('江北老厂', { affiliation: 'DISTRICT', jurisdictionId: 'cq-jiangbei' });
  await unit('全市性民企', { ownership: 'NON_PUBLIC', jurisdictionId: 'cq' });
  ids.市属医院 = bodies.hospitalId;
  ids.区属学校 = bodies.schoolId;
  ids.两江局 = await insertOrganisation(parts, 'DISTRICT_HR_BUREAU', {
    name: '两江新区人力社保局',
    jurisdictionId: 'cq-liangjiang',
  });
  ids.江北局 = await insertOrganisation(parts, 'DISTRICT_HR_BUREAU', {
    name: '江北区人力社保局',
    jurisdictionId: 'cq-jiangbei',
    validTo: '2026-01-01',
  });
});
afterAll(() => parts.close());

const facts = async (employer: string | null, districtId: string | null, custody = false) => ({
  employer: employer ? await getOrganisation(parts.db, ids[employer] as string) : null,
  districtId,
  custodyAgencyId: custody ? bodies.agencyId : null,
});

describe('endorser', () => {
  test.each([
    [
      'N25: district staff: the bureau of their district',
      '区属学校',
      'cq-shapingba',
      false,
      'DISTRICT',
      '沙坪坝区人力社保局',
    ],
    [
      'N26: staff of a municipal unit: the unit',
      '市属医院',
      'cq-shapingba',
      false,
      'MUNICIPAL_UNIT',
      '市属医院',
    ],
    [
      'N26: a central unit is treated like a municipal one',
      '中央在渝单位',
      'cq-nanan',
      false,
      'MUNICIPAL_UNIT',
      '中央在渝单位',
    ],
    [
      'N26: a municipal unit not approved yet does not endorse',
      '未批准的市属单位',
      'cq-nanan',
      false,
      'DISTRICT',
      '沙坪坝区人力社保局',
    ],
    ['N27: a kept file: the agency', null, 'cq-nanan', true, 'CUSTODY', '市人才服务中心'],
    [
      'G8: the agency comes before the district',
      '南岸民企',
      'cq-nanan',
      true,
      'CUSTODY',
      '市人才服务中心',
    ],
    [
      'G8: the agency comes before the municipal unit',
      '市属医院',
      'cq-nanan',
      true,
      'CUSTODY',
      '市人才服务中心',
    ],
    [
      "G8: the employer's district counts before the place of work",
      '南岸民企',
      'cq-shapingba',
      false,
      'DISTRICT',
      '南岸区人力社保局',
    ],
    [
      'G8: without a unit the place of work counts',
      null,
      'cq-nanan',
      false,
      'DISTRICT',
      '南岸区人力社保局',
    ],
    [
      'G8: a unit of the city as a whole leaves it to the place of work',
      '全市性民企',
      'cq-nanan',
      false,
      'DISTRICT',
      '南岸区人力社保局',
    ],
    ['N28: everyone else: the association', null, 'cq', false, 'ASSOCIATION', '市继续教育协会'],
    [
      'N28: everyone else, nothing known: the association',
      null,
      null,
      false,
      'ASSOCIATION',
      '市继续教育协会',
    ],
    [
      'N25: in abolished 江北 the successor',
      '江北老厂',
      'cq-jiangbei',
      false,
      'DISTRICT',
      '两江新区人力社保局',
    ],
  ] as const)('%s', async (_name, employer, districtId, custody, rule, body) => {
    const chosen = await findEndorser(parts.db, await facts(employer, districtId, custody), day);
    expect([chosen.rule, chosen.organisation.name]).toEqual([rule, body]);
    expect(chosen.explanation).toMatch(/。$/);
  });

  test('N25: before it was abolished, 江北 endorsed itself', async () => {
    const chosen = await findEndorser(parts.db, await facts('江北老厂', null), '2025-06-30');
    expect(chosen.organisation.name).toBe('江北区人力社保局');
  });

  test('N25: an abolished bureau keeps working until the successor has one', async () => {
    const id = await insertOrganisation(parts, 'DISTRICT_HR_BUREAU', {
      name: '渝北区人力社保局（留守）',
      jurisdictionId: 'cq-yubei',
    });
    await parts.db
      .updateTable('organisations')
      .set({ validTo: '2020-01-01' })
      .where('id', '=', ids.两江局 as string)
      .execute();
    expect((await findDistrictBureau(parts.db, 'cq-yubei', day))?.id).toBe(id);
    await parts.db
      .updateTable('organisations')
      .set({ validTo: null })
      .where('id', '=', ids.两江局 as string)
      .execute();
    expect((await findDistrictBureau(parts.db, 'cq-yubei', day))?.id).toBe(ids.两江局);
  });
});

describe('payment office', () => {
  test.each([
    [
      'N7: a district learner at the bureau of the place of work',
      '南岸民企',
      'cq-shapingba',
      false,
      'DISTRICT',
      '沙坪坝区人力社保局',
    ],
    [
      'N8: a municipal-unit learner at the centre',
      '市属医院',
      'cq-shapingba',
      false,
      'CENTRE',
      '市人事培训中心',
    ],
    [
      'G9: a kept file changes nothing: the place of work',
      null,
      'cq-nanan',
      true,
      'DISTRICT',
      '南岸区人力社保局',
    ],
    [
      'G9: an unattached learner at the place of work',
      null,
      'cq-nanan',
      false,
      'DISTRICT',
      '南岸区人力社保局',
    ],
    ['G9: without a place of work at the centre', null, 'cq', false, 'CENTRE', '市人事培训中心'],
    [
      'N7: in abolished 江北 at the successor',
      '江北老厂',
      'cq-jiangbei',
      false,
      'DISTRICT',
      '两江新区人力社保局',
    ],
  ] as const)('%s', async (_name, employer, districtId, custody, rule, body) => {
    const chosen = await findPaymentOffice(
      parts.db,
      await facts(employer, districtId, custody),
      day,
    );
    expect([chosen.rule, chosen.organisation.name]).toEqual([rule, body]);
  });
});
