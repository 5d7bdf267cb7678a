import { dayOf } from '../../../../kernel/calendar.ts';
import { formatDateTime, formatDay } from '../../../../ui/index.ts';
import { type NewFinding, numberOf, type Rule, type Thresholds } from './rule.ts';

/** A live certificate entry with its endorsement and slip. */
export interface RecordedEntry {
  entryNo: string;
  year: number;
  accountId: string;
  personName: string;
  creditHours: number;
  confirmedAt: Date;
  organisationId: string;
  organisationName: string;
  slipId: string | null;
  slipState: string | null;
  slipAccountId: string | null;
  endorsementId: string | null;
  endorsementState: string | null;
  endorsementAccountId: string | null;
  decidedAt: Date | null;
}

type Fault = 'NONE' | 'RETURNED' | 'REVOKED' | 'OTHER_PERSON' | 'LATER';

const faultNames: Record<Fault, string> = {
  NONE: '没有审验',
  RETURNED: '审验被退回',
  REVOKED: '审验或合格单已撤销，学时没有撤回',
  OTHER_PERSON: '审验的是别人的合格单',
  LATER: '登记在审验之前',
};

/** Hours of a revoked endorsement are withdrawn by a job; that takes moments, not a day. */
const graceMs = 24 * 3_600_000;

/** Returns what is wrong with an entry; null when it rests on an endorsed slip of the person (N29, N30). */
export function faultOf(entry: RecordedEntry, now: Date): Fault | null {
  const { endorsementState: state, accountId, decidedAt } = entry;
  if (!entry.endorsementId || !entry.slipId || state === 'PENDING') return 'NONE';
  if (entry.endorsementAccountId !== accountId || entry.slipAccountId !== accountId)
    return 'OTHER_PERSON';
  if (state === 'RETURNED') return 'RETURNED';
  if (state === 'REVOKED' || entry.slipState === 'REVOKED') {
    const since = decidedAt ?? entry.confirmedAt;
    return now.getTime() - since.getTime() > graceMs ? 'REVOKED' : null;
  }
  return decidedAt && decidedAt > entry.confirmedAt ? 'LATER' : null;
}

/** Returns one finding for a unit, a day of recording and a kind of fault. */
export function decideHoursWithoutEndorsedSlip(
  entries: readonly RecordedEntry[],
  thresholds: Thresholds,
  now: Date,
): NewFinding[] {
  const groups = new Map<string, { fault: Fault; entries: RecordedEntry[] }>();
  for (const entry of entries) {
    const fault = faultOf(entry, now);
    if (!fault) continue;
    const reference = `${entry.organisationId}:${dayOf(entry.confirmedAt)}:${fault}`;
    const group = groups.get(reference) ?? { fault, entries: [] };
    group.entries.push(entry);
    groups.set(reference, group);
  }
  return [...groups]
    .filter(([, group]) => group.entries.length >= numberOf(thresholds, 'entries'))
    .map(([reference, group]) => toFinding(reference, group));
}

function toFinding(
  reference: string,
  { fault, entries }: { fault: Fault; entries: RecordedEntry[] },
): NewFinding {
  const [first] = entries as [RecordedEntry];
  const people = new Set(entries.map(({ accountId }) => accountId)).size;
  const hours = entries.reduce((sum, { creditHours }) => sum + creditHours, 0);
  return {
    accountId: null,
    organisationId: first.organisationId,
    year: first.year,
    reference,
    summary: `${first.organisationName}于${formatDay(dayOf(first.confirmedAt))}登记了${people}人共${hours}学时，${faultNames[fault]}。`,
    evidence: entries.map((entry) => ({
      label: `${entry.personName}　登记${entry.entryNo}`,
      value: `${entry.creditHours}学时，${formatDateTime(entry.confirmedAt)}登记；${faultNames[fault]}${entry.decidedAt ? `（审验机构处理于${formatDateTime(entry.decidedAt)}）` : ''}`,
      ...(entry.endorsementId ? { href: `/endorsements/${entry.endorsementId}` } : {}),
    })),
    slipIds: entries.flatMap(({ slipId }) => slipId ?? []),
  };
}

/** Hours are recorded from an endorsed slip only (N29, N30). */
export const hoursWithoutEndorsedSlip = {
  code: 'HOURS_WITHOUT_ENDORSED_SLIP',
  name: '没有审验就登记学时',
  violation: 'IMPROPER_RECORDING',
  explain: (thresholds: Thresholds) =>
    `学时应当凭已审验的合格单登记。一个单位一天内有${numberOf(thresholds, 'entries')}条以上登记没有审验、审验被退回或撤销满一天而学时没有撤回、审验的是别人的合格单，或者登记早于审验的，列为线索。`,
} as const satisfies Rule;
