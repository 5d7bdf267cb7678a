import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import {
  type App,
  emptyForm,
  type FormState,
  type FormValues,
  formAction,
  isHttps,
  typed,
  visitorOf,
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

/** Registration in two steps: the form, then the code that proves the phone (N1, N3). */
export function registrationRoutes(app: App): void {
  const { parts } = app;

  app.get('/register', { config: everyone }, async (request, reply) => {
    if (request.actor) return reply.redirect('/', 303);
    return reply.page(await registerPage(emptyForm));
  });

  formAction(app, '/register', {
    config: limited,
    by: visitorOf,
    form: () => registrationForm(parts.clock.now(), dayOf(parts.clock.now())),
    lookUp: 'search',
    show: (_asked, form) => registerPage(form),
    check: (_asked, declared) => findUnknownChoices(parts, declared),
    refusedAt: { 'identity.too_many_codes': 'phone' },
    async act({ request }, { password, ...declared }) {
      const registration = {
        ...declared,
        passwordHash: await hashPassword(password),
        privacyVersion: privacyNotice.version,
      };
      const values = withoutPasswords(request.body as FormValues);
      return requestRegistration(parts, { registration, values }, request.ip);
    },
    done({ reply }, token) {
      rememberToken(reply, token);
      return { to: '/register/code' };
    },
  });

  app.get('/register/code', { config: everyone }, async (request, reply) =>
    reply.page(await codePage(request, emptyForm)),
  );

  formAction(app, '/register/code', {
    config: limited,
    by: visitorOf,
    form: registrationCodeForm,
    show: ({ request }, form) => codePage(request, form),
    refusedAt: {
      'identity.code_wrong': 'code',
      'identity.phone_taken': 'claims',
      'identity.number_taken': 'form',
    },
    async act({ request, reply }, confirmed) {
      const token = tokenOf(request);
      const accountId = await confirmPhoneAndRegister(parts, { token, ...confirmed });
      return signInAs(parts, accountId, clientOf(app, request, reply));
    },
    done({ reply }, session) {
      setSessionCookie(app, reply, session);
      reply.clearCookie(registrationCookie, { path: '/register' });
      return { to: '/', say: '注册成功，欢迎您。接下来请选择今年的公需科目。' };
    },
  });

  formAction(app, '/register/code/renewal', {
    config: limited,
    by: visitorOf,
    act: ({ request }) => renewRegistrationCode(parts, tokenOf(request), request.ip),
    done: () => ({ to: '/register/code', say: '新的验证码已发出。' }),
  });

  formAction(app, '/register/correction', {
    config: limited,
    by: visitorOf,
    act: ({ request }) => loadPending(request),
    async done(_asked, { id, formCipher }) {
      const form = parts.cipher.decrypt(formCipher, pendingCells.form(id));
      const { values } = JSON.parse(form) as PendingRegistration;
      return { page: await registerPage({ values, errors: {} }) };
    },
  });

  async function loadPending(request: FastifyRequest) {
    const tokenHash = hashToken(tokenOf(request));
    const found = await findPendingRegistration(parts.db, tokenHash, parts.clock.now());
    if (!found) throw new Refusal('people.registration_expired');
    return found;
  }

  async function codePage(request: FastifyRequest, form: FormState) {
    const { phoneMasked } = await loadPending(request);
    const taken = form.errors.form ? 'number' : form.errors.claims ? 'phone' : undefined;
    return <RegisterCodePage form={form} phoneMasked={phoneMasked} taken={taken} />;
  }

  async function registerPage(form: FormState) {
    const employerText = typed(form.values, 'employerText');
    const employerId = typed(form.values, 'employerId');
    const units = await findUnits(parts, { employerText, employerId });
    return <RegisterPage form={form} units={units} choices={await loadChoices(parts)} />;
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
