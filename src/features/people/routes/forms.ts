import { z } from 'zod';
import {
  counterOnlyDocuments,
  type IdDocumentType,
  idDocumentTypes,
  parseIdNumber,
} from '../../../kernel/id-number.ts';
import { fields } from '../../../platform/http/index.ts';
import {
  checkIdentity,
  checkPasswords,
  checkPhone,
  type Fault,
  faultsOf,
  text,
} from '../../identity/index.ts';
import { checkTitle, checkUnit, day, unitFields } from '../rules/work-checks.ts';

/** Who a person is (N2). */
const identityFields = { idDocumentType: text, idNumber: text, name: text, phone: text };
/** Where a person works, and the title. */
const workFields = {
  districtId: text,
  ...unitFields,
  custodyAgencyId: text,
  titleCode: text,
  titleAwardedOn: text,
};

const WorkFields = z.object(workFields);

function checkWork(
  typed: z.infer<typeof WorkFields>,
  when: { today: string; birthDate: string | null },
  fault: Fault,
) {
  const unit = checkUnit(typed, fault);
  if (typed.districtId === '') fault('districtId', '请选择工作所在的区县。');
  const title = checkTitle(typed, when, fault);
  return {
    unit,
    districtId: typed.districtId,
    custodyAgencyId: typed.custodyAgencyId || null,
    ...title,
  };
}

const birthDateOf = (type: IdDocumentType, idNumber: string, now: Date) => {
  const number = parseIdNumber(type, idNumber, now);
  return number.ok ? number.birthDate : null;
};

/** First step of registration (N1, N2): documents that only a counter accepts are refused with the way there. */
export const identityStepForm = (now: Date) =>
  z.object(identityFields).transform((typed, context) => {
    const fault = faultsOf(context);
    if (isCounterOnly(typed.idDocumentType)) {
      fault('idDocumentType', '护照和通行证要当面核对，不能在线注册，请本人带原件到窗口登记。');
      return z.NEVER;
    }
    const identity = checkIdentity(typed, now, fault);
    const birthDate = birthDateOf(identity.idDocumentType, identity.idNumber, now);
    return { ...identity, phone: checkPhone(typed.phone, fault), birthDate };
  });

const isCounterOnly = (typed: string) =>
  [...counterOnlyDocuments].some((document) => document === typed);

/** Second step of registration; the day of birth is that of the number in the first. */
export const workStepForm = (today: string, birthDate: string | null) =>
  z
    .object(workFields)
    .transform((typed, context) => checkWork(typed, { today, birthDate }, faultsOf(context)));

/** Third step of registration: password (E23) and consent to the notice in force. */
export const passwordStepForm = (person: { idNumber: string; phone: string }, version: string) =>
  z.object({ password: text, passwordAgain: text, consent: text }).transform((typed, context) => {
    const fault = faultsOf(context);
    const password = checkPasswords(typed, person, fault);
    if (typed.consent !== version) fault('consent', '请阅读个人信息保护告知；同意后才能注册。');
    return { password };
  });

/** A step left for the one before: kept as typed, nothing is checked. */
export const leftStepForm = z.object({ step: z.literal('back') }).transform(() => null);

/** The code that proves the phone; `claims` when the person says that a taken one is theirs now. */
export const registrationCodeForm = z.object({
  code: text
    .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, '请输入 6 位数字验证码。')),
  claims: text.transform((typed) => typed === 'yes'),
});

/** Registration at a counter, with any document; consent is given at the first use (E28). */
export const counterRegistrationForm = (now: Date, today: string) =>
  z.object({ ...identityFields, ...workFields, checked: text }).transform((typed, context) => {
    const fault = faultsOf(context);
    const identity = checkIdentity(typed, now, fault, idDocumentTypes);
    const phone = checkPhone(typed.phone, fault);
    const birthDate = birthDateOf(identity.idDocumentType, identity.idNumber, now);
    const declared = { ...identity, phone, ...checkWork(typed, { today, birthDate }, fault) };
    if (typed.checked !== 'yes') fault('checked', '请先当面核对证件原件。');
    return declared;
  });

export const accountClaimForm = (now: Date) =>
  z
    .object({
      idDocumentType: text,
      idNumber: text,
      name: text,
      phone: text,
      districtId: text,
      statement: text,
    })
    .transform((typed, context) => {
      const fault = faultsOf(context);
      // The counter checks the document, so any kind may be claimed.
      const identity = checkIdentity(typed, now, fault, idDocumentTypes);
      const phone = checkPhone(typed.phone, fault);
      if (typed.districtId === '') fault('districtId', '请选择办理的区县。');
      const statement = typed.statement.trim();
      if (statement.length < 5) fault('statement', '请简单说明情况，至少 5 个字。');
      return {
        ...identity,
        phone,
        districtId: typed.districtId,
        statement: statement.slice(0, 500),
      };
    });

/** The number as the officer reads it off the document. */
export const documentForm = z.object({
  idNumber: text.pipe(z.string().trim().min(1, '请照证件原件输入完整的证件号码。')),
});

/** Correction by the learner; an empty number keeps the old one. */
export const ownRegistrationForm = (now: Date) =>
  z
    .object({ idDocumentType: text, idNumber: text, name: text, districtId: text })
    .transform((typed, context) => {
      const fault = faultsOf(context);
      const keep = typed.idNumber.trim() === '';
      const identity = checkIdentity(typed, now, (field, message) => {
        if (!(keep && field === 'idNumber')) fault(field, message);
      });
      if (typed.districtId === '') fault('districtId', '请选择工作所在的区县。');
      return {
        ...identity,
        idNumber: keep ? null : identity.idNumber,
        districtId: typed.districtId,
      };
    });

export const employerForm = (today: string) =>
  z.object({ ...unitFields, from: text }).transform((typed, context) => {
    const fault = faultsOf(context);
    const unit = checkUnit(typed, fault);
    if (!day.test(typed.from) || typed.from > today) fault('from', '请填写开始日期，不晚于今天。');
    return { unit, from: typed.from };
  });

export const titleForm = (today: string) =>
  z.object({ titleCode: text, titleAwardedOn: text }).transform((typed, context) =>
    // The age is checked by the command: the number is not in the form.
    checkTitle(typed, { today, birthDate: null }, faultsOf(context)),
  );

export const custodyForm = z.object({ custodyAgencyId: text });

/** A reason that the learner reads. */
export const reasonForm = z.object({
  reason: text.pipe(
    z.string().trim().min(4, '请写明原因，至少 4 个字。').max(300, '原因最多 300 个字。'),
  ),
});

export const { idParams } = fields;

const next = text.transform((typed) => typed || '/');
export const NextQuery = z.object({ next });

/** Consent to a new privacy notice, to be given to the version in force. */
export const consentForm = (version: string) =>
  z.object({
    next,
    consent: text.refine(
      (typed) => typed === version,
      '请读过之后勾选同意；也可以先不同意，只查看。',
    ),
  });

export const laterForm = z.object({ next });
