import type { FastifyReply } from 'fastify';
import {
  type App,
  actorOf,
  type FieldErrors,
  type FormValues,
  parseForm,
} from '../../../platform/http/index.ts';
import { changePassword } from '../commands/change-password.ts';
import { confirmPhoneChange, requestPhoneChange } from '../commands/change-phone.ts';
import { PasswordPage } from '../pages/password-page.tsx';
import { PhonePage } from '../pages/phone-page.tsx';
import { codeForm, passwordForm, phoneForm } from './forms.ts';
import { tell } from './tell.ts';

const signedIn = { access: 'signed-in' } as const;

/** Password and phone of the signed-in person. */
export function credentialRoutes(app: App): void {
  const { parts } = app;
  const saved = (reply: FastifyReply, sentence: string) =>
    reply.flash('success', sentence).redirect('/account', 303);

  app.get('/account/password', { config: signedIn }, async (_request, reply) =>
    reply.page(<PasswordPage errors={{}} />),
  );

  app.post('/account/password', { config: signedIn }, async (request, reply) => {
    const form = parseForm(passwordForm, request.body);
    if (!form.ok) return reply.code(422).page(<PasswordPage errors={form.errors} />);
    try {
      const session = request.session as NonNullable<typeof request.session>;
      await changePassword(parts, session, { ...form.value, ip: request.ip });
    } catch (error) {
      const { sentence, status } = tell(error);
      return reply.code(status).page(<PasswordPage errors={{ oldPassword: sentence }} />);
    }
    return saved(reply, '密码已修改，其他设备上的登录已结束。');
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
      await requestPhoneChange(parts, actorOf(request), form.value.phone);
    } catch (error) {
      const { sentence, status } = tell(error);
      return showPhone(reply.code(status), form.values, { phone: sentence }, false);
    }
    return showPhone(reply, form.values, {}, true);
  });

  app.post('/account/phone/code', { config: signedIn }, async (request, reply) => {
    const form = parseForm(codeForm, request.body);
    if (!form.ok) return showPhone(reply.code(422), form.values, form.errors, true);
    try {
      await confirmPhoneChange(parts, actorOf(request), form.value.code);
    } catch (error) {
      const { sentence, status } = tell(error);
      return showPhone(reply.code(status), form.values, { code: sentence }, true);
    }
    return saved(reply, '手机号已更换。');
  });
}
