import {
  decideForeignEndorsements,
  decideLateEndorsing,
  type ForeignEndorsement,
  type OfficeDay,
  type PassingStay,
} from '../../src/features/irregularities/rules/findings/endorsed-outside-office.ts';
import type { Thresholds } from '../../src/features/irregularities/rules/findings/rule.ts';
import { countOutcome, type Judged, type Outcome, repeat, type Size } from './outcome.ts';
import type { Random } from './random.ts';

const morning = new Date('2026-11-20T09:00:00+08:00');
const common = {
  personName: '',
  year: 2026,
  officerId: 'o',
  officerName: '',
  organisationId: 'b',
  organisationName: '',
};

/** Assumptions about people who leave early, of all who are endorsed by their unit or agency. */
const leaving = {
  /** Leave before half a year is over: probation, substitutes, files that move twice. */
  early: 0.02,
  /** Days on which a unit endorses people it hired together for some months, who leave together. */
  hiredTogether: 0.02,
};

const officeDay = (slips: number, lateSlips: number, weekend: boolean): OfficeDay => ({
  ...common,
  day: '2026-11-20',
  weekend,
  slips,
  lateSlips,
  firstAt: morning,
  lastAt: morning,
  slipIds: [],
});

const foreign = (
  kind: ForeignEndorsement['kind'],
  passing: PassingStay | null = null,
): ForeignEndorsement => ({
  ...common,
  kind,
  endorsementId: 'e',
  slipId: 's',
  decidedAt: morning,
  passing,
});

/** Honest people of one day of a body who left within half a year of their coming. */
function leavers(random: Random, ofDay: number): ForeignEndorsement[] {
  const stays: PassingStay[] = [];
  for (let slip = 0; slip < ofDay; slip += 1) {
    if (!random.happens(leaving.early)) continue;
    const stayedDays = Math.min(179, Math.ceil(random.logNormal(90, 0.6)));
    stays.push({ stayedDays, leftAfterDays: random.below(stayedDays), ofDay });
  }
  if (random.happens(leaving.hiredTogether)) {
    const stayedDays = Math.min(179, Math.ceil(random.logNormal(110, 0.3)));
    const leftAfterDays = random.below(stayedDays);
    const people = Math.min(ofDay, 3 + random.below(20));
    stays.push(...repeat(people, () => ({ stayedDays, leftAfterDays, ofDay })));
  }
  return stays.map((stay) => foreign('PASSING', stay));
}

/** People who come days before the endorsement and leave after it, among others of the day. */
const passingThrough = (
  random: Random,
  people: number,
  others: number,
  left: () => number,
): ForeignEndorsement[] =>
  repeat(people, () => {
    const leftAfterDays = left();
    const stayedDays = 1 + random.below(25) + leftAfterDays;
    return foreign('PASSING', { leftAfterDays, stayedDays, ofDay: people + others });
  });

/** Days of bodies, with overtime at the end of the year and people who leave soon after their slip. */
export function measureOutsideOffice(random: Random, thresholds: Thresholds, size: Size): Outcome {
  const foundDay = (day: OfficeDay) => decideLateEndorsing([day], thresholds).length > 0;
  const foundForeign = (...some: ForeignEndorsement[]) =>
    decideForeignEndorsements(some, thresholds).length > 0;
  const foundHonest = () => {
    const slips = Math.ceil(random.logNormal(50, 0.9));
    const weekend = random.happens(0.03);
    const overtime = weekend ? 1 : random.happens(0.05) ? random.next() * 0.5 : 0;
    const day = officeDay(slips, Math.round(slips * overtime), weekend);
    return foundDay(day) || foundForeign(...leavers(random, slips));
  };
  const soon = () => random.below(25);
  const cheats: Record<string, () => boolean> = {
    AT_NIGHT: () => {
      const slips = 80 + random.below(300);
      return foundDay(officeDay(slips, slips, false));
    },
    A_FEW_AT_NIGHT: () => foundDay(officeDay(20, 20, false)),
    FOREIGN: () => foundForeign(foreign('NOT_COMPETENT')),
    WITHOUT_POST: () => foundForeign(foreign('NO_ROLE')),
    PASSING: () => foundForeign(...passingThrough(random, 5 + random.below(20), 20, soon)),
    PASSING_ALONE: () => foundForeign(...passingThrough(random, 1, 20, soon)),
    PASSING_AMONG_MANY: () => foundForeign(...passingThrough(random, 10, 200, soon)),
    PASSING_SLOWLY: () =>
      foundForeign(...passingThrough(random, 10, 20, () => 30 + random.below(60))),
  };
  const judged: Judged[] = repeat(size.honest, () => ({ cheat: null, found: foundHonest() }));
  for (const [cheat, found] of Object.entries(cheats))
    judged.push(...repeat(size.cheating, () => ({ cheat, found: found() })));
  return countOutcome(
    judged,
    '审验机构的工作日，含年底加班、周末值班、审验后不久离职转档的人和一起到期的短期聘用人员；以及夜里成批审验、审验不归自己管的、没有岗位、借道挂靠的。',
  );
}
