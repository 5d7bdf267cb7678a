import { bureauKey } from './district-bureaus.ts';
import { type DemoLearner, demoLearner, type Place } from './learner.ts';
import type { DemoOrganisation } from './organisation.ts';
import type { FixedTraits } from './persons.ts';
import { showcase } from './showcase.ts';
import { type DemoStage, demoStages, stagesWithoutUnit } from './stages.ts';

/** Names and documents that software tends to get wrong (Q6, reference-data 5.3), by serial. */
const exceptional: Record<number, FixedTraits> = {
  17: { name: '罗𬭚', sex: 'M' },
  22: { name: '古丽米热·图尔荪', sex: 'F' },
  31: { name: '索朗·仁增', sex: 'M' },
  38: { name: '乌兰·巴雅尔汗', sex: 'F' },
  47: { name: '邝颂岚', sex: 'F', document: { type: 'HKMO_RESIDENCE', prefix: '810000' } },
  58: { name: '简沐岑', sex: 'F', document: { type: 'TW_RESIDENCE', prefix: '830000' } },
  65: { name: 'ANNIKA FERNWALD', document: { type: 'FOREIGN_PR_2023', prefix: '950752' } },
};

const lastYearInAll = 15;

/**
 * Returns the 120 learners of the demo city as of a year: first the accounts to show, then people of
 * every kind (district, municipal, agency, unattached) in every stage. 15 completed last year's topic.
 */
export function demoLearners(organisations: DemoOrganisation[], year: number): DemoLearner[] {
  const find = (key: string) => organisations.find((one) => one.key === key) ?? null;
  const shown: Place[] = showcase.map(
    ({ employerKey, agencyKey, didLastYear, traits, ...one }) => ({
      ...one,
      employer: employerKey === null ? null : find(employerKey),
      agencyKey: agencyKey ?? null,
      didLastYear: didLastYear ?? false,
    }),
  );
  const places = markLastYear([...shown, ...spread(organisations)]);
  return places.map((place, serial) =>
    demoLearner(serial, place, year, showcase[serial]?.traits ?? exceptional[serial]),
  );
}

/** Returns the places of the other learners: every kind of place in every stage. */
function spread(organisations: DemoOrganisation[]): Place[] {
  const employers = organisations.filter((one) => one.kind === 'EMPLOYER');
  const hospital = employers.filter((one) => one.key === 'yujiang-hospital');
  const otherMunicipal = employers.filter(
    (one) => one.affiliation === 'MUNICIPAL' || one.affiliation === 'CENTRAL',
  );
  const local = employers.filter((one) => !otherMunicipal.includes(one));
  const atShapingba = local.filter((one) => one.jurisdictionKey === 'cq-shapingba');
  const firms = local.filter((one) => one.ownership === 'NON_PUBLIC');
  return [
    ...unattached,
    ...staff(atShapingba, demoStages),
    ...staff(hospital, demoStages),
    ...staff(firms, demoStages, 'agency-yujiang'),
    ...staff(
      otherMunicipal.filter((one) => !hospital.includes(one)),
      demoStages,
    ),
    ...staff(
      local.filter((one) => !atShapingba.includes(one)),
      demoStages,
    ),
    ...filed,
    ...selfEmployed(organisations),
  ];
}

/** One person for each stage, in the units one after another. */
function staff(
  units: DemoOrganisation[],
  stages: readonly DemoStage[],
  agencyKey: string | null = null,
): Place[] {
  return stages.map((stage, index) => {
    const employer = units[index % units.length] as DemoOrganisation;
    const districtKey = employer.jurisdictionKey;
    return { employer, agencyKey, districtKey, stage, didLastYear: false };
  });
}

// Neither unit nor agency nor a district of work: the association endorses them (N28).
const unattached: Place[] = stagesWithoutUnit
  .filter((stage) => !['RETURNED_DATA', 'EXAM_INTERRUPTED', 'ORDER_OPEN'].includes(stage))
  .map((stage) => withoutUnit('cq', stage, null));

// No unit, but a file at an agency: the agency endorses and confirms their hours (N27).
const filed: Place[] = (
  ['SELECTED', 'STUDYING', 'SLIP_PENDING', 'ENDORSED', 'HOURS_CONFIRMED', 'PASSED'] as const
).map((stage, index) =>
  index % 2 === 0
    ? withoutUnit('cq-qianjiang', stage, 'agency-wuling')
    : withoutUnit('cq-shapingba', stage, 'agency-yujiang'),
);

/**
 * Self-employed people in the districts without other learners; first two who registered in districts
 * that were abolished since, whose record goes to the successor.
 */
function selfEmployed(organisations: DemoOrganisation[]): Place[] {
  const taken = new Set(organisations.filter((one) => one.kind === 'EMPLOYER').map(placeOf));
  const empty = organisations
    .filter((one) => one.key === bureauKey(one.jurisdictionKey) && !taken.has(placeOf(one)))
    .map(placeOf);
  const abolished = ['cq-jiangbei', 'cq-yubei'];
  return [...abolished, ...empty].slice(0, selfEmployedStages.length).map((district, index) => {
    const place = withoutUnit(district, selfEmployedStages[index] as DemoStage, null);
    return { ...place, didLastYear: abolished.includes(district) };
  });
}

const selfEmployedStages: DemoStage[] = [
  'SLIP_PENDING',
  'ENDORSED',
  'REGISTERED',
  'SELECTED',
  'PAID_OPEN',
  'STUDYING',
  'RETURNED_ENDORSEMENT',
  'PASSED',
  'RETURNED_DATA',
  'STUDIED',
];

const placeOf = (one: DemoOrganisation) => one.jurisdictionKey;

function withoutUnit(districtKey: string, stage: DemoStage, agencyKey: string | null): Place {
  return { employer: null, agencyKey, districtKey, stage, didLastYear: false };
}

/** Marks every ninth person until 15 completed last year's topic; RETURNED_DATA is left out. */
function markLastYear(places: Place[]): Place[] {
  let missing = lastYearInAll - places.filter((one) => one.didLastYear).length;
  return places.map((place, serial) => {
    const chosen = !place.tryThis && serial % 9 === 0 && place.stage !== 'RETURNED_DATA';
    if (!chosen || missing === 0) return place;
    missing -= 1;
    return { ...place, didLastYear: true };
  });
}
