import { getHourRule, setHourRule } from '../features/hours/index.ts';
import { listOrganisations } from '../features/organisations/index.ts';
import { getLearner } from '../features/people/index.ts';
import {
  defineSubject,
  draftOffering,
  moveOffering,
  recognise,
  recogniseList,
  uploadList,
} from '../features/professional-subjects/fixtures.ts';
import type { Officer } from '../kernel/actor.ts';
import { dayOf } from '../kernel/calendar.ts';
import type { Parts } from '../platform/parts.ts';
import type { Cast } from './cast.ts';
import type { DemoLearner } from './city/people.ts';

const daysAgo = (now: Date, days: number) => dayOf(new Date(now.getTime() - days * 86_400_000));

/**
 * Seeds an authority with two subjects: hours recognised singly and by list, a list of a unit with errors
 * that waits, a future offering; and a district with hour rules of its own.
 */
export async function seedProfessionalSubjects(parts: Parts, cast: Cast): Promise<void> {
  const officers = [...cast.officers.values()].flat();
  const bureau = officers.find(({ role }) => role === 'MUNICIPAL_OFFICER');
  if (bureau) await setDistrictRules(parts, bureau);
  const authority = officers.find(({ role }) => role === 'INDUSTRY_OFFICER');
  if (!authority) return;
  const staff = await listSystem(parts, cast, authority);
  const offerings = await teach(parts, authority);
  const rows = staff.map(({ learner }, at) => rowOf(learner, at + 2));
  const [first, ...others] = rows;
  if (!first || others.length < 4) return;
  await recognise(parts, authority, { ...first, offeringId: offerings.norms, tested: '是' });
  const right = {
    offeringId: offerings.norms,
    fileName: '第一批名单.xlsx',
    rows: others.slice(0, 6),
  };
  const listId = await uploadList(parts, authority, right);
  await recogniseList(parts, authority, { listId, whom: 'RIGHT' });
  const unit = staff.find(({ admin }) => admin);
  if (!unit?.admin) return;
  const own = staff.filter(({ unitId }) => unitId === unit.unitId).map(({ learner }) => learner);
  const proposed = [
    ...own.slice(0, 4).map((learner, at) => rowOf(learner, at + 2)),
    { rowNo: 6, name: '周小川', idNumber: '500106199001011237', quantity: '', tested: '' },
    { ...rowOf(own[0] as DemoLearner, 7), quantity: '八课时' },
  ];
  await uploadList(parts, unit.admin, {
    offeringId: offerings.infection,
    fileName: '院感培训名单.xlsx',
    rows: proposed,
  });
}

const rowOf = ({ name, idNumber }: DemoLearner, rowNo: number) => ({
  rowNo,
  name,
  idNumber,
  quantity: '',
  tested: '',
});

/** Lists the people of the authority's units, with the administrator of each unit. */
async function listSystem(parts: Parts, cast: Cast, authority: Officer) {
  const units = (await listOrganisations(parts.db, { kind: 'EMPLOYER' })).filter(
    ({ industryAuthorityId }) => industryAuthorityId === authority.organisationId,
  );
  const found: { learner: DemoLearner; unitId: string; admin: Officer | undefined }[] = [];
  for (const { learner, actor } of cast.learners) {
    const { employerId } = await getLearner(parts.db, actor.accountId);
    if (!employerId || !units.some(({ id }) => id === employerId)) continue;
    const admin = cast.officers.get(employerId)?.find(({ role }) => role === 'UNIT_ADMIN');
    found.push({ learner, unitId: employerId, admin });
  }
  return found;
}

/** Adds two subjects in the year of their offerings. */
async function teach(parts: Parts, authority: Officer) {
  const now = parts.clock.now();
  const [heldFrom, heldTo] = [daysAgo(now, 41), daysAgo(now, 40)];
  // A training across New Year would belong to no year.
  const from = heldFrom.slice(0, 4) === heldTo.slice(0, 4) ? heldFrom : heldTo;
  const year = Number(heldTo.slice(0, 4));
  const subject = (name: string, kind: 'COMPULSORY' | 'ELECTIVE', hours: number) =>
    defineSubject(parts, authority, {
      year,
      name,
      kind,
      hours,
      basis: `演示卫健〔${year}〕6号`,
    });
  const offer = async (subjectId: string, change: object, open = true) => {
    const id = await draftOffering(parts, authority, {
      subjectId,
      organiser: '演示医学会',
      formCode: 'CLASS',
      heldFrom: from,
      heldTo,
      place: '渝中区康宁路6号',
      unit: 'LESSON',
      quantity: 16,
      ...change,
    });
    if (open) await moveOffering(parts, authority, { id, to: 'OPEN' });
    return id;
  };
  const norms = await subject('基层诊疗规范', 'COMPULSORY', 40);
  const infection = await subject('医院感染控制', 'ELECTIVE', 12);
  const online = { organiser: '演示医院协会', formCode: 'DISTANCE', place: null, heldFrom: heldTo };
  await offer(norms, { organiser: '演示全科医师分会', quantity: 8 }, false);
  return {
    norms: await offer(norms, {}),
    infection: await offer(infection, { ...online, unit: 'MINUTE', quantity: 180 }),
  };
}

/** Sets stricter hour rules for one district (E1, E5). */
async function setDistrictRules(parts: Parts, bureau: Officer): Promise<void> {
  const place = 'cq-yongchuan';
  const fromYear = Number(dayOf(parts.clock.now()).slice(0, 4));
  const { minPublicHours } = await getHourRule(parts.db, null, fromYear);
  await setHourRule(parts, bureau, {
    jurisdictionId: place,
    fromYear,
    toYear: null,
    minPublicHours: minPublicHours + 10,
    minTotalHours: 90,
    minProfessionalShare: 0.6667,
    dailyCapHours: 6,
    carryOver: false,
    makeUpYears: 2,
    basis: `演示永川〔${fromYear}〕9号`,
    because: '永川区试行每年90学时，专业科目不少于三分之二',
    replaces: false,
  });
}
