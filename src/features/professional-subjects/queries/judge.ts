import { dayOf } from '../../../kernel/calendar.ts';
import { parsePersonName } from '../../../kernel/person-name.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  identifierFaultSentences,
  readIdNumber,
  textCell,
} from '../../../platform/spreadsheets/index.ts';
import { type Attendance, type Credit, getAttendanceCredit } from '../../hours/index.ts';
import { findLearnerByNumberOrPhone } from '../../people/index.ts';
import { amountOf, type ListedRow } from '../rules/list-rows.ts';
import type { Offering } from '../rules/subject.ts';
import type { SystemRule } from '../rules/system.ts';
import { findLiveOf } from './recognitions.ts';
import { openSystem } from './system.ts';

/** A person whose hours can be recognised, with the credit. */
export interface Fit {
  attendance: Attendance;
  unitId: string;
  rule: SystemRule;
  credit: Credit;
}

export type Judgement = { fit: Fit } | { fault: string };

/** The same for unknown people and people of another system: a list must not tell who exists. */
const unknown = '没有这位人员，或者培训结束时不属于本系统';

/** Returns why the hours of a row cannot be recognised; undefined for a refusal that is not about a row. */
export function faultOf({ code, facts }: Refusal): string | undefined {
  const words: { [code in string]?: string } = {
    'hours.year_closed': `${facts.year}年的学时已经不能补认`,
    'hours.no_credit': `这几天已经计满每天${facts.cap}学时，或者数量太少`,
    'hours.recorded_already': '这次培训的学时已经认定过',
    'hours.own': '不能认定自己的学时，请由另一位经办人办理',
  };
  return words[code];
}

/** Returns the attendance of a person at an offering. */
export function attendanceOf(
  offering: Offering,
  accountId: string,
  amount: { quantity: number; testPassed: boolean },
): Attendance {
  const { id, year, subjectName, organiser, heldFrom, heldTo, unit } = offering;
  return {
    ...amount,
    accountId,
    offeringId: id,
    year,
    title: subjectName,
    organiser,
    heldFrom,
    heldTo,
    unit,
  };
}

/**
 * Returns a function that judges the rows of one list against its offering, one after the other: identity,
 * membership of the system, hours recognised before, credit (E5, E7).
 */
export function openJudge(
  parts: Parts,
  offering: Offering,
  by: { accountId: string; onlyUnit: string | null },
) {
  const { db, clock } = parts;
  const now = clock.now();
  const days = { lastDay: offering.heldTo, today: dayOf(now) };
  const systemOf = openSystem(db, offering.authorityId, days);
  const seen = new Map<string, number>();
  return async (row: ListedRow): Promise<Judgement> => {
    if (row.numberFault) return { fault: row.numberFault };
    if (row.idNumber === '') return { fault: '没有证件号码' };
    // A list waits before it is recognised: the kind of the cell is not known any more.
    const number = readIdNumber(textCell(row.idNumber));
    if (number && 'fault' in number) return { fault: identifierFaultSentences[number.fault] };
    const before = seen.get(row.idNumber);
    if (before) return { fault: `与第${before}行的证件号码相同` };
    seen.set(row.idNumber, row.rowNo);
    const amount = amountOf(row, offering.quantity);
    if ('fault' in amount) return amount;
    const byPhone = /^1\d{10}$/.test(row.idNumber);
    const learner = byPhone ? null : await findLearnerByNumberOrPhone(parts, row.idNumber);
    const system = learner && (await systemOf(learner.accountId));
    if (!learner || !system) return { fault: unknown };
    if (by.onlyUnit && system.unitId !== by.onlyUnit) return { fault: unknown };
    const named = parsePersonName(row.name);
    if (!named.ok || named.name !== learner.name) return { fault: '姓名与证件号码不一致' };
    if (learner.accountId === by.accountId)
      return { fault: faultOf(new Refusal('hours.own')) ?? '' };
    if (await findLiveOf(db, offering.id, learner.accountId))
      return { fault: faultOf(new Refusal('hours.recorded_already')) ?? '' };
    const attendance = attendanceOf(offering, learner.accountId, amount);
    try {
      return {
        fit: { ...system, attendance, credit: await getAttendanceCredit(db, attendance, now) },
      };
    } catch (error) {
      const fault = error instanceof Refusal ? faultOf(error) : undefined;
      if (!fault) throw error;
      return { fault };
    }
  };
}
