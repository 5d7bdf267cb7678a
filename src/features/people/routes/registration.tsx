import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import {
  type App,
  emptyForm,
  type FieldErrors,
  type FormState,
  type FormValues,
  isHttps,
  parseForm,
  refusedField,
  typed,
} from '../../../platform/http/index.ts';
import {
  clientOf,
  hashPassword,
  privacyNotice,
  setSessionCookie,
  signInAs,
} from '../../identity/index.ts';
import { confirmPhoneAndRegister } from '../commands/confirm-phone-and-register.ts';
import { renewRegistrationCode } from '../commands/renew-registration-code.ts';
import { type PendingRegistration, requestRegistration } from '../commands/request-registration.ts';
import { RegisterCodePage } from '../pages/register-code-page.tsx';
import { RegisterPage } from '../pages/register-page.tsx';
import { findUnits, loadChoices } from '../queries/form-choices.ts';
import { findPendingRegistration } from '../queries/pending-registrations.ts';
import { findUnknownChoices } from '../queries/unknown-choices.ts';
import { pendingCells } from '../rules/cells.ts';
import { pendingMinutes } from '../rules/pending-registration.ts';
import { registrationCodeForm, registrationForm } from './forms.ts';

const everyone = { access: 'everyone' } as const;
const limited = { ...everyone, rateLimit: { max: 60, timeWindow: '1 minute' } };
const registrationCookie = 'jixue_registration';
const codeRefusals = {
  'identity.code_wrong': 'code',
  'identity.phone_taken': 'claims',
  'identity.number_taken': 'form',
};

/** Registration in two steps: the form, then the code that proves the phone (N1, N3). */
export function registrationRoutes(app: App): void {
  const { parts } = app;

  app.get('/register', { config: everyone }, async (request, reply) => {
    if (request.actor) return reply.redirect('/', 303);
    return again(reply, emptyForm.values, {});
  });

  app.post('/register', { config: limited }, async (request, reply) => {
    const now = parts.clock.now();
    const form = parseForm(registrationForm(now, dayOf(now)), request.body);
    if (typed(form.values, 'step') === 'search') return again(reply, form.values, {});
    if (!form.ok) return again(reply.code(422), form.values, form.errors);
    const errors = await findUnknownChoices(parts, form.value);
    if (errors) return again(reply.code(422), form.values, errors);
    const { password, ...declared } = form.value;
    const registration = {
      ...declared,
      passwordHash: await hashPassword(password),
      privacyVersion: privacyNotice.version,
    };
    const pending = { registration, values: withoutPasswords(form.values) };
    try {
      rememberToken(reply, await requestRegistration(parts, pending, request.ip));
    } catch (error) {
      const refused = refusedField(app, error, { 'identity.too_many_codes': 'phone' });
      if (!refused) throw error;
      request.refusal = refused.code;
      const { sentence, status } = refused;
      return again(reply.code(status), form.values, { phone: sentence });
    }
    return reply.redirect('/register/code', 303);
  });

  app.get('/register/code', { config: everyone }, async (request, reply) =>
    showCode(request, reply, emptyForm),
  );

  app.post('/register/code', { config: limited }, async (request, reply) => {
    const form = parseForm(registrationCodeForm, request.body);
    if (!form.ok) return showCode(request, reply.code(422), form);
    try {
      const token = tokenOf(request);
      const accountId = await confirmPhoneAndRegister(parts, { token, ...form.value });
      const client = clientOf(app, request, reply);
      setSessionCookie(app, reply, await signInAs(parts, accountId, client));
    } catch (error) {
      const refused = refusedField(app, error, codeRefusals);
      if (!refused) throw error;
      request.refusal = refused.code;
      const { field, sentence, status } = refused;
      const errors = { [field]: sentence };
      return showCode(request, reply.code(status), { values: form.values, errors });
    }
    reply.clearCookie(registrationCookie, { path: '/register' });
    return reply
      .flash('success', '注册成功，欢迎您。接下来请选择今年的公需科目。')
      .redirect('/', 303);
  });

  app.post('/register/code/renewal', { config: limited }, async (request, reply) => {
    await renewRegistrationCode(parts, tokenOf(request), request.ip);
    return reply.flash('success', '新的验证码已发出。').redirect('/register/code', 303);
  });

  app.post('/register/correction', { config: limited }, async (request, reply) => {
    const { id, formCipher } = await loadPending(request);
    const form = parts.cipher.decrypt(formCipher, pendingCells.form(id));
    const { values } = JSON.parse(form) as PendingRegistration;
    return again(reply, values, {});
  });

  async function loadPending(request: FastifyRequest) {
    const tokenHash = hashToken(tokenOf(request));
    const found = await findPendingRegistration(parts.db, tokenHash, parts.clock.now());
    if (!found) throw new Refusal('people.registration_expired');
    return found;
  }

  async function showCode(request: FastifyRequest, reply: FastifyReply, form: FormState) {
    const { phoneMasked } = await loadPending(request);
    const taken = form.errors.form ? 'number' : form.errors.claims ? 'phone' : undefined;
    return reply.page(<RegisterCodePage form={form} phoneMasked={phoneMasked} taken={taken} />);
  }

  async function again(reply: FastifyReply, values: FormValues, errors: FieldErrors) {
    const units = await findUnits(parts, {
      employerText: typed(values, 'employerText'),
      employerId: typed(values, 'employerId'),
    });
    const choices = await loadChoices(parts);
    const form = { values, errors };
    return reply.page(<RegisterPage form={form} units={units} choices={choices} />);
  }

  function rememberToken(reply: FastifyReply, token: string): void {
    reply.setCookie(registrationCookie, token, {
      path: '/register',
      httpOnly: true,
      sameSite: 'lax',
      secure: isHttps(parts.publicUrl()),
      maxAge: pendingMinutes * 60,
    });
  }
}

const tokenOf = (request: FastifyRequest) => request.cookies[registrationCookie] ?? '';

const withoutPasswords = (values: FormValues): FormValues =>
  Object.fromEntries(
    Object.entries(values).filter(([name]) => name !== '_csrf' && !/password/i.test(name)),
  );
