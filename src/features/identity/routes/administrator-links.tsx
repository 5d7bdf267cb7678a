import { Refusal } from '../../../kernel/refusal.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import {
  type App,
  type FormState,
  formAction,
  typed,
  visitorOf,
} from '../../../platform/http/index.ts';
import { appointByLink } from '../commands/appoint-by-link.ts';
import { AdministratorLinkPage } from '../pages/administrator-link-page.tsx';
import { findLink } from '../queries/administrators.ts';
import { administratorForm } from './forms.ts';

const everyone = { access: 'everyone' } as const;

/** The page of a one-time link that appoints an administrator or auditor (E24). */
export function administratorLinkRoutes(app: App): void {
  const { parts } = app;

  const page = async (form: FormState) => {
    const code = typed(form.values, 'code');
    const link = code && (await findLink(parts.db, hashToken(code), parts.clock.now()));
    if (!link) throw new Refusal('identity.link_void');
    return <AdministratorLinkPage form={form} role={link.role} />;
  };

  app.get('/first-administrator', { config: everyone }, async (request, reply) => {
    const { code = '' } = request.query as { code?: string | string[] };
    return reply.page(await page({ values: { code }, errors: {} }));
  });

  formAction(app, '/first-administrator', {
    config: everyone,
    by: visitorOf,
    form: () => administratorForm(parts.clock.now()),
    show: (_asked, form) => page(form),
    refusedAt: {
      'identity.password_wrong': {
        field: 'password',
        sentence: '这个证件号码已有账号，请填写该账号现在的密码。',
      },
      'identity.locked': 'password',
      'identity.role_separated': 'idNumber',
      'identity.phone_taken': 'phone',
    },
    act: ({ request }, form) => appointByLink(parts, { ...form, ip: request.ip }),
    done: () => ({ to: '/login', say: '账号已设立，请登录并设置第二步验证。' }),
  });
}
