import { dayOf } from '../../../../kernel/calendar.ts';
import { formatDateTime, formatDay, formatTime } from '../../../../ui/index.ts';
import { deviceName } from '../../../identity/index.ts';
import { type NewFinding, numberOf, type Rule, type Thresholds } from './rule.ts';

/** Somebody at his exam: from its start until he was last heard of, where and with what. */
export interface Sitting {
  attemptId: string;
  accountId: string;
  personName: string;
  /** Null for people without a unit. */
  unitId: string | null;
  unitName: string | null;
  year: number;
  startedAt: Date;
  lastContactAt: Date;
  /** Hash of the browser's mark; null where there was none. */
  device: string | null;
  address: string;
  /** The browser's own words about itself. */
  browser: string;
  slipId: string | null;
}

type Kind = 'DEVICE' | 'ADDRESS';

/** Every person of a crowd is a finding of his own: a case is about one person. */
export function decideExamsAtOnce(
  sittings: readonly Sitting[],
  thresholds: Thresholds,
): NewFinding[] {
  const found = new Map<string, NewFinding>();
  const note = (kind: Kind, crowd: readonly Sitting[]) => {
    for (const one of crowd)
      if (!found.has(one.attemptId)) found.set(one.attemptId, tell(kind, one, crowd));
  };
  const marked = sittings.filter(({ device }) => device !== null);
  for (const group of Map.groupBy(marked, ({ device }) => device).values()) {
    const crowd = largestConcurrent(group, thresholds);
    if (peopleOf(crowd) >= numberOf(thresholds, 'device_people')) note('DEVICE', crowd);
  }
  for (const group of Map.groupBy(sittings, ({ address }) => address).values()) {
    const crowd = largestConcurrent(group, thresholds);
    if (isSuspiciousAddress(crowd, thresholds)) note('ADDRESS', crowd);
  }
  return [...found.values()];
}

/**
 * An office sends all its people from one address, a telephone company strangers with all kinds of
 * telephones; rareShared is a room of many units' people with one kind of browser.
 */
function isSuspiciousAddress(crowd: readonly Sitting[], thresholds: Thresholds): boolean {
  const units = new Set(crowd.map(({ unitId, accountId }) => unitId ?? accountId)).size;
  const browsers = [...Map.groupBy(crowd, ({ browser }) => browser).values()];
  const alike = Math.max(0, ...browsers.map((same) => same.length));
  return (
    peopleOf(crowd) >= numberOf(thresholds, 'address_people') &&
    units >= numberOf(thresholds, 'address_units') &&
    alike * 100 >= crowd.length * numberOf(thresholds, 'same_browser_percent')
  );
}

const peopleOf = (crowd: readonly Sitting[]) =>
  new Set(crowd.map(({ accountId }) => accountId)).size;

/** The most who were at it at one moment, each for at least the overlap that counts. */
function largestConcurrent(group: readonly Sitting[], thresholds: Thresholds): Sitting[] {
  const overlapMs = numberOf(thresholds, 'overlap_minutes') * 60_000;
  const end = (one: Sitting) => one.lastContactAt.getTime() - overlapMs;
  const sorted = group.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  let present: Sitting[] = [];
  let largest: Sitting[] = [];
  for (const one of sorted) {
    const now = one.startedAt.getTime();
    present = present.filter((other) => end(other) >= now);
    if (end(one) >= now) present.push(one);
    if (peopleOf(present) > peopleOf(largest)) largest = [...present];
  }
  return largest;
}

const shown = 30;

function tell(kind: Kind, one: Sitting, crowd: readonly Sitting[]): NewFinding {
  const people = peopleOf(crowd);
  const place = kind === 'DEVICE' ? '同一设备' : `同一网络地址（${one.address}）`;
  return {
    accountId: one.accountId,
    organisationId: null,
    year: one.year,
    reference: one.attemptId,
    summary: `${one.personName}于${formatDay(dayOf(one.startedAt))}考试时，${place}上另有${people - 1}人同时作答。`,
    evidence: [
      { label: '网络地址', value: one.address },
      { label: '浏览器', value: deviceName(one.browser) },
      ...crowd.slice(0, shown).map((other) => ({
        label: other === one ? `${other.personName}（本人）` : other.personName,
        value: `${other.unitName ?? '无单位'}，${formatDateTime(other.startedAt)}至${formatTime(other.lastContactAt)}作答`,
        href: `/exam-monitor/attempts/${other.attemptId}`,
      })),
      ...(crowd.length > shown ? [{ label: '其余', value: `${crowd.length - shown}人` }] : []),
    ],
    slipIds: one.slipId ? [one.slipId] : [],
  };
}

/** Several exams at once from one device, or from one address by people who have nothing in common. */
export const examsAtOnce = {
  code: 'EXAMS_AT_ONCE',
  name: '同一设备或地址同时多人考试',
  violation: 'FRAUD',
  explain: (thresholds: Thresholds) =>
    `考试应当由本人独立完成。同一设备上有${numberOf(thresholds, 'device_people')}人以上同时作答（重叠${numberOf(thresholds, 'overlap_minutes')}分钟以上）的，列为线索；同一单位的人共用网络是正常的，所以同一网络地址要有${numberOf(thresholds, 'address_people')}人以上、来自${numberOf(thresholds, 'address_units')}个以上单位、其中${numberOf(thresholds, 'same_browser_percent')}%以上使用同一种浏览器，才列为线索。`,
} as const satisfies Rule;
