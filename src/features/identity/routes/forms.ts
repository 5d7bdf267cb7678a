import { z } from 'zod';
import { officerRoles } from '../../../kernel/actor.ts';
import { fields, sealedWords } from '../../../platform/http/index.ts';
import {
  checkIdentity,
  checkPasswords,
  checkPhone,
  faultsOf,
  text,
} from '../rules/identity-checks.ts';
import { officerLength } from '../rules/password.ts';
import { assignmentStates } from '../rules/role-assignment.ts';
import {
  type SecuritySettings,
  type SettingField,
  settingFault,
  settingFields,
} from '../rules/security-settings.ts';

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

/** A new password by a code; with consent to the notice in force at the first use of an account (`first`). */
export const resetForm = (first: boolean, version: string) =>
  z
    .object({ loginName: text, code: text, password: text, passwordAgain: text, consent: text })
    .transform((typed, context) => {
      const fault = faultsOf(context);
      if (typed.loginName.trim() === '') fault('loginName', '请填写证件号码或手机号。');
      if (typed.code.trim() === '') fault('code', first ? '请填写一次性代码。' : '请填写验证码。');
      const newPassword = checkPasswords(typed, { idNumber: typed.loginName }, fault);
      const consents = typed.consent === version;
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
  return { phone, password: typed.password };
});

/** The code sent to a new phone; `claims` when the person says that a taken one is theirs now. */
export const phoneCodeForm = codeForm.extend({
  claims: text.transform((typed) => typed === 'yes'),
});

const day = (missing: string) => text.pipe(z.iso.date(missing));
const reason = fields.reason({ missing: '请写明理由，至少4个字。' });

export const roleQuery = z.object({
  words: sealedWords,
  role: fields.choice(officerRoles),
  state: fields.choice([...assignmentStates, 'COVER']),
  sort: fields.sort(['name', 'role', 'body', 'from', 'until']),
  page: fields.page,
  as: fields.copy,
  cols: fields.columns,
});

export const roleForm = z
  .object({
    loginName: loginForm.shape.loginName,
    role: z.enum(officerRoles, '请选择岗位。'),
    body: text.pipe(z.string().trim().min(1, '请填写单位。').max(100, '最多100个字。')),
    from: day('请填写开始日期。'),
    until: fields.day,
    reason,
  })
  .transform(({ from, until, ...grant }) => ({ ...grant, term: { from, until: until ?? null } }));

export const coverForm = z
  .object({
    loginName: loginForm.shape.loginName,
    from: day('请填写第一天。'),
    until: day('请填写最后一天。'),
    reason,
  })
  .transform(({ from, until, ...cover }) => ({ ...cover, term: { from, until } }));

export const termForm = z.object({ until: fields.day.transform((until) => until ?? null), reason });
export const reasonForm = z.object({ reason });
export const resetFactorForm = z.object({
  identifiedBy: text.pipe(
    z
      .string()
      .trim()
      .min(4, '请写明怎样核验的身份，例如：本人到场，核对身份证原件。')
      .max(100, '最多100个字。'),
  ),
  reason,
});

export const deviceQuery = z.object({ words: sealedWords, page: fields.page });
export const reviewQuery = z.object({ page: fields.page });
export const reviewForm = z.object({ id: fields.ids('请先勾选要保留的岗位。') });

/** All settings of log-in and passwords, with the reason. */
export const settingsForm = z
  .object({ ...Object.fromEntries(settingFields.map(({ name }) => [name, text])), reason })
  .transform((typed: Record<string, string>, context) => {
    const fault = faultsOf(context);
    const readValue = (field: SettingField) => {
      const written = typed[field.name]?.trim() ?? '';
      const value = /^\d{1,5}$/.test(written) ? Number(written) : Number.NaN;
      const wrong = settingFault(field, value);
      if (wrong) fault(field.name, wrong);
      return value;
    };
    const values = Object.fromEntries(settingFields.map((field) => [field.name, readValue(field)]));
    return { ...(values as unknown as SecuritySettings), reason: typed.reason ?? '' };
  });

/** An administrator or auditor who is appointed by a one-time link. */
export const administratorForm = (now: Date) =>
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
/** A passkey in place of the password, and where to go on. */
export const passkeyProofForm = passkeyAnswerForm.extend({ next: text });

export const { idParams } = fields;
