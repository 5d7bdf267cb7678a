import {
  decideEndorsedInSeconds,
  type EndorsedSlip,
} from '../../src/features/irregularities/rules/findings/endorsed-in-seconds.ts';
import type { Thresholds } from '../../src/features/irregularities/rules/findings/rule.ts';
import type { Chance } from './chance.ts';
import { countOutcome, type Judged, type Outcome, repeat, type Size } from './outcome.ts';

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
      actId: String(act),
      at: new Date(at),
    }));
  });
}

/** Clerks' days: slip by slip, or lists compared on paper and pressed together or in a row. */
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
  const slips = (median: number, deviation: number) =>
    Math.min(600, Math.ceil(chance.logNormal(median, deviation)));
  /** Compared on paper in the morning, then pressed for each as fast as the page comes. */
  const pressedInARow = () => {
    const pace = chance.logNormal(4, 0.3);
    return repeat(slips(40, 0.8), () => ({ slips: 1, seconds: chance.logNormal(pace, 0.3) }));
  };
  const honest = () => {
    const way = chance.next();
    if (way < 0.4) return acts(repeat(1 + chance.below(6), list));
    return acts(way < 0.5 ? pressedInARow() : repeat(slips(60, 1), single));
  };
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
    ONE_BY_ONE_EVERY_SECOND: () =>
      acts(
        repeat(150 + chance.below(200), () => ({ slips: 1, seconds: 0.8 + chance.next() * 0.8 })),
      ),
    SCRIPT: () => acts(repeat(300, () => ({ slips: 1, seconds: 0.3 }))),
    SCRIPT_ALL_AT_ONCE: () => acts(repeat(300, () => ({ slips: 1, seconds: 0.004 }))),
    PATIENT_SCRIPT: () => acts(repeat(300, () => ({ slips: 1, seconds: 5 + chance.next() * 10 }))),
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
