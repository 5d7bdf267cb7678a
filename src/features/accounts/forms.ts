import { z } from 'zod';
import { officerRoles } from '../../kernel/actor.ts';
import { type IdDocumentType, idDocumentTypes } from '../../kernel/id-number.ts';
import {
  checkIdentity,
  checkPasswords,
  checkPhone,
  checkTitle,
  checkUnit,
  day,
  type Fault,
  faultsOf,
  registrableDocuments,
  text,
  unitFields,
} from './form-checks.ts';
import { privacyNotice } from './privacy.ts';

/** What a person declares of himself, whoever types it (N1, N2). */
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
  const title = checkTitle(typed, when.today, fault);
  const custodyAgencyId = typed.custodyAgencyId || null;
  return { ...identity, phone, unit, districtId: typed.districtId, custodyAgencyId, ...title };
}

/** Registration (N1, N2): every field has its own sentence, and all faults are told at once. */
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

/**
 * Registration at a desk, with any document: the officer types what the person shows and says. Consent
 * is the person's own matter, at his first use (E28).
 */
export const deskRegistrationForm = (now: Date, today: string) =>
  z.object({ ...declaredFields, checked: text }).transform((typed, context) => {
    const fault = faultsOf(context);
    const declared = checkDeclared(typed, { now, today }, fault, idDocumentTypes);
    if (typed.checked !== 'yes') fault('checked', '请先当面核对证件原件。');
    return declared;
  });

export const loginForm = z.object({
  loginName: text.pipe(z.string().trim().min(1, '请填写证件号码或手机号。')),
  password: text.pipe(z.string().min(1, '请填写密码。').max(128, '密码最多 128 个字符。')),
  next: text,
});

export const codeForm = z.object({
  code: text.pipe(
    z
      .string()
      .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, '请输入 6 位数字验证码。')),
  ),
});

export const resetRequestForm = z.object({ loginName: loginForm.shape.loginName });

/** A new password by a code of SMS or counter; at the first use of an account (`first`) with consent. */
export const resetForm = (first: boolean) =>
  z
    .object({ loginName: text, code: text, password: text, passwordAgain: text, consent: text })
    .transform((typed, context) => {
      const fault = faultsOf(context);
      if (typed.loginName.trim() === '') fault('loginName', '请填写证件号码或手机号。');
      if (typed.code.trim() === '') fault('code', first ? '请填写一次性代码。' : '请填写验证码。');
      const newPassword = checkPasswords(typed, { idNumber: typed.loginName }, fault);
      const consents = typed.consent === privacyNotice.version;
      if (first && !consents) fault('consent', '请阅读个人信息保护告知；同意后才能启用账号。');
      return { loginName: typed.loginName, code: typed.code, newPassword, consents };
    });

export const passwordForm = z
  .object({ oldPassword: text, password: text, passwordAgain: text })
  .transform((typed, context) => {
    const fault = faultsOf(context);
    if (typed.oldPassword === '') fault('oldPassword', '请填写现在的密码。');
    const newPassword = checkPasswords(typed, {}, fault);
    if (newPassword !== '' && newPassword === typed.oldPassword)
      fault('password', '新密码不能与现在的密码相同。');
    return { oldPassword: typed.oldPassword, newPassword };
  });

export const claimForm = (now: Date) =>
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
      // The desk looks at the document anyway, so any kind may be claimed.
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

/** The number as the desk reads it off the document. */
export const documentForm = z.object({
  idNumber: text.pipe(z.string().trim().min(1, '请照证件原件输入完整的证件号码。')),
});

/** Correction by the learner; an empty number means it stays. */
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
  z
    .object({ titleCode: text, titleAwardedOn: text })
    .transform((typed, context) => checkTitle(typed, today, faultsOf(context)));

export const custodyForm = z.object({ custodyAgencyId: text });

export const phoneForm = z
  .object({ phone: text })
  .transform((typed, context) => ({ phone: checkPhone(typed.phone, faultsOf(context)) }));

/** A reason the other side will read. */
export const reasonForm = z.object({
  reason: text.pipe(
    z.string().trim().min(4, '请写明原因，至少 4 个字。').max(300, '原因最多 300 个字。'),
  ),
});

export const roleForm = z.object({
  loginName: loginForm.shape.loginName,
  role: z.enum(officerRoles, '请选择岗位。'),
  organisationId: text.pipe(z.string().min(1, '请选择机构。')),
});

/** The first administrator of an empty installation. */
export const firstAdministratorForm = (now: Date) =>
  z
    .object({
      code: text,
      idDocumentType: text,
      idNumber: text,
      name: text,
      phone: text,
      password: text,
      passwordAgain: text,
    })
    .transform((typed, context) => {
      const fault = faultsOf(context);
      const person = {
        ...checkIdentity(typed, now, fault),
        phone: checkPhone(typed.phone, fault),
      };
      return { code: typed.code, person, password: checkPasswords(typed, typed, fault) };
    });

export const idParams = z.object({ id: z.uuid() });
