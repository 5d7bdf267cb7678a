import { dayOf } from '../../../../kernel/calendar.ts';
import { formatDateTime, formatDay, formatTime } from '../../../../ui/index.ts';
import { deviceName } from '../../../identity/index.ts';
import { type NewFinding, numberOf, type Rule, type Thresholds } from './rule.ts';

/** An exam of a person from its start to the last contact, with address and device. */
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
  /** Hash of the device cookie; null where there was none. */
  device: string | null;
  address: string;
  /** User agent. */
  browser: string;
  slipId: string | null;
}

type Kind = 'DEVICE' | 'ADDRESS';

/** Returns one finding for each person of a group that sat at the same time. */
export function decideExamsAtOnce(
  sittings: readonly Sitting[],
  thresholds: Thresholds,
): NewFinding[] {
  const found = new Map<string, NewFinding>();
  const keep = (kind: Kind, group: readonly Sitting[]) => {
    for (const one of group)
      if (!found.has(one.attemptId)) found.set(one.attemptId, toFinding(kind, one, group));
  };
  const withDevice = sittings.filter(({ device }) => device !== null);
  for (const group of Map.groupBy(withDevice, ({ device }) => device).values()) {
    const concurrent = largestConcurrent(group, thresholds);
    if (peopleOf(concurrent) >= numberOf(thresholds, 'device_people')) keep('DEVICE', concurrent);
  }
  for (const group of Map.groupBy(sittings, ({ address }) => address).values()) {
    const concurrent = largestConcurrent(group, thresholds);
    if (isSuspiciousAddress(concurrent, thresholds)) keep('ADDRESS', concurrent);
  }
  return [...found.values()];
}

/**
 * An office sends all its people from one address, a mobile network strangers with all kinds of phones;
 * suspicious is one kind of browser with people of many units.
 */
function isSuspiciousAddress(group: readonly Sitting[], thresholds: Thresholds): boolean {
  const units = new Set(group.map(({ unitId, accountId }) => unitId ?? accountId)).size;
  const browsers = [...Map.groupBy(group, ({ browser }) => browser).values()];
  const sameBrowser = Math.max(0, ...browsers.map((same) => same.length));
  return (
    peopleOf(group) >= numberOf(thresholds, 'address_people') &&
    units >= numberOf(thresholds, 'address_units') &&
    sameBrowser * 100 >= group.length * numberOf(thresholds, 'same_browser_percent')
  );
}

const peopleOf = (group: readonly Sitting[]) =>
  new Set(group.map(({ accountId }) => accountId)).size;

/** Returns the largest set of sittings that ran at one moment and overlapped long enough. */
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

function toFinding(kind: Kind, one: Sitting, group: readonly Sitting[]): NewFinding {
  const people = peopleOf(group);
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
      ...group.slice(0, shown).map((other) => ({
        label: other === one ? `${other.personName}（本人）` : other.personName,
        value: `${other.unitName ?? '无单位'}，${formatDateTime(other.startedAt)}至${formatTime(other.lastContactAt)}作答`,
        href: `/exam-monitor/attempts/${other.attemptId}`,
      })),
      ...(group.length > shown ? [{ label: '其余', value: `${group.length - shown}人` }] : []),
    ],
    slipIds: one.slipId ? [one.slipId] : [],
  };
}

/** Several exams at once from one device, or from one address by people of many units. */
export const examsAtOnce = {
  code: 'EXAMS_AT_ONCE',
  name: '同一设备或地址同时多人考试',
  violation: 'FRAUD',
  explain: (thresholds: Thresholds) =>
    `考试应当由本人独立完成。同一设备上有${numberOf(thresholds, 'device_people')}人以上同时作答（重叠${numberOf(thresholds, 'overlap_minutes')}分钟以上）的，列为线索；同一单位的人共用网络是正常的，所以同一网络地址要有${numberOf(thresholds, 'address_people')}人以上、来自${numberOf(thresholds, 'address_units')}个以上单位、其中${numberOf(thresholds, 'same_browser_percent')}%以上使用同一种浏览器，才列为线索。`,
} as const satisfies Rule;
