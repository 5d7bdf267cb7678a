import { z } from 'zod';
import { officerRoles } from '../../../kernel/actor.ts';
import { fields } from '../../../platform/http/index.ts';
import {
  checkIdentity,
  checkPasswords,
  checkPhone,
  faultsOf,
  text,
} from '../rules/identity-checks.ts';
import { officerLength } from '../rules/password.ts';
import { privacyNotice } from '../rules/privacy-notice.ts';

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

export const loginCodeRequestForm = z.object({
  loginName: loginForm.shape.loginName,
  next: text,
});
export const loginCodeForm = loginCodeRequestForm.extend(codeForm.shape);

/** A new password by a code; with consent at the first use of an account (`first`). */
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

export const phoneForm = z.object({ phone: text, password: text }).transform((typed, context) => {
  const fault = faultsOf(context);
  const phone = checkPhone(typed.phone, fault);
  if (typed.password === '') fault('password', '请填写现在的密码。');
  return { phone, password: typed.password };
});

/** The code sent to a new phone; `claims` when the person says that a taken one is theirs now. */
export const phoneCodeForm = codeForm.extend({
  claims: text.transform((typed) => typed === 'yes'),
});

export const roleForm = z.object({
  loginName: loginForm.shape.loginName,
  role: z.enum(officerRoles, '请选择岗位。'),
  organisationId: text.pipe(z.uuid('请选择机构。')),
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
      return {
        code: typed.code,
        person,
        password: checkPasswords(typed, typed, fault, officerLength),
      };
    });

/** The password typed again, before a second factor changes. */
export const proofForm = z.object({
  password: text.pipe(z.string().min(1, '请填写现在的密码。').max(128, '密码最多 128 个字符。')),
});

export const recoveryForm = z.object({
  recoveryCode: text.pipe(
    z.string().trim().min(9, '请填写一个恢复代码，例如 K7QM-2RXWP。').max(20),
  ),
});

export const passkeyForm = z.object({
  name: text.pipe(z.string().trim().min(1, '请给这个通行密钥起个名字。').max(30)),
  response: z.looseObject({ id: z.string().max(1000) }),
});
export const passkeyAnswerForm = passkeyForm.pick({ response: true });

export const { idParams } = fields;
