import {
  askForAbsence,
  checkApplicants,
  decideAbsence,
  freezeAssessment,
  loadReadiness,
  recommend,
  setCycleRule,
} from '../features/eligibility/index.ts';
import { listOrganisationsById } from '../features/organisations/index.ts';
import { getLearner } from '../features/people/index.ts';
import type { Learner, Officer } from '../kernel/actor.ts';
import { yearOf } from '../kernel/calendar.ts';
import type { Parts } from '../platform/parts.ts';
import type { Cast } from './cast.ts';

interface Unit {
  admin: Officer;
  staff: Learner[];
}

/**
 * Seeds title review: absences requested and approved, people recommended, last year's list closed, a
 * stricter cycle rule, and a check by the accepting division.
 */
export async function seedTitleReviews(parts: Parts, cast: Cast): Promise<void> {
  const year = yearOf(parts.clock.now());
  const officers = [...cast.officers.values()].flat();
  const bureau = await findDivision(parts, officers);
  const units = await listUnits(parts, cast, officers);
  for (const unit of units.slice(0, 3)) await requestAbsences(parts, unit, year);
  for (const unit of units.slice(0, 3)) await recommendTwo(parts, unit, year);
  for (const { admin } of units.slice(0, 3)) await freezeAssessment(parts, admin, year - 1);
  if (!bureau) return;
  await setCycleRule(parts, bureau, closerRule(year));
  await checkApplicants(parts, bureau, { year, level: 'SENIOR_FULL', list: null });
}

/** Returns the division that keeps the cycle rules and accepts applications. */
async function findDivision(parts: Parts, officers: Officer[]): Promise<Officer | undefined> {
  const ids = officers.flatMap(({ role, organisationId }) =>
    role === 'MUNICIPAL_OFFICER' && organisationId ? [organisationId] : [],
  );
  const bodies = await listOrganisationsById(parts.db, ids);
  const division = bodies.find(({ shortName }) => shortName.includes('专业技术人员管理处'));
  return officers.find(({ organisationId }) => division && organisationId === division.id);
}

/** Lists the units with the most people, each with its administrator. */
async function listUnits(parts: Parts, cast: Cast, officers: Officer[]): Promise<Unit[]> {
  const staff = new Map<string, Learner[]>();
  for (const { actor } of cast.learners) {
    const { employerId } = await getLearner(parts.db, actor.accountId);
    if (employerId) staff.set(employerId, [...(staff.get(employerId) ?? []), actor]);
  }
  return [...staff]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .flatMap(([unitId, people]) => {
      const admin = officers.find(
        ({ role, organisationId }) => role === 'UNIT_ADMIN' && organisationId === unitId,
      );
      const others = people.filter(({ accountId }) => accountId !== admin?.accountId);
      return admin ? [{ admin, staff: others }] : [];
    });
}

async function requestAbsences(parts: Parts, { admin, staff }: Unit, year: number): Promise<void> {
  const [first, , second] = staff.slice(-3);
  const absence = { reasonCode: 'OTHER', proof: null };
  if (first) {
    const id = await askForAbsence(parts, first, {
      ...absence,
      accountId: first.accountId,
      validFrom: `${year - 1}-03-01`,
      validTo: `${year - 1}-12-31`,
      note: '受单位委派参加援建，工地没有网络。',
    });
    await decideAbsence(parts, admin, { id, approve: true, note: '派出文件已核对' });
  }
  if (second)
    await askForAbsence(parts, second, {
      ...absence,
      accountId: second.accountId,
      validFrom: `${year}-02-01`,
      validTo: `${year}-10-31`,
      note: '照料重病家属，已办理事假手续。',
    });
}

/** Recommends two people of the unit who are eligible. */
async function recommendTwo(parts: Parts, { admin, staff }: Unit, year: number): Promise<void> {
  const ids = staff.map(({ accountId }) => accountId);
  const people = await loadReadiness(parts.db, ids, { year }, parts.clock.now());
  for (const { learner, level } of people.filter(({ readiness }) => readiness.ready).slice(0, 2))
    await recommend(parts, admin, { accountId: learner.accountId, year, level });
}

const closerRule = (year: number) => ({
  name: '正高级只看最近五年',
  basis: '演示文件〔2026〕12号',
  seriesCode: null,
  level: 'SENIOR_FULL' as const,
  jurisdictionId: null,
  applyFromYear: year,
  applyToYear: null,
  firstTopicYear: 2010,
  starts: 'TITLE' as const,
  counting: 'BY_YEAR' as const,
  lastYears: 5,
  capYears: null,
  yearsWithoutTitle: 1,
  topicCountsOnce: false,
  beforeTitleCounts: false,
  excusedCounts: true,
  evidence: 'ENDORSED' as const,
});
