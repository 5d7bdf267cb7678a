import { z } from 'zod';
import { type IdDocumentType, idDocumentTypes, parseIdNumber } from '../../../kernel/id-number.ts';
import { fields } from '../../../platform/http/index.ts';
import {
  checkIdentity,
  checkPasswords,
  checkPhone,
  type Fault,
  faultsOf,
  privacyNotice,
  registrableDocuments,
  text,
} from '../../identity/index.ts';
import { checkTitle, checkUnit, day, unitFields } from '../rules/work-checks.ts';

/** The data a person declares (N1, N2). */
const declaredFields = {
  idDocumentType: text,
  idNumber: text,
  name: text,
  phone: text,
  districtId: text,
  ...unitFields,
  custodyAgencyId: text,
  titleCode: text,
  titleAwardedOn: text,
};
const DeclaredFields = z.object(declaredFields);

function checkDeclared(
  typed: z.infer<typeof DeclaredFields>,
  when: { now: Date; today: string },
  fault: Fault,
  documents: readonly IdDocumentType[],
) {
  const identity = checkIdentity(typed, when.now, fault, documents);
  const phone = checkPhone(typed.phone, fault);
  const unit = checkUnit(typed, fault);
  if (typed.districtId === '') fault('districtId', '请选择工作所在的区县。');
  const number = parseIdNumber(identity.idDocumentType, identity.idNumber, when.now);
  const birthDate = number.ok ? number.birthDate : null;
  const title = checkTitle(typed, { today: when.today, birthDate }, fault);
  const custodyAgencyId = typed.custodyAgencyId || null;
  return { ...identity, phone, unit, districtId: typed.districtId, custodyAgencyId, ...title };
}

/** Registration (N1, N2); all faults are shown at once, each at its field. */
export const registrationForm = (now: Date, today: string) =>
  z
    .object({ ...declaredFields, password: text, passwordAgain: text, consent: text })
    .transform((typed, context) => {
      const fault = faultsOf(context);
      const declared = checkDeclared(typed, { now, today }, fault, registrableDocuments);
      const password = checkPasswords(typed, typed, fault);
      if (typed.consent !== privacyNotice.version)
        fault('consent', '请阅读个人信息保护告知；同意后才能注册。');
      return { ...declared, password };
    });

/** The code that proves the phone; `claims` when the person says that a taken one is theirs now. */
export const registrationCodeForm = z.object({
  code: text
    .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, '请输入 6 位数字验证码。')),
  claims: text.transform((typed) => typed === 'yes'),
});

/** Registration at a counter, with any document; consent is given at the first use (E28). */
export const counterRegistrationForm = (now: Date, today: string) =>
  z.object({ ...declaredFields, checked: text }).transform((typed, context) => {
    const fault = faultsOf(context);
    const declared = checkDeclared(typed, { now, today }, fault, idDocumentTypes);
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
