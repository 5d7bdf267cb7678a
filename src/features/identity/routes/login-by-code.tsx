import {
  type App,
  type FormState,
  type FormValues,
  formAction,
  pathOnly,
  typed,
  visitorOf,
} from '../../../platform/http/index.ts';
import { logInByCode } from '../commands/log-in-by-code.ts';
import { requestCode } from '../commands/request-code.ts';
import { LoginCodePage } from '../pages/login-code-page.tsx';
import { clientOf } from './device-cookie.ts';
import { loginCodeForm, loginCodeRequestForm } from './forms.ts';
import { keptFormCookie, keptFormPath } from './kept-form.ts';
import { setSessionCookie } from './session-hook.ts';

const everyone = { access: 'everyone', vital: true } as const;
const limited = { ...everyone, rateLimit: { max: 60, timeWindow: '1 minute' } };

/** Log-in of learners by a code to their phone, beside the password. */
export function loginByCodeRoutes(app: App): void {
  const { parts } = app;
  const page = (sent: boolean, form: FormState) => <LoginCodePage sent={sent} form={form} />;

  app.get('/login/sms', { config: everyone }, async (request, reply) => {
    if (request.actor) return reply.redirect('/', 303);
    const { next } = request.query as { next?: string };
    return reply.page(page(false, { values: { next: pathOnly(String(next ?? '/')) }, errors: {} }));
  });

  // The answer is the same page whether or not the account exists (Q1).
  formAction(app, '/login/sms', {
    config: limited,
    by: visitorOf,
    form: loginCodeRequestForm,
    show: (_asked, form) => page(false, form),
    act: ({ request }, { loginName }) =>
      requestCode(parts, 'LOG_IN', { loginName, ip: request.ip }),
    done: (_asked, _sent, { loginName, next }) => ({
      page: page(true, { values: { loginName, next: pathOnly(next) }, errors: {} }),
    }),
  });

  formAction(app, '/login/sms/session', {
    config: limited,
    by: visitorOf,
    form: loginCodeForm,
    show: (_asked, { values, errors }) => page(true, { values: withoutCode(values), errors }),
    refusedAt: { 'identity.log_in_code_wrong': 'code', 'identity.locked': 'code' },
    act: ({ request, reply }, { loginName, code }) =>
      logInByCode(parts, { ...clientOf(app, request, reply), loginName, code }),
    done({ request, reply }, token, { next }) {
      setSessionCookie(app, reply, token);
      const kept = request.cookies[keptFormCookie] ? keptFormPath : null;
      return { to: kept ?? pathOnly(next || '/') };
    },
  });
}

const withoutCode = (values: FormValues): FormValues => ({
  loginName: typed(values, 'loginName'),
  next: typed(values, 'next'),
});
