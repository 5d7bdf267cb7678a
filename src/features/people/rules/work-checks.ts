import { creditCodeSentences, parseCreditCode } from '../../../kernel/credit-code.ts';
import { isId } from '../../../kernel/ids.ts';
import { type Fault, text } from '../../identity/index.ts';
import type { UnitChoice } from './unit-choice.ts';

/** The fields by which a form asks for the unit. */
export const unitFields = {
  unitKind: text,
  employerId: text,
  missingName: text,
  missingCode: text,
};

/** Checks the declared unit. */
export function checkUnit(
  typed: { unitKind: string; employerId: string; missingName: string; missingCode: string },
  fault: Fault,
): UnitChoice {
  if (typed.unitKind === 'NONE') return { kind: 'NONE' };
  if (typed.unitKind === 'MISSING') {
    const name = typed.missingName.trim();
    if (name.length < 4) fault('missingName', '请填写单位全称，与公章上的名称一致。');
    const code = typed.missingCode.trim() === '' ? null : parseCreditCode(typed.missingCode);
    if (code && !code.ok) fault('missingCode', creditCodeSentences[code.because]);
    return { kind: 'MISSING', name, creditCode: code?.ok ? code.code : null };
  }
  if (typed.unitKind !== 'LISTED') fault('unitKind', '请选择您的单位情况。');
  else if (!isId(typed.employerId))
    fault('employerText', '请输入单位名称查找，并从结果中选择您的单位。');
  return { kind: 'LISTED', organisationId: typed.employerId };
}

/** A day as a date field sends it. */
export const day = /^\d{4}-\d{2}-\d{2}$/;

/** Nobody holds a title before this age: the law on labour lets nobody work earlier. */
const workingAge = 16;

/** Whether a title was awarded before its holder could work; unknown birth dates are not held against anybody. */
export function isTitleTooEarly(awardedOn: string | null, birthDate: string | null): boolean {
  if (awardedOn === null || birthDate === null) return false;
  return awardedOn < `${Number(birthDate.slice(0, 4)) + workingAge}${birthDate.slice(4)}`;
}

export const titleTooEarly = `取得职称的日期早于本人${workingAge}周岁，请对照职称证书核对。`;

/** Checks a title and the day it was awarded: not after today, not before the age of 16. */
export function checkTitle(
  typed: { titleCode: string; titleAwardedOn: string },
  { today, birthDate }: { today: string; birthDate: string | null },
  fault: Fault,
) {
  const titleCode = typed.titleCode || null;
  const titleAwardedOn = typed.titleAwardedOn || null;
  if (titleAwardedOn && (!day.test(titleAwardedOn) || titleAwardedOn > today))
    fault('titleAwardedOn', '取得职称的日期应是今天或以前的日期。');
  else if (isTitleTooEarly(titleAwardedOn, birthDate)) fault('titleAwardedOn', titleTooEarly);
  if (titleCode && !titleAwardedOn) fault('titleAwardedOn', '请填写取得这一职称的日期。');
  return { titleCode, titleAwardedOn: titleCode ? titleAwardedOn : null };
}
