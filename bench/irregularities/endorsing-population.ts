import {
  decideEndorsedInSeconds,
  type EndorsedSlip,
} from '../../src/features/irregularities/rules/findings/endorsed-in-seconds.ts';
import type { Thresholds } from '../../src/features/irregularities/rules/findings/rule.ts';
import { countOutcome, type Judged, type Outcome, repeat, type Size } from './outcome.ts';
import type { Random } from './random.ts';

const morning = Date.parse('2026-11-20T09:00:00+08:00');
const common = {
  personName: '',
  year: 2026,
  officerId: 'o',
  officerName: '',
  organisationId: 'b',
  organisationName: '',
};

/** Acts of a clerk: numbers of slips, each after some seconds of review. */
function acts(plan: readonly { slips: number; seconds: number }[]): EndorsedSlip[] {
  let at = morning;
  return plan.flatMap(({ slips, seconds }, act) => {
    at += seconds * 1000;
    return Array.from({ length: slips }, (_, slip) => ({
      ...common,
      endorsementId: `${act}-${slip}`,
      slipId: `${act}-${slip}`,
      actId: String(act),
      at: new Date(at),
    }));
  });
}

/** Days of clerks: slip by slip, or lists compared on paper and endorsed at once or in a row. */
export function measureEndorsedInSeconds(
  random: Random,
  thresholds: Thresholds,
  size: Size,
): Outcome {
  const found = (slips: EndorsedSlip[]) => decideEndorsedInSeconds(slips, thresholds).length > 0;
  const single = () => ({ slips: 1, seconds: random.logNormal(9, 0.5) });
  const list = () => {
    const slips = 10 + random.below(140);
    return { slips, seconds: slips * random.logNormal(6, 0.35) };
  };
  const slips = (median: number, deviation: number) =>
    Math.min(600, Math.ceil(random.logNormal(median, deviation)));
  /** Compared on paper in the morning, then endorsed one by one as fast as the page loads. */
  const pressedInARow = () => {
    const pace = random.logNormal(4, 0.3);
    return repeat(slips(40, 0.8), () => ({ slips: 1, seconds: random.logNormal(pace, 0.3) }));
  };
  const honest = () => {
    const way = random.next();
    if (way < 0.4) return acts(repeat(1 + random.below(6), list));
    return acts(way < 0.5 ? pressedInARow() : repeat(slips(60, 1), single));
  };
  const cheats: Record<string, () => EndorsedSlip[]> = {
    BLIND_LISTS: () =>
      acts(
        repeat(3 + random.below(8), () => ({
          slips: 50 + random.below(100),
          seconds: 4 + random.next() * 20,
        })),
      ),
    BLIND_ONE_BY_ONE: () =>
      acts(
        repeat(150 + random.below(200), () => ({ slips: 1, seconds: 2.05 + random.next() * 0.5 })),
      ),
    ONE_BY_ONE_EVERY_SECOND: () =>
      acts(
        repeat(150 + random.below(200), () => ({ slips: 1, seconds: 0.8 + random.next() * 0.8 })),
      ),
    SCRIPT: () => acts(repeat(300, () => ({ slips: 1, seconds: 0.3 }))),
    SCRIPT_ALL_AT_ONCE: () => acts(repeat(300, () => ({ slips: 1, seconds: 0.004 }))),
    PATIENT_SCRIPT: () => acts(repeat(300, () => ({ slips: 1, seconds: 5 + random.next() * 10 }))),
    ONE_BLIND_LIST_A_DAY: () => acts([{ slips: 200, seconds: 10 }]),
  };
  const judged: Judged[] = repeat(size.honest, () => ({ cheat: null, found: found(honest()) }));
  for (const [cheat, make] of Object.entries(cheats))
    judged.push(...repeat(size.cheating, () => ({ cheat, found: found(make()) })));
  return countOutcome(
    judged,
    '经办人的工作日：逐张核对的、对照名单后批量提交或者逐张连点的；以及不看名单连续批量、飞快逐张点、用脚本审验的人。',
  );
}
