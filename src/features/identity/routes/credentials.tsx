import type { FastifyReply } from 'fastify';
import {
  type App,
  actorOf,
  type FieldErrors,
  type FormValues,
  formAction,
  parseForm,
  refusedField,
} from '../../../platform/http/index.ts';
import { changePassword } from '../commands/change-password.ts';
import { confirmPhoneChange } from '../commands/confirm-phone-change.ts';
import { requestPhoneChange } from '../commands/request-phone-change.ts';
import { PasswordPage } from '../pages/password-page.tsx';
import { PhonePage } from '../pages/phone-page.tsx';
import { passwordForm, phoneCodeForm, phoneForm } from './forms.ts';
import { setSessionCookie } from './session-hook.ts';

const signedIn = { access: 'signed-in' } as const;
const passwordRefusals = {
  'identity.password_wrong': 'oldPassword',
  'identity.locked': 'oldPassword',
  'identity.password_short': 'password',
  'identity.password_reused': 'password',
};
const phoneRefusals = {
  'identity.password_wrong': 'password',
  'identity.locked': 'password',
  'identity.too_many_codes': 'phone',
};

/** Password and phone of the signed-in person. */
export function credentialRoutes(app: App): void {
  const { parts } = app;
  app.get('/account/password', { config: signedIn }, async (_request, reply) =>
    reply.page(<PasswordPage errors={{}} />),
  );

  app.post('/account/password', { config: signedIn }, async (request, reply) => {
    const session = request.session as NonNullable<typeof request.session>;
    const form = parseForm(passwordForm, request.body);
    if (!form.ok) return reply.code(422).page(<PasswordPage errors={form.errors} />);
    try {
      const { ip } = request;
      setSessionCookie(app, reply, await changePassword(parts, session, { ...form.value, ip }));
    } catch (error) {
      const refused = refusedField(app, error, passwordRefusals);
      if (!refused) throw error;
      request.refusal = refused.code;
      const errors = { [refused.field]: refused.sentence };
      return reply.code(refused.status).page(<PasswordPage errors={errors} />);
    }
    return reply.flash('success', '密码已修改，其他设备上的登录已结束。').redirect('/account', 303);
  });

  const showPhone = (reply: FastifyReply, values: FormValues, errors: FieldErrors, sent: boolean) =>
    reply.page(<PhonePage form={{ values, errors }} sent={sent} />);

  app.get('/account/phone', { config: signedIn }, async (_request, reply) =>
    showPhone(reply, {}, {}, false),
  );

  app.post('/account/phone', { config: signedIn }, async (request, reply) => {
    const form = parseForm(phoneForm, request.body);
    if (!form.ok) return showPhone(reply.code(422), form.values, form.errors, false);
    try {
      await requestPhoneChange(parts, actorOf(request), { ...form.value, ip: request.ip });
    } catch (error) {
      const refused = refusedField(app, error, phoneRefusals);
      if (!refused) throw error;
      request.refusal = refused.code;
      const { field, sentence, status } = refused;
      return showPhone(reply.code(status), form.values, { [field]: sentence }, false);
    }
    return showPhone(reply, form.values, {}, true);
  });

  formAction(app, '/account/phone/code', {
    config: signedIn,
    by: actorOf,
    form: phoneCodeForm,
    show: (_asked, form) => <PhonePage form={form} sent taken={'claims' in form.errors} />,
    refusedAt: { 'identity.code_wrong': 'code', 'identity.phone_taken': 'claims' },
    act: ({ actor }, form) => confirmPhoneChange(parts, actor, form),
    done: () => ({ to: '/account', say: '手机号已更换。' }),
  });
}
