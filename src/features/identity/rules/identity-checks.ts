import { z } from 'zod';
import {
  counterOnlyDocuments,
  type IdDocumentType,
  idDocumentTypes,
  idNumberSentences,
  parseIdNumber,
} from '../../../kernel/id-number.ts';
import { parsePersonName, personNameSentences } from '../../../kernel/person-name.ts';
import { parsePhone, phoneSentences } from '../../../kernel/phone-number.ts';
import { leastLength, passwordFault } from './password.ts';

/** A field as a browser sends it; a missing one is empty. */
export const text = z.string().default('');
export type Fault = (field: string, message: string) => void;

/**
 * Returns a reporter of faults by field, so that a check of the whole form reports all of them at
 * once.
 */
export function faultsOf(context: z.RefinementCtx): Fault {
  return (field, message) => context.addIssue({ code: 'custom', path: [field], message });
}

/** Kinds of document that can be registered online; the others are checked at a counter. */
export const registrableDocuments = idDocumentTypes.filter((one) => !counterOnlyDocuments.has(one));

interface TypedIdentity {
  idDocumentType: string;
  idNumber: string;
  name: string;
}

/**
 * Checks kind and number of the document, and the name on it. `documents`: the kinds accepted here.
 */
export function checkIdentity(
  typed: TypedIdentity,
  now: Date,
  fault: Fault,
  documents: readonly IdDocumentType[] = registrableDocuments,
) {
  const chosen = documents.find((one) => one === typed.idDocumentType);
  if (!chosen) fault('idDocumentType', '请选择证件类型。');
  const idDocumentType: IdDocumentType = chosen ?? 'RESIDENT_ID';
  const number = parseIdNumber(idDocumentType, typed.idNumber, now);
  if (!number.ok) fault('idNumber', idNumberSentences[number.because]);
  const name = parsePersonName(typed.name);
  if (!name.ok) fault('name', personNameSentences[name.because]);
  return {
    idDocumentType,
    idNumber: number.ok ? number.canonical : '',
    name: name.ok ? name.name : '',
  };
}

/** Returns a mobile number in its canonical spelling. */
export function checkPhone(typed: string, fault: Fault): string {
  const phone = parsePhone(typed);
  if (!phone.ok) fault('phone', phoneSentences[phone.because]);
  return phone.ok ? phone.phone : '';
}

/** Checks a new password, typed twice (E23); `least`: its characters. */
export function checkPasswords(
  typed: { password: string; passwordAgain: string },
  person: { idNumber?: string; phone?: string },
  fault: Fault,
  least = leastLength,
): string {
  const wrong = typed.password === '' ? '请设置密码。' : passwordFault(typed.password, person);
  if (wrong) fault('password', wrong);
  else if (typed.password.length < least) fault('password', `密码至少 ${least} 个字符。`);
  else if (typed.passwordAgain !== typed.password)
    fault('passwordAgain', '两次输入的密码不一致，请再输入一次。');
  return typed.password;
}
