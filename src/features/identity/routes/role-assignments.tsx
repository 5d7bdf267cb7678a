import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  visitorOf,
} from '../../../platform/http/index.ts';
import { listOrganisations } from '../../organisations/index.ts';
import { createFirstAdministrator } from '../commands/create-first-administrator.ts';
import { endRole } from '../commands/end-role.ts';
import { grantRole } from '../commands/grant-role.ts';
import { FirstAdministratorPage } from '../pages/first-administrator-page.tsx';
import { RoleAssignmentsPage } from '../pages/role-assignments-page.tsx';
import { listAssignments } from '../queries/roles.ts';
import { hashPassword } from '../rules/password.ts';
import { firstAdministratorForm, idParams, roleForm } from './forms.ts';

const administrators = { access: ['SYSTEM_ADMIN', 'SECURITY_ADMIN'] } as const;
const everyone = { access: 'everyone' } as const;

/** Role assignments (E24), and the page of the first administrator. */
export function roleRoutes(app: App): void {
  const { parts } = app;

  app.get(
    '/role-assignments',
    { config: { ...administrators, discloses: { what: '账号与角色名单' } } },
    async (_request, reply) => reply.page(await page(emptyForm)),
  );

  formAction(app, '/role-assignments', {
    config: { ...administrators, discloses: { what: '按号码查到的账号' } },
    by: officerOf,
    form: roleForm,
    show: (_asked, form) => page(form),
    refusedAt: {
      'identity.account_not_found': 'loginName',
      'identity.role_own': 'loginName',
      'identity.role_separated': 'loginName',
      'identity.role_held': 'loginName',
    },
    act: ({ actor }, grant) => grantRole(parts, actor, grant),
    done: () => ({ to: '/role-assignments', say: '已授权。' }),
  });

  formAction(app, '/role-assignments/:id/end', {
    config: administrators,
    by: officerOf,
    params: idParams,
    act: ({ actor, params }) => endRole(parts, actor, params.id),
    done: () => ({ to: '/role-assignments', say: '已撤销，立即生效。' }),
  });

  app.get('/first-administrator', { config: everyone }, async (request, reply) => {
    const { code = '' } = request.query as { code?: string };
    if (!code) throw new Refusal('identity.link_void');
    return reply.page(<FirstAdministratorPage form={{ values: { code }, errors: {} }} />);
  });

  formAction(app, '/first-administrator', {
    config: everyone,
    by: visitorOf,
    form: () => firstAdministratorForm(parts.clock.now()),
    show: (_asked, form) => <FirstAdministratorPage form={form} />,
    act: async (_asked, { code, person, password }) =>
      createFirstAdministrator(parts, { code, person, passwordHash: await hashPassword(password) }),
    done: () => ({ to: '/login', say: '管理员账号已建立，请登录并设置动态验证码。' }),
  });

  const page = async (form: FormState) => (
    <RoleAssignmentsPage
      assignments={await listAssignments(parts.db)}
      organisations={await listOrganisations(parts.db)}
      form={form}
    />
  );
}
