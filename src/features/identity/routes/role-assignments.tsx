import type { FastifyReply } from 'fastify';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
} from '../../../platform/http/index.ts';
import { listOrganisations } from '../../organisations/index.ts';
import { createFirstAdministrator } from '../commands/first-administrator.ts';
import { endRole, grantRole } from '../commands/grant-role.ts';
import { FirstAdministratorPage } from '../pages/first-administrator-page.tsx';
import { RoleAssignmentsPage } from '../pages/role-assignments-page.tsx';
import { listAssignments } from '../queries/roles.ts';
import { hashPassword } from '../rules/password.ts';
import { firstAdministratorForm, idParams, roleForm } from './forms.ts';
import { tell } from './tell.ts';

const administrators = { access: ['SYSTEM_ADMIN', 'SECURITY_ADMIN'] } as const;
const everyone = { access: 'everyone' } as const;

/** Role assignments (E24), and the page of the first administrator. */
export function roleRoutes(app: App): void {
  const { parts } = app;

  app.get('/role-assignments', { config: administrators }, async (_request, reply) =>
    show(reply, {}, {}),
  );

  app.post('/role-assignments', { config: administrators }, async (request, reply) => {
    const form = parseForm(roleForm, request.body);
    if (!form.ok) return show(reply.code(422), form.values, form.errors);
    try {
      await grantRole(parts, officerOf(request), form.value);
    } catch (error) {
      const { sentence, status } = tell(error);
      return show(reply.code(status), form.values, { loginName: sentence });
    }
    return reply.flash('success', '已授权。').redirect('/role-assignments', 303);
  });

  app.post(
    '/role-assignments/:id/end',
    { config: administrators, schema: { params: idParams } },
    async (request, reply) => {
      await endRole(parts, officerOf(request), request.params.id);
      return reply.flash('success', '已撤销，立即生效。').redirect('/role-assignments', 303);
    },
  );

  app.get('/first-administrator', { config: everyone }, async (request, reply) => {
    const { code = '' } = request.query as { code?: string };
    if (!code) throw new Refusal('identity.link_void');
    return reply.page(<FirstAdministratorPage form={{ values: { code }, errors: {} }} />);
  });

  app.post('/first-administrator', { config: everyone }, async (request, reply) => {
    const form = parseForm(firstAdministratorForm(parts.clock.now()), request.body);
    if (!form.ok) {
      const again = { values: form.values, errors: form.errors };
      return reply.code(422).page(<FirstAdministratorPage form={again} />);
    }
    const { code, person, password } = form.value;
    const passwordHash = await hashPassword(password);
    await createFirstAdministrator(parts, { code, person, passwordHash });
    return reply
      .flash('success', '管理员账号已建立，请登录并设置动态验证码。')
      .redirect('/login', 303);
  });

  async function show(reply: FastifyReply, values: FormValues, errors: FieldErrors) {
    const organisations = await listOrganisations(parts.db);
    const assignments = await listAssignments(parts.db);
    return reply.page(
      <RoleAssignmentsPage
        assignments={assignments}
        organisations={organisations}
        form={{ values, errors }}
      />,
    );
  }
}
