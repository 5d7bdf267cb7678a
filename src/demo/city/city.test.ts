import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { officerRoles } from '../../kernel/actor.ts';
import { covers } from '../../kernel/calendar.ts';
import { parseCreditCode } from '../../kernel/credit-code.ts';
import { parseIdNumber } from '../../kernel/id-number.ts';
import { parsePersonName } from '../../kernel/person-name.ts';
import { parsePhone } from '../../kernel/phone-number.ts';
import { type DemoJurisdiction, demoOrganisations } from './organisations.ts';
import { type DemoLearner, demoPeople, demoStages } from './people.ts';
import { titlePaths } from './titles.ts';

const year = 2026;
const today = new Date('2026-11-23T00:00:00Z');

const read = (name: string) => JSON.parse(readFileSync(`db/reference/${name}.json`, 'utf8'));

type JurisdictionRow = DemoJurisdiction & { validFrom: string; validTo: string | null };
const jurisdictions: JurisdictionRow[] = read('jurisdictions');
const current = jurisdictions.filter((one) =>
  covers({ from: one.validFrom, to: one.validTo }, '2026-11-23'),
);
const series: { titles: { code: string; level: string }[] }[] = read('title-series');
const levelOf = new Map(
  series.flatMap(({ titles }) => titles.map((one) => [one.code, one.level] as const)),
);

const organisations = demoOrganisations(current);
const { learners, officers } = demoPeople(organisations, year);
const organisation = (key: string | null) => organisations.find((one) => one.key === key);

type Kind = 'DISTRICT' | 'MUNICIPAL' | 'AGENCY' | 'UNATTACHED';
function kindOf(learner: DemoLearner): Kind {
  if (learner.agencyKey) return 'AGENCY';
  const affiliation = organisation(learner.employerKey)?.affiliation;
  if (affiliation === 'MUNICIPAL' || affiliation === 'CENTRAL') return 'MUNICIPAL';
  return learner.districtKey === 'cq' ? 'UNATTACHED' : 'DISTRICT';
}

function expectUnique(values: string[]) {
  expect(values.filter((one, index) => values.indexOf(one) !== index)).toEqual([]);
}

test('keys, names, credit codes and landlines of organisations are unique, and the codes valid', () => {
  for (const field of ['key', 'name', 'creditCode', 'phone'] as const)
    expectUnique(organisations.map((one) => one[field]));
  for (const one of organisations) {
    expect(parseCreditCode(one.creditCode), one.key).toEqual({ ok: true, code: one.creditCode });
    expect(one.phone).toMatch(/^023-6\d{7}$/);
  }
});

test('each of the 39 current jurisdictions has one bureau, and every kind of unit is there', () => {
  const bureaus = organisations.filter((one) => one.kind === 'DISTRICT_HR_BUREAU');
  expect(bureaus.map((one) => one.jurisdictionKey).toSorted()).toEqual(
    current
      .map((one) => one.id)
      .filter((id) => id !== 'cq')
      .toSorted(),
  );
  const others = organisations.filter((one) => one.kind !== 'DISTRICT_HR_BUREAU');
  const count = (of: Partial<(typeof others)[number]>) =>
    others.filter((one) => Object.entries(of).every(([key, value]) => one[key as 'kind'] === value))
      .length;
  expect(count({ kind: 'MUNICIPAL_HR_BUREAU' })).toBe(1);
  expect(count({ kind: 'MUNICIPAL_DIVISION', parentKey: 'municipal-bureau' })).toBe(2);
  expect(count({ kind: 'TRAINING_CENTRE' })).toBe(1);
  expect(count({ kind: 'ASSOCIATION' })).toBe(1);
  expect(count({ kind: 'TALENT_AGENCY' })).toBe(3);
  expect(count({ kind: 'INDUSTRY_AUTHORITY' })).toBe(4);
  expect(count({ kind: 'EMPLOYER', affiliation: 'MUNICIPAL' })).toBe(10);
  expect(count({ kind: 'EMPLOYER', affiliation: 'CENTRAL' })).toBe(3);
  expect(count({ kind: 'EMPLOYER', affiliation: 'DISTRICT' })).toBeGreaterThanOrEqual(10);
  expect(count({ kind: 'EMPLOYER', ownership: 'NON_PUBLIC' })).toBe(10);
});

test('every organisation that another refers to exists and comes before it', () => {
  const seen = new Set<string>();
  for (const one of organisations) {
    expect(current.map(({ id }) => id)).toContain(one.jurisdictionKey);
    for (const named of [one.parentKey, one.industryAuthorityKey].filter((key) => key !== null))
      expect(seen, `${one.key} -> ${named}`).toContain(named);
    seen.add(one.key);
    if (one.kind === 'EMPLOYER') expect(titlePaths, one.key).toHaveProperty(one.key);
  }
});

test('a body with the name of a real authority has 演示 in name and seal', () => {
  for (const one of organisations) {
    if (one.kind === 'EMPLOYER' || one.kind === 'TALENT_AGENCY') continue;
    expect(one.name).toContain('（演示）');
    expect(one.sealName).toContain('（演示）');
  }
});

test('120 learners and their officers have valid, unique names, numbers and phones', () => {
  expect(learners).toHaveLength(120);
  const people = [...learners, ...officers.filter((one) => one.learnerKey === null)];
  for (const field of ['key', 'name', 'idNumber', 'phone'] as const)
    expectUnique(people.map((one) => one[field]));
  for (const one of people) {
    expect(parseIdNumber(one.idDocumentType, one.idNumber, today), one.key).toMatchObject({
      ok: true,
      canonical: one.idNumber,
    });
    expect(parsePersonName(one.name)).toEqual({ ok: true, name: one.name });
    expect(parsePhone(one.phone)).toEqual({ ok: true, phone: one.phone });
  }
});

test('the city is the same at every load, and titles keep their age in another year', () => {
  expect(demoPeople(demoOrganisations(current), year)).toEqual({ learners, officers });
  const later = demoPeople(organisations, 2030).learners;
  expect(later.map((one) => one.idNumber)).toEqual(learners.map((one) => one.idNumber));
  for (const one of later) expect(one.titleAwardedOn < '2029').toBe(true);
});

test('Q6: rare characters, dots and documents of residents from elsewhere are among the learners', () => {
  const named = (pattern: RegExp) => learners.filter((one) => pattern.test(one.name)).length;
  expect(named(/㛃|𬭚|䶮/u)).toBe(3);
  expect(named(/·/)).toBe(3);
  const documents = learners
    .map((one) => one.idDocumentType)
    .filter((one) => one !== 'RESIDENT_ID');
  expect(documents.toSorted()).toEqual(['FOREIGN_PR_2023', 'HKMO_RESIDENCE', 'TW_RESIDENCE']);
});

test('titles exist, fit the age and were awarded before last year', () => {
  for (const one of learners) {
    const age = year - Number(one.idNumber.slice(6, 10));
    const level = levelOf.get(one.titleCode);
    const expected = age >= 41 ? 'SENIOR_ASSOCIATE' : age >= 31 ? 'INTERMEDIATE' : 'ASSISTANT';
    expect(level, `${one.key} ${one.titleCode}`).toBe(expected);
    expect(one.titleAwardedOn).toMatch(/^20(1[89]|2[0-4])-\d\d-\d\d$/);
  }
});

test('every kind of learner is in most stages, 15 completed last year', () => {
  const stagesOf = (kind: Kind) =>
    new Set(learners.filter((one) => kindOf(one) === kind).map((one) => one.stage));
  expect(stagesOf('DISTRICT').size).toBe(demoStages.length);
  expect(stagesOf('MUNICIPAL').size).toBe(demoStages.length);
  expect(stagesOf('AGENCY').size).toBe(demoStages.length);
  expect(stagesOf('UNATTACHED').size).toBeGreaterThanOrEqual(12);
  const lastYear = learners.filter((one) => one.didLastYear);
  expect(lastYear).toHaveLength(15);
  expect(new Set(lastYear.map(kindOf)).size).toBe(4);
});

test('N30: learners without unit and agency have no confirmed hours', () => {
  const confirmed = learners.filter((one) => one.stage === 'HOURS_CONFIRMED');
  for (const one of confirmed) expect(one.employerKey ?? one.agencyKey).not.toBeNull();
});

test('learners belong to bodies and places that exist', () => {
  for (const one of learners) {
    expect(jurisdictions.map(({ id }) => id)).toContain(one.districtKey);
    if (one.employerKey) expect(organisation(one.employerKey)?.kind).toBe('EMPLOYER');
    if (one.agencyKey) expect(organisation(one.agencyKey)?.kind).toBe('TALENT_AGENCY');
  }
});

test('every role is filled, and every body that must act has an officer', () => {
  expect(new Set(officers.map((one) => one.role))).toEqual(new Set(officerRoles));
  const acting = ['DISTRICT_HR_BUREAU', 'TALENT_AGENCY', 'INDUSTRY_AUTHORITY', 'EMPLOYER'];
  const staffed = (key: string) => officers.filter((one) => one.organisationKey === key).length;
  for (const one of organisations.filter(({ kind }) => acting.includes(kind)))
    expect(staffed(one.key), one.key).toBeGreaterThanOrEqual(1);
  for (const key of ['cq-shapingba', 'cq-nanan', 'cq-wanzhou', 'cq-liangjiang'])
    expect(staffed(`bureau-${key}`), key).toBe(2);
  const three = officers.filter(
    (one) => /ADMIN$|AUDITOR/.test(one.role) && one.role !== 'UNIT_ADMIN',
  );
  expectUnique(three.map((one) => one.idNumber));
});

test('Q11, G10: one learner administers the own unit, which has another administrator', () => {
  const [both] = officers.filter((one) => one.learnerKey !== null);
  const learner = learners.find((one) => one.key === both?.learnerKey);
  expect(learner).toMatchObject({ idNumber: both?.idNumber, employerKey: both?.organisationKey });
  const unit = officers.filter((one) => one.organisationKey === both?.organisationKey);
  expect(unit.filter((one) => one.learnerKey === null).length).toBeGreaterThanOrEqual(1);
});

test('the accounts to show come first, each with a suggestion', () => {
  const shown = learners.findIndex((one) => one.tryThis === null);
  expect(shown).toBeGreaterThanOrEqual(9);
  expect(learners.slice(shown).every((one) => one.tryThis === null)).toBe(true);
  for (const one of [...learners, ...officers])
    if (one.tryThis) expect(one.tryThis).toMatch(/^[^,;:()?!]+。$/);
  const roles = new Set(officers.filter((one) => one.tryThis).map((one) => one.role));
  expect(roles).toEqual(new Set(officerRoles));
});
