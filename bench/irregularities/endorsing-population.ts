import {
  decideEndorsedInSeconds,
  type EndorsedSlip,
} from '../../src/features/irregularities/rules/endorsed-in-seconds.ts';
import {
  decideForeignEndorsements,
  decideLateEndorsing,
  type ForeignEndorsement,
  type OfficeDay,
} from '../../src/features/irregularities/rules/endorsed-outside-office.ts';
import type { Thresholds } from '../../src/features/irregularities/rules/rule.ts';
import type { Chance } from './chance.ts';
import { countOutcome, type Judged, type Outcome } from './outcome.ts';

interface Size {
  honest: number;
  cheating: number;
}

const morning = Date.parse('2026-11-20T09:00:00+08:00');
const common = {
  personName: '',
  year: 2026,
  officerId: 'o',
  officerName: '',
  organisationId: 'b',
  organisationName: '',
};

/** Acts of a clerk: so many slips after so many seconds of looking. */
function acts(plan: readonly { slips: number; seconds: number }[]): EndorsedSlip[] {
  let at = morning;
  return plan.flatMap(({ slips, seconds }, act) => {
    at += seconds * 1000;
    return Array.from({ length: slips }, (_, slip) => ({
      ...common,
      endorsementId: `${act}-${slip}`,
      slipId: `${act}-${slip}`,
      at: new Date(at + slip * 3),
    }));
  });
}

const repeat = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** Clerks' days: slip by slip, or lists compared on paper and pressed together. */
export function measureEndorsedInSeconds(
  chance: Chance,
  thresholds: Thresholds,
  size: Size,
): Outcome {
  const found = (slips: EndorsedSlip[]) => decideEndorsedInSeconds(slips, thresholds).length > 0;
  const single = () => ({ slips: 1, seconds: chance.logNormal(9, 0.5) });
  const list = () => {
    const slips = 10 + chance.below(140);
    return { slips, seconds: slips * chance.logNormal(6, 0.35) };
  };
  const honest = () =>
    acts(
      chance.happens(0.4)
        ? repeat(1 + chance.below(6), list)
        : repeat(Math.min(600, Math.ceil(chance.logNormal(60, 1))), single),
    );
  const cheats: Record<string, () => EndorsedSlip[]> = {
    BLIND_LISTS: () =>
      acts(
        repeat(3 + chance.below(8), () => ({
          slips: 50 + chance.below(100),
          seconds: 4 + chance.next() * 20,
        })),
      ),
    BLIND_ONE_BY_ONE: () =>
      acts(
        repeat(150 + chance.below(200), () => ({ slips: 1, seconds: 2.05 + chance.next() * 0.5 })),
      ),
    SCRIPT: () => acts(repeat(300, () => ({ slips: 1, seconds: 0.3 }))),
    ONE_BLIND_LIST_A_DAY: () => acts([{ slips: 200, seconds: 10 }]),
  };
  const judged: Judged[] = repeat(size.honest, () => ({ cheat: null, found: found(honest()) }));
  for (const [cheat, make] of Object.entries(cheats))
    judged.push(...repeat(size.cheating, () => ({ cheat, found: found(make()) })));
  return countOutcome(
    judged,
    '经办人的工作日：逐张核对的、对照名单后批量提交的；以及不看名单连续批量、飞快逐张点、用脚本审验的人。',
  );
}

const officeDay = (slips: number, lateSlips: number, weekend: boolean): OfficeDay => ({
  ...common,
  day: '2026-11-20',
  weekend,
  slips,
  lateSlips,
  firstAt: new Date(morning),
  lastAt: new Date(morning),
  slipIds: [],
});

/** Officers' days, with overtime at the end of the year, and endorsements of people who then left. */
export function measureOutsideOffice(chance: Chance, thresholds: Thresholds, size: Size): Outcome {
  const foundDay = (day: OfficeDay) => decideLateEndorsing([day], thresholds).length > 0;
  const foundForeign = (one: ForeignEndorsement) =>
    decideForeignEndorsements([one], thresholds).length > 0;
  const honestDay = () => {
    const slips = Math.ceil(chance.logNormal(50, 0.9));
    const weekend = chance.happens(0.03);
    const overtime = weekend ? 1 : chance.happens(0.05) ? chance.next() * 0.5 : 0;
    return officeDay(slips, Math.round(slips * overtime), weekend);
  };
  const foreign = (kind: ForeignEndorsement['kind'], leftAfterDays: number | null) => ({
    ...common,
    kind,
    endorsementId: 'e',
    slipId: 's',
    decidedAt: new Date(morning),
    leftAfterDays,
  });
  const cheats: Record<string, () => boolean> = {
    AT_NIGHT: () => {
      const slips = 80 + chance.below(300);
      return foundDay(officeDay(slips, slips, false));
    },
    A_FEW_AT_NIGHT: () => foundDay(officeDay(20, 20, false)),
    FOREIGN: () => foundForeign(foreign('NOT_COMPETENT', null)),
    WITHOUT_POST: () => foundForeign(foreign('NO_ROLE', null)),
    PASSING: () => foundForeign(foreign('PASSING', chance.below(25))),
    PASSING_SLOWLY: () => foundForeign(foreign('PASSING', 30 + chance.below(60))),
  };
  const judged: Judged[] = repeat(size.honest, () => ({
    cheat: null,
    found: foundDay(honestDay()),
  }));
  for (const [cheat, found] of Object.entries(cheats))
    judged.push(...repeat(size.cheating, () => ({ cheat, found: found() })));
  return countOutcome(
    judged,
    '经办人的工作日，含年底加班和周末值班；以及夜里成批审验、审验不归自己管的、没有岗位、借道挂靠的。',
  );
}
