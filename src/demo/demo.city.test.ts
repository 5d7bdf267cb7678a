import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneCity, findDemoCity } from '../../test/journeys/support/demo-city.ts';
import { openTestParts, type TestParts } from '../../test/support/parts.ts';
import { seed } from '../app/seed.ts';
import { verifyChain } from '../features/audit/index.ts';
import { listTopics, type Topic } from '../features/courses/index.ts';
import { listEndorsements } from '../features/endorsement/fixtures.ts';
import { findActiveEnrolment, getCurrentRound } from '../features/enrolment/index.ts';
import { findOpenAttempt, listAttempts } from '../features/exam/index.ts';
import { getHourRule, listCertificateEntries } from '../features/hours/index.ts';
import { listOfficers } from '../features/identity/index.ts';
import { listCurrentJurisdictions, listOrganisations } from '../features/organisations/index.ts';
import { findPaymentState } from '../features/payment/index.ts';
import {
  findEndorserFor,
  findLearnerByNumberOrPhone,
  findPaymentOfficeFor,
  type LearnerProfile,
} from '../features/people/index.ts';
import { countWaitingLists } from '../features/professional-subjects/fixtures.ts';
import { listSlips } from '../features/result-slips/index.ts';
import { getStudyOverview } from '../features/study/index.ts';
import { officerRoles, roleNames } from '../kernel/actor.ts';
import { dayOf } from '../kernel/calendar.ts';
import { systemClock } from '../kernel/clock.ts';
import { createCipher, openKeyFile } from '../platform/cryptography/index.ts';
import { demoOrganisations } from './city/organisations.ts';
import { type DemoLearner, type DemoStage, demoPeople, demoStages } from './city/people.ts';
import type { DemoAccount } from './index.ts';

let parts: TestParts;
let current: Topic;
let previous: Topic;
let learners: DemoLearner[];
let today: string;
const accountsFile = 'demo-accounts.json';
const dataDir = mkdtempSync(join(tmpdir(), 'jixue-demo-'));

beforeAll(async () => {
  const city = await findDemoCity();
  cpSync(join(city.dataDir, accountsFile), join(dataDir, accountsFile));
  // Exams run by the database's clock, so the rules must as well.
  parts = await openTestParts(await cloneCity(city), {
    clock: systemClock,
    cipher: createCipher(openKeyFile(city.dataDir)),
  });
  [current, previous] = (await listTopics(parts.db)).toSorted((a, b) => b.year - a.year) as [
    Topic,
    Topic,
  ];
  today = dayOf(systemClock.now());
  const places = await listCurrentJurisdictions(parts.db, today);
  learners = demoPeople(demoOrganisations(places), current.year).learners;
});

afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  await parts?.close();
});

async function learnerOf(person: DemoLearner): Promise<LearnerProfile> {
  const learner = await findLearnerByNumberOrPhone(parts, person.idNumber);
  if (!learner) throw new Error(`${person.key} is not registered`);
  return learner;
}

/** The state of a learner in a topic, by the doors of the features. */
async function standOf(person: DemoLearner, topic: Topic) {
  const { db } = parts;
  const { accountId, registrationState } = await learnerOf(person);
  const enrolment = await findActiveEnrolment(db, accountId, topic.id);
  const inTopic = <T extends { topicId: string | null }>(rows: T[]) =>
    rows.filter((one) => one.topicId === topic.id);
  const study = enrolment && (await getStudyOverview(db, enrolment));
  const slips = inTopic(await listSlips(db, accountId));
  return {
    registration: registrationState,
    enrolment: enrolment?.state ?? null,
    payment: enrolment ? (await findPaymentState(db, enrolment.id)).state : null,
    round: enrolment ? ((await getCurrentRound(db, enrolment.id))?.roundNo ?? null) : null,
    studied: study ? study.lessonsDone / study.lessonsTotal : null,
    complete: study ? study.completedAt !== null : null,
    attempts: enrolment
      ? (await listAttempts(db, enrolment.id)).map((one) => one.result ?? one.state)
      : [],
    slips: slips.map((one) => one.state),
    sealed: slips.map((one) => one.endorsement !== null),
    endorsements: inTopic(await listEndorsements(db, accountId)).map((one) => one.state),
    hours: inTopic(await listCertificateEntries(db, accountId)).map((one) => one.creditHours),
  };
}

type Stand = Awaited<ReturnType<typeof standOf>>;

const paid: Partial<Stand> = { enrolment: 'OPEN', payment: 'PAID' };
const studied: Partial<Stand> = { ...paid, studied: 1, complete: true, round: 1 };
const passed: Partial<Stand> = { ...studied, attempts: ['PASSED'], slips: ['VALID'], hours: [] };
const none: Partial<Stand> = { attempts: [], slips: [], endorsements: [], hours: [] };

const promised: Record<DemoStage, Partial<Stand>> = {
  REGISTERED: { ...none, enrolment: null },
  RETURNED_DATA: { ...none, registration: 'RETURNED', enrolment: 'SELECTED', payment: 'NONE' },
  SELECTED: { ...none, enrolment: 'SELECTED', payment: 'NONE', studied: null },
  ORDER_OPEN: { ...none, enrolment: 'SELECTED', payment: 'OPEN', studied: null },
  PAID_OPEN: { ...none, ...paid, studied: 0, complete: false },
  STUDYING: { ...none, ...paid, complete: false },
  STUDIED: { ...none, ...studied },
  EXAM_FAILED_ONCE: { ...none, ...studied, attempts: ['FAILED'] },
  RESTUDY: { ...none, ...paid, attempts: ['FAILED', 'FAILED'], round: 2, studied: 0 },
  EXAM_INTERRUPTED: { ...none, ...studied, attempts: ['OPEN'] },
  PASSED: { ...passed, endorsements: ['PENDING'], sealed: [false] },
  SLIP_PENDING: { ...passed, endorsements: ['PENDING'], sealed: [false] },
  RETURNED_ENDORSEMENT: { ...passed, endorsements: ['RETURNED'], sealed: [false] },
  ENDORSED: { ...passed, endorsements: ['ENDORSED'], sealed: [true] },
  HOURS_CONFIRMED: { ...passed, endorsements: ['ENDORSED'], sealed: [true], hours: [20] },
  REVOKED: { ...passed, slips: ['REVOKED'], endorsements: ['REVOKED'] },
};

test.each(demoStages)('every learner in %s has the records of the stage', async (stage) => {
  const there = learners.filter((one) => one.stage === stage);
  expect(there.length).toBeGreaterThanOrEqual(5);
  for (const person of there) {
    // Learners on a list of their unit wait for the unit's payment.
    const waits = await isOnList((await learnerOf(person)).accountId);
    const promise = waits ? promised.ORDER_OPEN : promised[stage];
    expect(await standOf(person, current), person.key).toMatchObject(promise);
  }
});

test('E21: units and an agency have lists to pay for, without the demo accounts', async () => {
  const onList = [];
  for (const person of learners)
    if (await isOnList((await learnerOf(person)).accountId)) onList.push(person);
  expect(onList.length).toBeGreaterThanOrEqual(5);
  expect(onList.filter((person) => person.tryThis !== null)).toEqual([]);
});

async function isOnList(accountId: string): Promise<boolean> {
  const order = await parts.db
    .selectFrom('orders')
    .select('id')
    .where('accountId', '=', accountId)
    .where('channel', '=', 'GROUP')
    .executeTakeFirst();
  return order !== undefined;
}

test('learners who are studying have begun and not finished', async () => {
  for (const person of learners.filter((one) => one.stage === 'STUDYING')) {
    const { studied } = await standOf(person, current);
    expect(studied, person.key).toBeGreaterThan(0);
    expect(studied, person.key).toBeLessThan(1);
  }
});

test('N19: an interrupted exam is still under way, its answers kept', async () => {
  for (const person of learners.filter((one) => one.stage === 'EXAM_INTERRUPTED')) {
    const { accountId } = await learnerOf(person);
    const open = await findOpenAttempt(parts.db, accountId);
    expect(open?.deadlineAt.getTime(), person.key).toBeGreaterThan(Date.now());
    const answers = await parts.db
      .selectFrom('examAnswers')
      .selectAll()
      .where('attemptId', '=', open?.id ?? '')
      .execute();
    expect(answers.length, person.key).toBeGreaterThan(10);
  }
});

test("15 people completed last year's topic; those with a unit or agency have the hours", async () => {
  const done = learners.filter((one) => one.didLastYear);
  expect(done).toHaveLength(15);
  for (const person of done) {
    const recorded = person.employerKey ?? person.agencyKey;
    const stand = await standOf(person, previous);
    expect(stand, person.key).toMatchObject({
      attempts: ['PASSED'],
      slips: ['VALID'],
      endorsements: ['ENDORSED'],
      hours: recorded ? [previous.creditHours] : [],
    });
  }
  const others = learners.filter((one) => !one.didLastYear);
  for (const person of others) expect((await standOf(person, previous)).enrolment).toBeNull();
});

test('G9: learners registered in an abolished district are endorsed by its successor', async () => {
  for (const district of ['cq-jiangbei', 'cq-yubei']) {
    const person = learners.find((one) => one.districtKey === district) as DemoLearner;
    const { accountId } = await learnerOf(person);
    const { organisation, rule } = await findEndorserFor(parts.db, accountId, today);
    expect([organisation.jurisdictionId, rule]).toEqual(['cq-liangjiang', 'DISTRICT']);
  }
});

test('there is every kind of body, each with an officer', async () => {
  const organisations = await listOrganisations(parts.db, {});
  expect(new Set(organisations.map((one) => one.kind)).size).toBe(8);
  const bureaus = organisations.filter((one) => one.kind === 'DISTRICT_HR_BUREAU');
  expect(bureaus.length).toBeGreaterThanOrEqual(38);
  for (const bureau of bureaus)
    expect(await listOfficers(parts.db, bureau.id, 'DISTRICT_CLERK'), bureau.name).not.toEqual([]);
});

test('the accounts are in a file readable by its owner only, officers with their second factor', () => {
  const file = join(dataDir, accountsFile);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const accounts: DemoAccount[] = JSON.parse(readFileSync(file, 'utf8'));
  expect(new Set(accounts.map((one) => one.login)).size).toBe(accounts.length);
  expect(new Set(accounts.map((one) => one.password)).size).toBe(1);
  for (const one of accounts) {
    const officer = one.role !== roleNames.LEARNER;
    if (officer) expect(one.totpSecret, one.name).toMatch(/^[A-Z2-7]{32}$/);
    else expect(one.totpSecret, one.name).toBeUndefined();
  }
  const named = (role: string) => accounts.filter((one) => one.role.includes(role));
  expect(named(roleNames.LEARNER)).toHaveLength(120);
  for (const role of officerRoles)
    expect(
      named(roleNames[role]).some((one) => one.try),
      role,
    ).toBe(true);
});

test('Q11: one person with two roles has one account, one password and one second factor', () => {
  const accounts: DemoAccount[] = JSON.parse(readFileSync(join(dataDir, accountsFile), 'utf8'));
  const both = accounts.filter((one) => one.role === '学员、单位管理员');
  expect(both.map((one) => one.try)).toEqual([expect.stringContaining('既是学员')]);
});

test('slips are from many days, and their numbers contain the day', async () => {
  const slips = await parts.db.selectFrom('resultSlips').select('issuedAt').execute();
  expect(new Set(slips.map((one) => dayOf(one.issuedAt))).size).toBeGreaterThan(25);
  const graded = await parts.db.selectFrom('examAttempts').select('score').execute();
  expect(new Set(graded.map((one) => one.score)).size).toBeGreaterThan(12);
  const orders = await parts.db
    .selectFrom('orders')
    .innerJoin('payments', 'payments.orderId', 'orders.id')
    .select(['orderNo', 'tradeNo', 'method', 'orders.createdAt'])
    .execute();
  for (const one of orders) {
    const day = dayOf(one.createdAt).replaceAll('-', '');
    expect(one.orderNo.startsWith(`JX${day}`), one.orderNo).toBe(true);
    const gateway = one.method === 'GATEWAY';
    expect(one.tradeNo.startsWith(gateway ? day : `${one.orderNo}-`), one.tradeNo).toBe(true);
  }
});

test('N8: people of municipal units paid online or at the centre, all others at their counter', async () => {
  const office = { CENTRE: new Set<string>(), DISTRICT: new Set<string>() };
  for (const person of learners) {
    const { accountId } = await learnerOf(person);
    const { rule } = await findPaymentOfficeFor(parts.db, accountId, today);
    const rows = await parts.db
      .selectFrom('orders')
      .select('channel')
      .where('accountId', '=', accountId)
      .where('state', '=', 'PAID')
      .execute();
    for (const { channel } of rows) office[rule].add(channel);
  }
  expect([...office.CENTRE].toSorted()).toEqual(['COUNTER', 'ONLINE']);
  expect([...office.DISTRICT]).toEqual(['COUNTER']);
});

test('N38: rules have findings; one case is in its defence, one ended with a circular', async () => {
  const found = await parts.db
    .selectFrom('irregularityFindings')
    .select(['rule', 'state'])
    .execute();
  const of = (rule: string) => found.filter((one) => one.rule === rule).map(({ state }) => state);
  expect(of('EXAMS_AT_ONCE').toSorted()).toEqual(['CASE', 'NEW', 'NEW', 'NEW']);
  expect(of('ENDORSED_BY_SOMEONE_TIED')).toEqual(['NEW']);
  // No findings about honest clerks; generated answers of two learners may be similar by chance.
  const others = new Set(found.map(({ rule }) => rule));
  others.delete('PAPERS_TOO_ALIKE');
  expect([...others].toSorted()).toEqual(['ENDORSED_BY_SOMEONE_TIED', 'EXAMS_AT_ONCE']);
  const cases = await parts.db
    .selectFrom('irregularityCases')
    .select(['state', 'outcome', 'circularId'])
    .orderBy('caseNo')
    .execute();
  expect(cases.map(({ state }) => state)).toContain('DEFENDED');
  expect(cases.find(({ outcome }) => outcome === 'UPHELD')?.circularId).toBeTruthy();
  const runs = await parts.db.selectFrom('irregularityRuns').select(['rule', 'error']).execute();
  expect(runs.filter(({ error }) => error !== null)).toEqual([]);
});

test('E25: the audit record is complete and its chain verifies', async () => {
  await parts.runJobs();
  expect(await verifyChain(parts.db)).toMatchObject({ holds: true });
});

test('a second start changes nothing', async () => {
  const said: string[] = [];
  const before = readFileSync(join(dataDir, accountsFile), 'utf8');
  await seed(parts, {
    demo: true,
    dataDir,
    say: (line) => said.push(line),
    drain: () => parts.runJobs(),
    dropJobs: () => parts.jobs.dropAll(),
  });
  expect(said).toEqual([]);
  expect(readFileSync(join(dataDir, accountsFile), 'utf8')).toBe(before);
});

test('N32, N33: an authority recognises hours singly and by list, a list with errors waits; a district has rules of its own', async () => {
  const rows = await parts.db
    .selectFrom('professionalRecognitions')
    .select(['listId', 'creditHours as hours'])
    .execute();
  expect(rows.some(({ listId }) => listId === null)).toBe(true);
  expect(rows.some(({ listId }) => listId !== null)).toBe(true);
  const authority = await parts.db
    .selectFrom('roleAssignments')
    .select('organisationId as id')
    .where('role', '=', 'INDUSTRY_OFFICER')
    .executeTakeFirstOrThrow();
  expect(await countWaitingLists(parts.db, authority.id ?? '')).toBe(1);
  const { minTotalHours } = await getHourRule(parts.db, 'cq-yongchuan', current.year);
  expect(minTotalHours).toBe(90);
});
