import { z } from 'zod';
import { creditCodeSentences, parseCreditCode } from '../../kernel/credit-code.ts';
import {
  deskOnlyDocuments,
  type IdDocumentType,
  idDocumentTypes,
  idNumberSentences,
  parseIdNumber,
} from '../../kernel/id-number.ts';
import { parsePersonName, personNameSentences } from '../../kernel/person-name.ts';
import { parsePhone, phoneSentences } from '../../kernel/phone-number.ts';
import { passwordFault } from './password.ts';
import type { UnitChoice } from './unit-choice.ts';

/** A field as a browser sends it; a missing one is empty. */
export const text = z.string().catch('');
export type Fault = (field: string, message: string) => void;

/** Lets a check of the whole form name the field of each fault, so that all are told at once. */
export function faultsOf(context: z.RefinementCtx): Fault {
  return (field, message) => context.addIssue({ code: 'custom', path: [field], message });
}

/** Kinds of document a person can register with himself; the others a desk must see. */
export const registrableDocuments = idDocumentTypes.filter((one) => !deskOnlyDocuments.has(one));

interface TypedIdentity {
  idDocumentType: string;
  idNumber: string;
  name: string;
}

/** Kind and number of the document, and the name on it. `documents`: the kinds that are accepted here. */
export function checkIdentity(
  typed: TypedIdentity,
  now: Date,
  fault: Fault,
  documents: readonly IdDocumentType[] = registrableDocuments,
) {
  const idDocumentType = documents.find((one) => one === typed.idDocumentType);
  if (!idDocumentType) fault('idDocumentType', '请选择证件类型。');
  const number = parseIdNumber(idDocumentType ?? 'RESIDENT_ID', typed.idNumber, now);
  if (!number.ok) fault('idNumber', idNumberSentences[number.because]);
  const name = parsePersonName(typed.name);
  if (!name.ok) fault('name', personNameSentences[name.because]);
  return {
    idDocumentType: idDocumentType ?? ('RESIDENT_ID' as IdDocumentType),
    idNumber: number.ok ? number.canonical : '',
    name: name.ok ? name.name : '',
  };
}

/** A mobile number in its canonical spelling. */
export function checkPhone(typed: string, fault: Fault): string {
  const phone = parsePhone(typed);
  if (!phone.ok) fault('phone', phoneSentences[phone.because]);
  return phone.ok ? phone.phone : '';
}

/** A new password, typed twice (E23). */
export function checkPasswords(
  typed: { password: string; passwordAgain: string },
  person: { idNumber?: string; phone?: string },
  fault: Fault,
): string {
  const wrong = typed.password === '' ? '请设置密码。' : passwordFault(typed.password, person);
  if (wrong) fault('password', wrong);
  else if (typed.passwordAgain !== typed.password)
    fault('passwordAgain', '两次输入的密码不一致，请再输入一次。');
  return typed.password;
}

/** The fields by which a form asks for the unit. */
export const unitFields = {
  unitKind: text,
  employerId: text,
  missingName: text,
  missingCode: text,
};

/** A unit of the list, one that is missing there, or none. */
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
  else if (typed.employerId === '')
    fault('employerText', '请输入单位名称查找，并从结果中选择您的单位。');
  return { kind: 'LISTED', organisationId: typed.employerId };
}

/** A day as a date field sends it. */
export const day = /^\d{4}-\d{2}-\d{2}$/;

/** A title and the day it was awarded, not after today. */
export function checkTitle(
  typed: { titleCode: string; titleAwardedOn: string },
  today: string,
  fault: Fault,
) {
  const titleCode = typed.titleCode || null;
  const titleAwardedOn = typed.titleAwardedOn || null;
  if (titleAwardedOn && (!day.test(titleAwardedOn) || titleAwardedOn > today))
    fault('titleAwardedOn', '取得职称的日期应是今天或以前的日期。');
  if (titleCode && !titleAwardedOn) fault('titleAwardedOn', '请填写取得这一职称的日期。');
  return { titleCode, titleAwardedOn: titleCode ? titleAwardedOn : null };
}
