import { dayOf } from '../../../../kernel/calendar.ts';
import { formatDateTime, formatDay, formatTime } from '../../../../ui/index.ts';
import { type NewFinding, numberOf, type Rule, type Thresholds } from './rule.ts';

/** One slip endorsed by an officer. */
export interface EndorsedSlip {
  endorsementId: string;
  slipId: string;
  personName: string;
  year: number;
  officerId: string;
  officerName: string;
  organisationId: string;
  organisationName: string;
  /** The request it was endorsed by; null for old ones, stored without. */
  actId: string | null;
  at: Date;
}

/** The slips endorsed by one request, and the time since the request before. */
interface Act {
  slips: EndorsedSlip[];
  lookMs: number;
}

/**
 * Groups slips into acts. One request is one act, however many slips; a script that sends a request a slip
 * makes as many acts. What counts is the time between two acts, divided by the slips of the second; for the
 * first act after a pause it is unknown, so that does not count.
 */
export function actsOf(slips: readonly EndorsedSlip[], thresholds: Thresholds): Act[][] {
  const gapMs = numberOf(thresholds, 'act_gap_seconds') * 1000;
  const pauseMs = numberOf(thresholds, 'pause_minutes') * 60_000;
  const sittings: Act[][] = [];
  let last: EndorsedSlip | null = null;
  for (const slip of slips.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const gap = last ? slip.at.getTime() - last.at.getTime() : Number.POSITIVE_INFINITY;
    const sitting = sittings.at(-1);
    if (!sitting || gap > pauseMs) sittings.push([{ slips: [slip], lookMs: gap }]);
    else if (last && isOneAct(last, slip, gapMs)) sitting.at(-1)?.slips.push(slip);
    else sitting.push({ slips: [slip], lookMs: gap });
    last = slip;
  }
  return sittings.map((acts) => acts.slice(1));
}

/** Old slips of one request were stored milliseconds apart; nothing else identifies their act. */
function isOneAct(last: EndorsedSlip, slip: EndorsedSlip, gapMs: number): boolean {
  if (last.actId !== null || slip.actId !== null) return last.actId === slip.actId;
  return slip.at.getTime() - last.at.getTime() < gapMs;
}

/** Returns the longest run of acts with enough slips and too little time for each; null without one. */
function longestHastyRun(acts: readonly Act[], thresholds: Thresholds): Act[] | null {
  const least = numberOf(thresholds, 'slips');
  const perSlipMs = numberOf(thresholds, 'seconds_per_slip') * 1000;
  let best: { from: number; to: number; slips: number } | null = null;
  for (let from = 0; from < acts.length; from += 1) {
    let slips = 0;
    let lookMs = 0;
    for (let to = from; to < acts.length; to += 1) {
      const act = acts[to] as Act;
      slips += act.slips.length;
      lookMs += act.lookMs;
      if (slips >= least && lookMs / slips < perSlipMs && slips > (best?.slips ?? 0))
        best = { from, to: to + 1, slips };
    }
  }
  return best && acts.slice(best.from, best.to);
}

/** Returns one finding for an officer and a day, about the body of the officer. */
export function decideEndorsedInSeconds(
  slips: readonly EndorsedSlip[],
  thresholds: Thresholds,
): NewFinding[] {
  const days = Map.groupBy(
    slips,
    ({ officerId, organisationId, at }) => `${officerId}:${organisationId}:${dayOf(at)}`,
  );
  return [...days].flatMap(([reference, ofDay]) => {
    const hasty = actsOf(ofDay, thresholds).flatMap(
      (acts) => longestHastyRun(acts, thresholds) ?? [],
    );
    return hasty.length > 0 ? [toFinding(reference, hasty, ofDay.length)] : [];
  });
}

const shown = 20;

function toFinding(reference: string, acts: readonly Act[], ofDay: number): NewFinding {
  const slips = acts.flatMap((act) => act.slips);
  const [first] = slips as [EndorsedSlip];
  const last = slips.at(-1) as EndorsedSlip;
  const lookMs = acts.reduce((sum, act) => sum + act.lookMs, 0);
  const each = (lookMs / slips.length / 1000).toFixed(1);
  return {
    accountId: null,
    organisationId: first.organisationId,
    year: first.year,
    reference,
    summary: `${first.organisationName}的${first.officerName}于${formatDay(dayOf(first.at))}接连审验${slips.length}张合格单，平均每张${each}秒。`,
    evidence: [
      { label: '经办人', value: `${first.officerName}，${first.organisationName}` },
      { label: '时间', value: `${formatDateTime(first.at)}至${formatTime(last.at)}` },
      { label: '合格单', value: `${slips.length}张，当天共审验${ofDay}张` },
      { label: '提交', value: `${acts.length}次，每次${Math.round(slips.length / acts.length)}张` },
      { label: '平均每张用时', value: `${each}秒（两次提交之间的时间除以后一次的张数）` },
      ...slips.slice(0, shown).map((slip, index) => ({
        label: `第${index + 1}张`,
        value: `${slip.personName}，${formatDateTime(slip.at)}`,
        href: `/endorsements/${slip.endorsementId}`,
      })),
    ],
    slipIds: slips.map(({ slipId }) => slipId),
  };
}

/** Slips endorsed by the hundred without time to read them (N38: ARBITRARY_ENDORSEMENT). */
export const endorsedInSeconds = {
  code: 'ENDORSED_IN_SECONDS',
  name: '成批秒审',
  violation: 'ARBITRARY_ENDORSEMENT',
  explain: (thresholds: Thresholds) =>
    `审验应当逐张看过。同一经办人连续审验${numberOf(thresholds, 'slips')}张以上，平均每张不到${numberOf(thresholds, 'seconds_per_slip')}秒的，列为线索。一次提交的不论多少张算一次，逐张提交的各算一次（没有记下批次的早期审验，相隔不到${numberOf(thresholds, 'act_gap_seconds')}秒的算一次）；看单的时间是两次提交之间的时间，停顿超过${numberOf(thresholds, 'pause_minutes')}分钟重新计，停顿后的第一次不计。`,
} as const satisfies Rule;
