import type { FastifyReply } from 'fastify';
import {
  type App,
  type FieldErrors,
  parseForm,
  pathOnly,
  refusedField,
  typed,
} from '../../../platform/http/index.ts';
import { logIn } from '../commands/log-in.ts';
import { passSecondFactor } from '../commands/pass-second-factor.ts';
import { prepareSecondFactor } from '../commands/prepare-second-factor.ts';
import { LoginPage } from '../pages/login-page.tsx';
import { SecondFactorPage } from '../pages/second-factor-page.tsx';
import type { SessionRow } from '../queries/sessions.ts';
import { drawQrCode, totpAddress } from '../rules/totp.ts';
import { clientOf } from './device-cookie.ts';
import { codeForm, loginForm } from './forms.ts';
import { keptFormCookie, keptFormPath } from './kept-form.ts';
import { setSessionCookie } from './session-hook.ts';

const everyone = { access: 'everyone', vital: true } as const;
const nextCookie = 'jixue_next';
const loginRefusals = { 'identity.login_failed': 'form', 'identity.locked': 'form' };
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

  app.post('/login', { config: everyone }, async (request, reply) => {
    const form = parseForm(loginForm, request.body);
    const again = (errors: FieldErrors, status = 422) =>
      reply.code(status).page(<LoginPage values={form.values} errors={errors} />);
    if (!form.ok) return again(form.errors);
    try {
      const { loginName, password } = form.value;
      const client = clientOf(app, request, reply);
      const { token, officer } = await logIn(parts, { loginName, password, ...client });
      setSessionCookie(app, reply, token);
      const wanted = request.cookies[keptFormCookie] ? keptFormPath : safe(form.value.next);
      if (!officer) return reply.redirect(wanted, 303);
      rememberNext(reply, wanted);
      return reply.redirect('/second-factor', 303);
    } catch (error) {
      const refused = refusedField(app, error, loginRefusals);
      if (!refused) throw error;
      request.refusal = refused.code;
      return again({ form: refused.sentence }, refused.status);
    }
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
    try {
      const { code } = form.value;
      setSessionCookie(app, reply, await passSecondFactor(parts, session, code, request.ip));
    } catch (error) {
      const refused = refusedField(app, error, codeRefusals);
      if (!refused) throw error;
      request.refusal = refused.code;
      const { sentence, status } = refused;
      return showSecondFactor(reply.code(status), session, { code: sentence });
    }
    const next = safe(request.cookies[nextCookie]);
    reply.clearCookie(nextCookie, { path: '/' });
    return reply.redirect(next, 303);
  });

  async function showSecondFactor(reply: FastifyReply, session: SessionRow, errors: FieldErrors) {
    const secret = await prepareSecondFactor(parts, session.accountId);
    const enrolment = secret && {
      secret,
      picture: await drawQrCode(totpAddress(secret, session.name)),
    };
    return reply.page(
      <SecondFactorPage enrolment={enrolment || null} errors={errors} learner={session.learner} />,
    );
  }

  // The requested path survives the second step; only paths of this site are kept.
  function rememberNext(reply: FastifyReply, next: string): void {
    const secure = parts.publicUrl().startsWith('https:');
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
