import type { Officer } from '../../../kernel/actor.ts';
import { type Day, yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getAffiliation } from '../../people/index.ts';
import { insertEntries } from '../queries/entries.ts';
import { getHourRule, listConversions } from '../queries/hour-rules.ts';
import { lockDays, sumHoursOfDays } from '../queries/hours-claims.ts';
import { markEntryWithdrawn } from '../queries/professional-entries.ts';
import { convertHours, daysOf, type HourUnit } from '../rules/conversion.ts';
import { isLate } from '../rules/year-account.ts';

/** What somebody attended of a professional subject, as an industry authority recognises it (N33). */
export interface Attendance {
  accountId: string;
  offeringId: string;
  year: number;
  title: string;
  organiser: string;
  heldFrom: Day;
  heldTo: Day;
  unit: HourUnit;
  quantity: number;
  testPassed: boolean;
}

/** Hours that an attendance comes to. */
export interface Credit {
  hours: number;
  /** The daily cap took hours away. */
  capped: boolean;
}

/**
 * The credit hours of an attendance by the rules of the year where the person worked on its last day:
 * the conversion table and the daily cap, shared with his claims and other attendances of the same days
 * (E5), in a year that can still be made up (E7). Throws the refusal that says why there are none.
 */
export async function weighAttendance(
  db: Reader,
  attendance: Attendance,
  now: Date,
): Promise<Credit> {
  const { accountId, year, heldFrom, heldTo } = attendance;
  const { employer, districtId } = await getAffiliation(db, accountId, heldTo);
  const place = employer?.jurisdictionId ?? districtId;
  const rule = await getHourRule(db, place, year);
  if (isLate(year, yearOf(now), rule))
    throw new Refusal('hours.year_closed', { year, years: rule.makeUpYears });
  const taken = await sumHoursOfDays(db, accountId, attendance);
  const left = daysOf(heldFrom, heldTo) * rule.dailyCapHours - taken;
  const credit = convertHours(await listConversions(db, place, year), attendance, left);
  if (credit.hours === 0) throw new Refusal('hours.no_credit', { cap: rule.dailyCapHours });
  return credit;
}

/**
 * Writes an attendance that an authority recognises into the person's certificate, and on the card of
 * the unit he worked in (E3). In the caller's transaction. Throws when the offering counts already.
 */
export async function recordProfessional(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { cardOf, ...attendance }: Attendance & { cardOf: string | null },
): Promise<Credit & { entryId: string }> {
  if (attendance.accountId === actor.accountId) throw new Refusal('hours.own');
  const now = parts.clock.now();
  await lockDays(tx, attendance.accountId);
  const credit = await weighAttendance(tx, attendance, now);
  const entryId = await insertEntries(tx, {
    accountId: attendance.accountId,
    year: attendance.year,
    topicId: null,
    slipId: null,
    endorsementId: null,
    offeringId: attendance.offeringId,
    organiser: attendance.organiser,
    heldFrom: attendance.heldFrom,
    heldTo: attendance.heldTo,
    organisationId: actor.organisationId,
    cardOf,
    subject: 'PROFESSIONAL',
    title: attendance.title,
    creditHours: credit.hours,
    confirmedBy: actor.accountId,
    confirmedAt: now,
  });
  if (!entryId) throw new Refusal('hours.recorded_already');
  await recordAudit(
    tx,
    actor,
    'hours.record_professional',
    { type: 'certificate_entry', id: entryId },
    { offeringId: attendance.offeringId, year: attendance.year, creditHours: credit.hours },
  );
  return { ...credit, entryId };
}

/** The authority takes professional hours out of certificate and card, with the reason; false when they were out. */
export async function withdrawProfessional(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { entryId, because }: { entryId: string; because: string },
): Promise<boolean> {
  if (!(await markEntryWithdrawn(tx, entryId, because, parts.clock.now()))) return false;
  const subject = { type: 'certificate_entry', id: entryId };
  await recordAudit(tx, actor, 'hours.withdraw_professional', subject, { because });
  return true;
}
