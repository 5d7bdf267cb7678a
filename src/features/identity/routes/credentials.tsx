import type { Actor } from '../../../kernel/actor.ts';
import {
  type App,
  actorOf,
  emptyForm,
  type FormState,
  type FormValues,
  formAction,
} from '../../../platform/http/index.ts';
import { changePassword } from '../commands/change-password.ts';
import { confirmPhoneChange } from '../commands/confirm-phone-change.ts';
import { requestPhoneChange } from '../commands/request-phone-change.ts';
import { PasswordPage } from '../pages/password-page.tsx';
import { PhonePage } from '../pages/phone-page.tsx';
import { findOwnProof } from '../queries/own-proof.ts';
import { passwordForm, phoneCodeForm, phoneForm } from './forms.ts';
import { setSessionCookie } from './session-hook.ts';

const signedIn = { access: 'signed-in' } as const;

/** Password and phone of the signed-in person. */
export function credentialRoutes(app: App): void {
  const { parts } = app;
  app.get('/account/password', { config: signedIn }, async (_request, reply) =>
    reply.page(<PasswordPage errors={{}} />),
  );

  formAction(app, '/account/password', {
    config: signedIn,
    by: actorOf,
    form: passwordForm,
    show: (_asked, { errors }) => <PasswordPage errors={errors} />,
    refusedAt: {
      'identity.password_wrong': 'oldPassword',
      'identity.locked': 'oldPassword',
      'identity.password_short': 'password',
      'identity.password_reused': 'password',
    },
    act: ({ request: { session, ip } }, passwords) =>
      changePassword(parts, session as NonNullable<typeof session>, { ...passwords, ip }),
    done({ reply }, token) {
      setSessionCookie(app, reply, token);
      return { to: '/account', say: '密码已修改，其他设备上的登录已结束。' };
    },
  });

  const phonePage = async (actor: Actor, form: FormState, stage: 'NEW' | 'SENT' | 'TAKEN') => (
    <PhonePage
      form={form}
      sent={stage !== 'NEW'}
      taken={stage === 'TAKEN'}
      proof={await findOwnProof(parts, actor)}
    />
  );

  app.get('/account/phone', { config: signedIn }, async (request, reply) =>
    reply.page(await phonePage(actorOf(request), emptyForm, 'NEW')),
  );

  formAction(app, '/account/phone', {
    config: signedIn,
    by: actorOf,
    form: phoneForm,
    show: ({ actor }, form) => phonePage(actor, form, 'NEW'),
    refusedAt: {
      'identity.password_wrong': 'password',
      'identity.locked': 'password',
      'identity.too_many_codes': 'phone',
    },
    act: ({ actor, request: { ip } }, asked) => requestPhoneChange(parts, actor, { ...asked, ip }),
    done: async ({ actor, request }) => ({
      page: await phonePage(actor, { values: request.body as FormValues, errors: {} }, 'SENT'),
    }),
  });

  formAction(app, '/account/phone/code', {
    config: signedIn,
    by: actorOf,
    form: phoneCodeForm,
    show: ({ actor }, form) => phonePage(actor, form, 'claims' in form.errors ? 'TAKEN' : 'SENT'),
    refusedAt: { 'identity.code_wrong': 'code', 'identity.phone_taken': 'claims' },
    act: ({ actor }, form) => confirmPhoneChange(parts, actor, form),
    done: () => ({ to: '/account', say: '手机号已更换。' }),
  });
}
