import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type App,
  type FieldErrors,
  formAction,
  isHttps,
  parseForm,
  pathOnly,
  refusedField,
  typed,
  visitorOf,
} from '../../../platform/http/index.ts';
import { logIn } from '../commands/log-in.ts';
import { passSecondFactor, type SecondFactor } from '../commands/pass-second-factor.ts';
import { prepareSecondFactor, type SetUp } from '../commands/prepare-second-factor.ts';
import { provePasswordInSession } from '../commands/prove-password-in-session.ts';
import { LoginPage } from '../pages/login-page.tsx';
import { SecondFactorPage } from '../pages/second-factor-page.tsx';
import { listPasskeys } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { drawQrCode, totpAddress } from '../rules/totp.ts';
import { clientOf } from './device-cookie.ts';
import { codeForm, loginForm, proofForm, recoveryForm } from './forms.ts';
import { keptFormCookie, keptFormPath } from './kept-form.ts';
import { setSessionCookie } from './session-hook.ts';

const everyone = { access: 'everyone', vital: true } as const;
export const nextCookie = 'jixue_next';
const proofRefusals = { 'identity.password_wrong': 'password', 'identity.locked': 'password' };
const codeRefusals = { 'identity.code_wrong': 'code', 'identity.locked': 'code' };

export function loginRoutes(app: App): void {
  const { parts } = app;

  app.get('/login', { config: everyone }, async (request, reply) => {
    const { next } = request.query as { next?: string };
    if (request.actor) return reply.redirect(safe(next), 303);
    const kept = request.cookies[keptFormCookie] !== undefined;
    return reply.page(
      <LoginPage values={{ next: safe(next) }} errors={{}} idle={Boolean(next)} kept={kept} />,
    );
  });

  formAction(app, '/login', {
    config: everyone,
    by: visitorOf,
    form: loginForm,
    show: (_asked, { values, errors }) => <LoginPage values={values} errors={errors} />,
    refusedAt: { 'identity.login_failed': 'form', 'identity.locked': 'form' },
    act: ({ request, reply }, { loginName, password }) =>
      logIn(parts, { loginName, password, ...clientOf(app, request, reply) }),
    done({ request, reply }, { token, officer }, { next }) {
      setSessionCookie(app, reply, token);
      const wanted = request.cookies[keptFormCookie] ? keptFormPath : safe(next);
      if (!officer) return { to: wanted };
      rememberNext(reply, wanted);
      return { to: '/second-factor' };
    },
  });

  app.get('/second-factor', { config: everyone }, async (request, reply) => {
    const { session } = request;
    if (!session) return reply.redirect('/login', 303);
    return showSecondFactor(reply, session, {});
  });

  app.post('/second-factor', { config: everyone }, async (request, reply) => {
    const { session } = request;
    if (!session) return reply.redirect('/login', 303);
    const form = parseForm(codeForm, request.body);
    if (!form.ok) return showSecondFactor(reply.code(422), session, form.errors);
    return pass(request, reply, session, { by: 'app', code: form.value.code });
  });

  app.post('/second-factor/recovery', { config: everyone }, async (request, reply) => {
    const { session } = request;
    if (!session) return reply.redirect('/login', 303);
    const form = parseForm(recoveryForm, request.body);
    if (!form.ok) return showSecondFactor(reply.code(422), session, form.errors);
    const code = form.value.recoveryCode;
    return pass(request, reply, session, { by: 'recovery', code });
  });

  app.post('/second-factor/password', { config: everyone }, async (request, reply) => {
    const { session } = request;
    if (!session) return reply.redirect('/login', 303);
    const form = parseForm(proofForm, request.body);
    if (!form.ok) return showSecondFactor(reply.code(422), session, form.errors);
    try {
      const { password } = form.value;
      await provePasswordInSession(parts, session, { password, ip: request.ip });
    } catch (error) {
      const refused = refusedField(app, error, proofRefusals);
      if (!refused) throw error;
      request.refusal = refused.code;
      const errors = { [refused.field]: refused.sentence };
      return showSecondFactor(reply.code(refused.status), session, errors);
    }
    return reply.redirect('/second-factor', 303);
  });

  async function pass(
    request: FastifyRequest,
    reply: FastifyReply,
    session: SessionRow,
    factor: SecondFactor,
  ) {
    try {
      setSessionCookie(app, reply, await passSecondFactor(parts, session, factor, request.ip));
    } catch (error) {
      const refused = refusedField(app, error, codeRefusals);
      if (!refused) throw error;
      request.refusal = refused.code;
      const { sentence, status } = refused;
      const field = factor.by === 'app' ? 'code' : 'recoveryCode';
      return showSecondFactor(reply.code(status), session, { [field]: sentence });
    }
    const next = safe(request.cookies[nextCookie]);
    reply.clearCookie(nextCookie, { path: '/' });
    return reply.redirect(next, 303);
  }

  async function showSecondFactor(reply: FastifyReply, session: SessionRow, errors: FieldErrors) {
    const setUp = await prepareSecondFactor(parts, session);
    const passkey = (await listPasskeys(parts.db, session.accountId)).length > 0;
    return reply.page(
      <SecondFactorPage
        enrolment={await enrolmentOf(session, setUp)}
        errors={errors}
        learner={session.learner}
        passkey={passkey}
      />,
    );
  }

  async function enrolmentOf({ name }: SessionRow, setUp: SetUp) {
    if (setUp.state === 'DONE') return null;
    if (setUp.state === 'PASSWORD_DUE') return 'password' as const;
    const { secret } = setUp;
    return {
      secret,
      picture: await drawQrCode(totpAddress(secret, name, parts.place.current().face.name)),
    };
  }

  // The requested path survives the second step; only paths of this site are kept.
  function rememberNext(reply: FastifyReply, next: string): void {
    const secure = isHttps(parts.publicUrl());
    reply.setCookie(nextCookie, next, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: 600,
    });
  }
}

const safe = (next: string | undefined) => pathOnly(typed({ next: next ?? '/' }, 'next') || '/');
