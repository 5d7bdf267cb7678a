import { dayOf } from '../../../../kernel/calendar.ts';
import { formatDateTime, formatDay, formatTime } from '../../../../ui/index.ts';
import { type NewFinding, numberOf, type Rule, type Thresholds } from './rule.ts';

export type ForeignKind = 'NOT_COMPETENT' | 'NO_ROLE' | 'PASSING';

/** A slip endorsed by a body without competence or an officer without a post there. */
export interface ForeignEndorsement {
  kind: ForeignKind;
  endorsementId: string;
  slipId: string;
  personName: string;
  year: number;
  organisationId: string;
  organisationName: string;
  officerName: string;
  decidedAt: Date;
  /** Of PASSING. */
  passing: PassingStay | null;
}

/** A short stay at the body that endorsed the person's slip. */
export interface PassingStay {
  /** Days from the endorsement to leaving. */
  leftAfterDays: number;
  /** Days from joining to leaving. */
  stayedDays: number;
  /** Slips the body endorsed on that day. */
  ofDay: number;
}

/** How much an officer endorsed on a day, and how much of it outside office hours. */
export interface OfficeDay {
  officerId: string;
  officerName: string;
  organisationId: string;
  organisationName: string;
  day: string;
  year: number;
  /** A day off: a weekend not worked, a holiday. */
  weekend: boolean;
  slips: number;
  lateSlips: number;
  firstAt: Date;
  lastAt: Date;
  slipIds: string[];
}

const kindNames: Record<ForeignKind, string> = {
  NOT_COMPETENT: '提交审验之日该机构对此人没有管辖',
  NO_ROLE: '经办人当天不是该机构的审验人员',
  PASSING: '审验后不久就离开了该单位或转走了档案',
};

/** Returns one finding for a body, a day and a kind. */
export function decideForeignEndorsements(
  endorsements: readonly ForeignEndorsement[],
  thresholds: Thresholds,
): NewFinding[] {
  const foreign = endorsements.filter(
    ({ passing }) => passing === null || isHurried(passing, thresholds),
  );
  const groups = Map.groupBy(
    foreign,
    ({ organisationId, decidedAt, kind }) => `${organisationId}:${dayOf(decidedAt)}:${kind}`,
  );
  return [...groups]
    .filter(([, group]) => isEnough(group, thresholds))
    .map(([reference, group]) => {
      const first = group[0] as ForeignEndorsement;
      return {
        accountId: null,
        organisationId: first.organisationId,
        year: first.year,
        reference,
        summary: `${first.organisationName}于${formatDay(dayOf(first.decidedAt))}审验了${group.length}张不应由它审验的合格单：${kindNames[first.kind]}。`,
        evidence: group.map((one) => ({
          label: one.personName,
          value: `${formatDateTime(one.decidedAt)}由${one.officerName}审验；${kindNames[one.kind]}${one.passing ? `（前后${one.passing.stayedDays}天，审验后${one.passing.leftAfterDays}天）` : ''}`,
          href: `/endorsements/${one.endorsementId}`,
        })),
        slipIds: group.map(({ slipId }) => slipId),
      };
    });
}

const isHurried = ({ leftAfterDays, stayedDays }: PassingStay, thresholds: Thresholds) =>
  leftAfterDays < numberOf(thresholds, 'passing_days') &&
  stayedDays < numberOf(thresholds, 'passing_stay_days');

/** People change jobs: short stays count from several, and a share of the day's slips. */
function isEnough(group: readonly ForeignEndorsement[], thresholds: Thresholds): boolean {
  const passing = group[0]?.passing;
  if (!passing) return group.length >= numberOf(thresholds, 'foreign_slips');
  return (
    group.length >= numberOf(thresholds, 'passing_slips') &&
    group.length * 100 >= passing.ofDay * numberOf(thresholds, 'passing_percent')
  );
}

/** Returns one finding for an officer and a day of mostly endorsing outside office hours. */
export function decideLateEndorsing(
  days: readonly OfficeDay[],
  thresholds: Thresholds,
): NewFinding[] {
  return days
    .filter(({ weekend, slips, lateSlips }) => {
      const least = numberOf(thresholds, weekend ? 'weekend_slips' : 'late_slips');
      return lateSlips >= least && lateSlips * 100 >= slips * numberOf(thresholds, 'late_percent');
    })
    .map((one) => ({
      accountId: null,
      organisationId: one.organisationId,
      year: one.year,
      reference: `${one.officerId}:${one.day}:LATE`,
      summary: `${one.organisationName}的${one.officerName}于${formatDay(one.day)}（${one.weekend ? '休息日' : '工作日'}）在办公时间外审验${one.lateSlips}张，占当天的${Math.round((one.lateSlips * 100) / one.slips)}%。`,
      evidence: [
        { label: '经办人', value: `${one.officerName}，${one.organisationName}` },
        { label: '当天审验', value: `${one.slips}张` },
        { label: '办公时间外', value: `${one.lateSlips}张` },
        { label: '时间', value: `${formatDateTime(one.firstAt)}至${formatTime(one.lastAt)}` },
      ],
      slipIds: one.slipIds,
    }));
}

/** Endorsed without competence (N25-N28) or outside office hours. */
export const endorsedOutsideOffice = {
  code: 'ENDORSED_OUTSIDE_OFFICE',
  name: '超出权限或办公时间审验',
  violation: 'ARBITRARY_ENDORSEMENT',
  explain: (thresholds: Thresholds) =>
    `合格单由学员当时所属的机构、由它的审验人员审验。一个机构一天内审验了${numberOf(thresholds, 'foreign_slips')}张以上不归它管辖的、由没有岗位的人审验的，列为线索。一天审验的人里有${numberOf(thresholds, 'passing_slips')}人以上、占${numberOf(thresholds, 'passing_percent')}%以上在审验后${numberOf(thresholds, 'passing_days')}天内离开该单位、前后不足${numberOf(thresholds, 'passing_stay_days')}天的，也列为线索。一人在工作日${numberOf(thresholds, 'opens_at')}点前、${numberOf(thresholds, 'closes_at')}点后审验${numberOf(thresholds, 'late_slips')}张以上，或休息日一天${numberOf(thresholds, 'weekend_slips')}张以上，并占当天的${numberOf(thresholds, 'late_percent')}%以上的，也列为线索。`,
} as const satisfies Rule;
