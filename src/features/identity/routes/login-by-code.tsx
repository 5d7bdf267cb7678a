import {
  type App,
  type FormState,
  parseForm,
  pathOnly,
  refusedField,
  typed,
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
const codeRefusals = { 'identity.log_in_code_wrong': 'code', 'identity.locked': 'code' };

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
  app.post('/login/sms', { config: limited }, async (request, reply) => {
    const form = parseForm(loginCodeRequestForm, request.body);
    if (!form.ok) return reply.code(422).page(page(false, form));
    const { loginName, next } = form.value;
    await requestCode(parts, 'LOG_IN', { loginName, ip: request.ip });
    return reply.page(page(true, { values: { loginName, next: pathOnly(next) }, errors: {} }));
  });

  app.post('/login/sms/session', { config: limited }, async (request, reply) => {
    const form = parseForm(loginCodeForm, request.body);
    const values = { loginName: typed(form.values, 'loginName'), next: typed(form.values, 'next') };
    if (!form.ok) return reply.code(422).page(page(true, { values, errors: form.errors }));
    try {
      const { loginName, code, next } = form.value;
      const client = clientOf(app, request, reply);
      setSessionCookie(app, reply, await logInByCode(parts, { ...client, loginName, code }));
      const kept = request.cookies[keptFormCookie] ? keptFormPath : null;
      return reply.redirect(kept ?? pathOnly(next || '/'), 303);
    } catch (error) {
      const refused = refusedField(app, error, codeRefusals);
      if (!refused) throw error;
      request.refusal = refused.code;
      const { sentence, status } = refused;
      return reply.code(status).page(page(true, { values, errors: { code: sentence } }));
    }
  });
}
