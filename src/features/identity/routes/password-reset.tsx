import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type App,
  type FieldErrors,
  type FormValues,
  parseForm,
  refusedField,
  typed,
} from '../../../platform/http/index.ts';
import { requestCode } from '../commands/request-code.ts';
import { resetPassword } from '../commands/reset-password.ts';
import { type ResetBy, ResetPage } from '../pages/reset-page.tsx';
import { ResetRequestPage } from '../pages/reset-request-page.tsx';
import { clientOf } from './device-cookie.ts';
import { resetForm, resetRequestForm } from './forms.ts';

const everyone = { access: 'everyone' } as const;
const resetRefusals = {
  'identity.reset_code_wrong': 'code',
  'identity.locked': 'code',
  'identity.consent_due': 'consent',
  'identity.password_short': 'password',
  'identity.password_reused': 'password',
};
const limited = { ...everyone, rateLimit: { max: 60, timeWindow: '1 minute' } };

export function passwordResetRoutes(app: App): void {
  const { parts } = app;

  app.get('/password-reset', { config: everyone }, async (_request, reply) =>
    reply.page(<ResetRequestPage values={{}} errors={{}} />),
  );

  // The answer is the same page whether or not the account exists (Q1).
  app.post('/password-reset', { config: limited }, async (request, reply) => {
    const form = parseForm(resetRequestForm, request.body);
    if (!form.ok)
      return reply.code(422).page(<ResetRequestPage values={form.values} errors={form.errors} />);
    const { loginName } = form.value;
    await requestCode(parts, 'PASSWORD_RESET', { loginName, ip: request.ip });
    return reply.page(<ResetPage by="sms" sent values={{ loginName }} errors={{}} />);
  });

  app.get('/password-reset/code', { config: everyone }, async (_request, reply) =>
    reply.page(<ResetPage by="sms" values={{}} errors={{}} />),
  );
  app.post('/password-reset/code', { config: limited }, async (request, reply) =>
    reset(request, reply, 'sms'),
  );
  app.get('/password-reset/counter', { config: everyone }, async (_request, reply) =>
    reply.page(<ResetPage by="counter" values={{}} errors={{}} />),
  );
  app.post('/password-reset/counter', { config: limited }, async (request, reply) =>
    reset(request, reply, 'counter'),
  );

  // The first password of an account registered at a counter, with consent (E28).
  app.get('/activation', { config: everyone }, async (_request, reply) =>
    reply.page(<ResetPage by="activation" values={{}} errors={{}} />),
  );
  app.post('/activation', { config: limited }, async (request, reply) =>
    reset(request, reply, 'activation'),
  );

  async function reset(request: FastifyRequest, reply: FastifyReply, by: ResetBy) {
    const form = parseForm(resetForm(by === 'activation'), request.body);
    const consentDue = typed(form.values, 'consent') !== '';
    const again = (errors: FieldErrors, status: number) =>
      reply
        .code(status)
        .page(
          <ResetPage
            by={by}
            consentDue={consentDue || 'consent' in errors}
            values={namesOnly(form.values)}
            errors={errors}
          />,
        );
    if (!form.ok) return again(form.errors, 422);
    try {
      const purpose = by === 'sms' ? 'PASSWORD_RESET' : 'COUNTER_RESET';
      const { ip, deviceHash } = clientOf(app, request, reply);
      await resetPassword(parts, { ...form.value, purpose, ip, deviceHash });
    } catch (error) {
      const refused = refusedField(app, error, resetRefusals);
      if (!refused) throw error;
      request.refusal = refused.code;
      return again({ [refused.field]: refused.sentence }, refused.status);
    }
    const done =
      by === 'activation'
        ? '账号已启用，请用证件号码和刚设置的密码登录。'
        : '密码已重设，请用新密码登录。';
    return reply.flash('success', done).redirect('/login', 303);
  }
}

const namesOnly = (values: FormValues): FormValues => ({
  loginName: typed(values, 'loginName'),
  code: typed(values, 'code'),
  consent: typed(values, 'consent'),
});
