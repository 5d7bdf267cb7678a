import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../kernel/refusal.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  isHttps,
  visitorOf,
} from '../../../platform/http/index.ts';
import { clientOf, setSessionCookie, signInAs } from '../../identity/index.ts';
import { confirmPhoneAndRegister } from '../commands/confirm-phone-and-register.ts';
import { renewRegistrationCode } from '../commands/renew-registration-code.ts';
import { RegisterCodePage } from '../pages/register-code-page.tsx';
import { findPendingRegistration } from '../queries/pending-registrations.ts';
import { pendingMinutes } from '../rules/pending-registration.ts';
import { registrationCodeForm } from './forms.ts';
import { registrationDrafts } from './registration-draft.ts';

const everyone = { access: 'everyone' } as const;
const limited = { ...everyone, rateLimit: { max: 60, timeWindow: '1 minute' } };
const registrationCookie = 'jixue_registration';

/** The end of a registration: the code that proves the phone (N4); before it nothing is said about number or phone. */
export function registrationCodeRoutes(app: App): void {
  const { parts } = app;
  const drafts = registrationDrafts(app);

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
      await drafts.discard(request, reply);
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

  async function codePage(request: FastifyRequest, form: FormState) {
    const tokenHash = hashToken(tokenOf(request));
    const found = await findPendingRegistration(parts.db, tokenHash, parts.clock.now());
    if (!found) throw new Refusal('people.registration_expired');
    const taken = form.errors.form ? 'number' : form.errors.claims ? 'phone' : undefined;
    return <RegisterCodePage form={form} phoneMasked={found.phoneMasked} taken={taken} />;
  }
}

/** Ties a registration that waits for its code to this browser. */
export function rememberRegistration({ parts }: App, reply: FastifyReply, token: string): void {
  reply.setCookie(registrationCookie, token, {
    path: '/register',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(parts.publicUrl()),
    maxAge: pendingMinutes * 60,
  });
}

const tokenOf = (request: FastifyRequest) => request.cookies[registrationCookie] ?? '';
