import { createApiKey } from '../../src/features/eligibility/commands/create-api-key.ts';
import { freezeAssessment } from '../../src/features/eligibility/commands/freeze-assessment.ts';
import { askForAbsence, checkApplicants } from '../../src/features/eligibility/index.ts';
import { endorseSlips } from '../../src/features/endorsement/fixtures.ts';
import { listEndorsementsOfPeople } from '../../src/features/endorsement/index.ts';
import { claimHours } from '../../src/features/hours/commands/claim-hours.ts';
import { insertEntries } from '../../src/features/hours/queries/entries.ts';
import { refreshYears } from '../../src/features/learner-years/commands/refresh-years.ts';
import { takePaymentAtCounter } from '../../src/features/payment/fixtures.ts';
import { defineSubject, draftOffering } from '../../src/features/professional-subjects/fixtures.ts';
import { mergeFigures } from '../../src/features/statistics/index.ts';
import { openCheck } from '../../src/features/supervision/index.ts';
import type { Learner, Officer, OfficerRole } from '../../src/kernel/actor.ts';
import { inTransaction } from '../../src/platform/database/index.ts';
import {
  insertBodies,
  insertEnrolment,
  insertGradedAttempt,
  insertLearner,
  insertOfficer,
  insertOrganisation,
  insertTopic,
} from '../support/city.ts';
import type { TestApp } from '../support/parts.ts';
import { tellPassed } from '../support/slips.ts';
import type { Person, PersonModel, Unit } from './people.ts';
import { askForEverything, bookSeats, orderToCatchUp } from './requests.ts';

const year = 2026;
const districts = ['cq-shapingba', 'cq-nanan', 'cq'];

/** People, an officer of every body, and the ids of the rows that pages are asked for. */
export interface RandomCity {
  people: Person[];
  units: Unit[];
  officers: Officer[];
  absences: string[];
  acceptances: string[];
  checks: string[];
  catchUpOrders: string[];
  /** The key of each body for the machine interface, by the body's id. */
  keys: Map<string, string>;
}

/** Fills the app's database with a city of these people, each with a row of every kind. */
export async function insertRandomCity(
  app: TestApp,
  models: readonly PersonModel[],
): Promise<RandomCity> {
  const bodies = await insertAllBodies(app);
  const { parts } = app;
  await insertTopic(parts, { id: 'passed', year });
  await insertTopic(parts, {
    ...{ id: 'paid', year, title: '现场缴费的专题', groupTerms: [oneWindow] },
    examClosesAt: new Date('2100-01-01T00:00:00+08:00'),
  });
  const learners: Learner[] = [];
  const people: Person[] = [];
  for (const [index, model] of models.entries()) {
    const person = placeOf(bodies, model);
    const name = `测员${inWords(index)}`;
    const idNumber = `500106199001${String(10_000 + index).padStart(6, '0')}`;
    const learner = await insertLearner(parts, {
      name,
      idNumber,
      districtId: person.districtId ?? 'cq',
      ...(person.unit && { employerId: person.unit.id }),
      ...(person.agencyId && { agencyId: person.agencyId }),
    });
    learners.push(learner);
    people.push({ ...person, accountId: learner.accountId, name, idNumber });
  }
  const city = { ...bodies, people };
  await endorseAll(app, city, learners);
  const orders = await payAll(app, city);
  await bookSeats(parts, learners);
  const absences = await askAndClaim(app, city, learners);
  await recordLastYear(app, city);
  await askForEverything(parts, { people, learners, orders, officers: bodies.officers });
  await refreshYears(parts);
  await mergeFigures(parts.db, 20_000);
  const catchUpOrders = await orderToCatchUp(parts, bodies.units, bodies.officers);
  return { ...city, absences, catchUpOrders, ...(await askAsOfficers(app, city)) };
}

/** Everybody books a seat in it. */
const oneWindow = {
  ...{ name: '全市一场', districtIds: [], affiliations: [], feeFen: null, ground: '' },
  ...{ examOpensAt: null, examClosesAt: null, seats: 1000 },
};

/** A number in two characters, as names may have them. */
const inWords = (number: number) =>
  String(number)
    .padStart(2, '0')
    .replaceAll(/\d/g, (digit) => '零一二三四五六七八九'.charAt(Number(digit)));

type Bodies = Awaited<ReturnType<typeof insertAllBodies>>;
type Peopled = Bodies & { people: Person[] };

async function insertAllBodies({ parts }: TestApp) {
  const one = await insertBodies(parts);
  await parts.db
    .updateTable('jurisdictions')
    .set({ kind: 'MUNICIPALITY' })
    .where('id', '=', 'cq')
    .execute();
  const authorities = [
    await insertOrganisation(parts, 'INDUSTRY_AUTHORITY', { jurisdictionId: 'cq' }),
    await insertOrganisation(parts, 'INDUSTRY_AUTHORITY', { jurisdictionId: 'cq' }),
  ];
  const inNanan = (name: string) =>
    insertOrganisation(parts, 'EMPLOYER', {
      ...{ name, affiliation: 'DISTRICT', jurisdictionId: 'cq-nanan' },
    });
  const unitOf = (
    { id, name }: { id: string; name: string },
    districtId: string,
    authorityId?: string,
  ): Unit => ({
    ...{ id, name },
    municipal: id === one.hospitalId,
    districtId,
    authorityId: authorityId ?? null,
  });
  const units = [
    unitOf({ id: one.schoolId, name: '区属学校' }, 'cq-shapingba', authorities[0]),
    unitOf({ id: one.hospitalId, name: '市属医院' }, 'cq-shapingba', authorities[1]),
    unitOf({ id: await inNanan('文化馆'), name: '文化馆' }, 'cq-nanan', authorities[0]),
    unitOf({ id: await inNanan('水文站'), name: '水文站' }, 'cq-nanan'),
  ];
  for (const { id, authorityId } of units)
    await parts.db
      .updateTable('organisations')
      .set({ industryAuthorityId: authorityId })
      .where('id', '=', id)
      .execute();
  const agencies = [one.agencyId, await insertOrganisation(parts, 'TALENT_AGENCY')];
  const hired: [OfficerRole, string[]][] = [
    ['UNIT_ADMIN', units.map(({ id }) => id)],
    ['AGENCY_CLERK', agencies],
    ['DISTRICT_CLERK', [one.shapingbaId, one.nananId]],
    ['INDUSTRY_OFFICER', authorities],
    ['MUNICIPAL_OFFICER', [one.municipalBureauId]],
    ['CENTRE_CLERK', [one.centreId]],
    ['ASSOCIATION_CLERK', [one.associationId]],
  ];
  const officers: Officer[] = [];
  for (const [role, ids] of hired)
    for (const id of ids) officers.push(await insertOfficer(parts, role, id));
  return { ...one, units, agencies, officers };
}

/** The rules of N25-N28 (endorser) and N7, N8 (office) in their plainest words. */
function placeOf(
  bodies: Bodies,
  model: PersonModel,
): Pick<Person, 'unit' | 'agencyId' | 'districtId' | 'endorserId' | 'officeId'> {
  const unit = model.unit === null ? null : (bodies.units[model.unit] ?? null);
  const agencyId = model.agency === null ? null : (bodies.agencies[model.agency] ?? null);
  const place = unit?.districtId ?? districts[model.district] ?? 'cq';
  const bureaus: Record<string, string> = {
    'cq-shapingba': bodies.shapingbaId,
    'cq-nanan': bodies.nananId,
  };
  const bureau = bureaus[place];
  const municipalUnit = unit?.municipal ? unit.id : null;
  return {
    unit,
    agencyId,
    districtId: place === 'cq' ? null : place,
    endorserId: agencyId ?? municipalUnit ?? bureau ?? bodies.associationId,
    officeId: municipalUnit ? bodies.centreId : (bureau ?? bodies.centreId),
  };
}

const officerOf = ({ officers }: Bodies, bodyId: string): Officer => {
  const found = officers.find(({ organisationId }) => organisationId === bodyId);
  if (!found) throw new Error(`nobody works for ${bodyId}`);
  return found;
};

/** Everybody passes; each slip is endorsed by the body with which it lies. */
async function endorseAll({ parts }: TestApp, city: Peopled, learners: Learner[]): Promise<void> {
  for (const { accountId } of learners) {
    const studied = await insertEnrolment(parts, accountId, 'passed', { studied: true });
    const of = { enrolmentId: studied.enrolmentId, accountId, topicId: 'passed' };
    const roundId = studied.roundId ?? '';
    const attemptId = await insertGradedAttempt(parts, { ...of, roundId, result: 'PASSED' });
    await tellPassed(parts, { ...of, attemptId });
  }
  await parts.runJobs();
  const ids = learners.map(({ accountId }) => accountId);
  for (const { id, organisationId } of await listEndorsementsOfPeople(parts.db, ids))
    await endorseSlips(parts, officerOf(city, organisationId), [id]);
  await parts.runJobs();
}

/** Everybody pays for a second topic at the counter of their office; returns the orders. */
async function payAll({ parts }: TestApp, city: Peopled): Promise<string[]> {
  const money = { topicId: 'paid', method: 'CASH', select: true } as const;
  const ids: string[] = [];
  for (const { accountId, officeId } of city.people)
    ids.push(await takePaymentAtCounter(parts, officerOf(city, officeId), { accountId, ...money }));
  return ids;
}

/** Those whom a unit or agency cares for ask for an absence, and claim hours earned elsewhere. */
async function askAndClaim(
  { parts }: TestApp,
  { people }: Peopled,
  learners: Learner[],
): Promise<string[]> {
  const absences: string[] = [];
  const absence = { reasonCode: 'OTHER', note: '外派', proof: null };
  const period = { validFrom: '2026-01-01', validTo: '2026-10-31' };
  for (const [index, learner] of learners.entries()) {
    if (!people[index]?.unit && !people[index]?.agencyId) continue;
    const { accountId } = learner;
    absences.push(await askForAbsence(parts, learner, { ...absence, ...period, accountId }));
    await claimHours(parts, learner, {
      subject: 'PROFESSIONAL',
      formCode: 'CLASS',
      organiser: '某学会',
      title: '培训班',
      heldFrom: '2026-05-06',
      heldTo: '2026-05-06',
      unit: 'LESSON',
      quantity: 4,
      testPassed: false,
      proof: {
        name: 'proof.pdf',
        path: import.meta.filename,
        bytes: 1,
        scan: 'clean',
        kind: 'pdf',
        tooLarge: false,
      },
    });
  }
  return absences;
}

/** Those in somebody's care have hours of last year on the card of that body. */
async function recordLastYear({ parts }: TestApp, city: Peopled): Promise<void> {
  const offeringId = await offerTraining({ parts }, city);
  const held = { organiser: '某学会', heldFrom: '2025-05-06', heldTo: '2025-05-06' };
  for (const { accountId, unit, agencyId } of city.people) {
    const body = unit?.id ?? agencyId;
    if (!body) continue;
    const confirmedBy = officerOf(city, body).accountId;
    await inTransaction(parts.db, (tx) =>
      insertEntries(tx, {
        ...{ accountId, offeringId, ...held, confirmedBy, confirmedAt: parts.clock.now() },
        ...{ year: year - 1, subject: 'PROFESSIONAL', title: '培训班', creditHours: 4 },
        ...{ topicId: null, slipId: null, endorsementId: null },
        ...{ organisationId: body, cardOf: body },
      }),
    );
  }
}

/** A training that an authority recognises; returns its id. */
async function offerTraining({ parts }: Pick<TestApp, 'parts'>, city: Peopled): Promise<string> {
  const authority = city.officers.find(({ role }) => role === 'INDUSTRY_OFFICER') as Officer;
  const subjectId = await defineSubject(parts, authority, {
    ...{ year, name: '专业课', kind: 'COMPULSORY', hours: 40, basis: '试行文件' },
  });
  return draftOffering(parts, authority, {
    ...{ subjectId, organiser: '某学会', formCode: 'CLASS', place: null },
    ...{ heldFrom: '2026-06-01', heldTo: '2026-06-02', unit: 'LESSON', quantity: 8 },
  });
}

/** What officers make themselves: acceptance checks of everybody, spot checks, keys of their systems. */
async function askAsOfficers({ parts }: TestApp, city: Peopled) {
  const acceptances: string[] = [];
  const checks: (string | null)[] = [];
  const keys = new Map<string, string>();
  const list = city.people.map(({ idNumber }, row) => ({ row, name: '', idNumber }));
  const bureau = officerOf(city, city.municipalBureauId);
  for (const officer of city.officers) {
    if (['DISTRICT_CLERK', 'INDUSTRY_OFFICER', 'MUNICIPAL_OFFICER'].includes(officer.role))
      acceptances.push(
        await checkApplicants(parts, officer, { year, level: 'INTERMEDIATE', list }),
      );
    if (officer.role === 'DISTRICT_CLERK' || officer === bureau)
      checks.push(await openCheck(parts, officer, { ...endorsements, ...wholeOf(officer) }));
    if (officer.role === 'UNIT_ADMIN' || officer.role === 'AGENCY_CLERK')
      await freezeAssessment(parts, officer, year);
    const key = { organisationId: officer.organisationId, name: '评审系统', ...lasting };
    keys.set(officer.organisationId, await createApiKey(parts, bureau, key));
  }
  return { acceptances, checks: checks.filter((id) => id !== null), keys };
}

const lasting = {
  scope: ['RECORD' as const],
  requestsPerMinute: 600,
  expiresOn: '2099-12-31',
};
const endorsements = {
  subject: 'ENDORSEMENT',
  bodyId: null,
  year: null,
  periodFrom: '2020-01-01',
  periodTo: '2099-12-31',
  sampleSize: 100,
} as const;
const wholeOf = ({ role, jurisdictionId }: Officer) => ({
  jurisdictionId: role === 'DISTRICT_CLERK' ? jurisdictionId : null,
});
