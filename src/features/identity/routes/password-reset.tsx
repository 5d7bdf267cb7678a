import {
  type App,
  type FormValues,
  formAction,
  typed,
  visitorOf,
} from '../../../platform/http/index.ts';
import { versionInForce } from '../../place/index.ts';
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
  const version = () => versionInForce(parts.place.current(), parts.clock.now());

  app.get('/password-reset', { config: everyone }, async (_request, reply) =>
    reply.page(<ResetRequestPage values={{}} errors={{}} />),
  );

  // The answer is the same page whether or not the account exists (Q1).
  formAction(app, '/password-reset', {
    config: limited,
    by: visitorOf,
    form: resetRequestForm,
    show: (_asked, { values, errors }) => <ResetRequestPage values={values} errors={errors} />,
    act: ({ request }, { loginName }) =>
      requestCode(parts, 'PASSWORD_RESET', { loginName, ip: request.ip }),
    done: (_asked, _sent, { loginName }) => ({
      page: <ResetPage by="sms" version={version()} sent values={{ loginName }} errors={{}} />,
    }),
  });

  resetWith('/password-reset/code', 'sms');
  resetWith('/password-reset/counter', 'counter');
  // The first password of an account registered at a counter, with consent (E28).
  resetWith('/activation', 'activation');

  function resetWith(path: string, by: ResetBy): void {
    app.get(path, { config: everyone }, async (_request, reply) =>
      reply.page(<ResetPage by={by} version={version()} values={{}} errors={{}} />),
    );

    formAction(app, path, {
      config: limited,
      by: visitorOf,
      form: () => resetForm(by === 'activation', version()),
      show: (_asked, { values, errors }) => (
        <ResetPage
          by={by}
          version={version()}
          consentDue={typed(values, 'consent') !== '' || 'consent' in errors}
          values={namesOnly(values)}
          errors={errors}
        />
      ),
      refusedAt: resetRefusals,
      act({ request, reply }, chosen) {
        const purpose = by === 'sms' ? 'PASSWORD_RESET' : 'COUNTER_RESET';
        const { ip, deviceHash } = clientOf(app, request, reply);
        return resetPassword(parts, { ...chosen, purpose, ip, deviceHash });
      },
      done: () => ({
        to: '/login',
        say:
          by === 'activation'
            ? '账号已启用，请用证件号码和刚设置的密码登录。'
            : '密码已重设，请用新密码登录。',
      }),
    });
  }
}

const namesOnly = (values: FormValues): FormValues => ({
  loginName: typed(values, 'loginName'),
  code: typed(values, 'code'),
  consent: typed(values, 'consent'),
});
