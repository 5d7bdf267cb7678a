import { type Day, yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getAffiliation } from '../../people/index.ts';
import { convertHours, daysOf, type HourUnit } from '../rules/conversion.ts';
import { isLate } from '../rules/year-account.ts';
import { getHourRule, listConversions } from './hour-rules.ts';
import { sumHoursOfDays } from './hours-claims.ts';

/** An attendance of a professional subject, as an industry authority recognises it (N33). */
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

/** The credit hours of an attendance. */
export interface Credit {
  hours: number;
  /** The daily cap took hours away. */
  capped: boolean;
}

/**
 * Returns the credit hours of an attendance by the rules of the year where the person worked on its last day:
 * the conversion table, the daily cap shared with claims and attendances of the same days (E5), in a year
 * that can still be made up (E7). Throws the refusal that says why there are none.
 */
export async function getAttendanceCredit(
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
