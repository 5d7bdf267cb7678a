import type { z } from 'zod';
import { administratorRoles, type Officer, officerRoles } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  openSearch,
  rowsOf,
  sendWorkbook,
  takePage,
} from '../../../platform/http/index.ts';
import { exportedColumns } from '../../../ui/index.ts';
import { proposeCover } from '../commands/propose-cover.ts';
import { proposeRoleEnd } from '../commands/propose-role-end.ts';
import { proposeRoleGrant } from '../commands/propose-role-grant.ts';
import { proposeRoleResumption } from '../commands/propose-role-resumption.ts';
import { proposeRoleTerm } from '../commands/propose-role-term.ts';
import { proposeSecondFactorReset } from '../commands/propose-second-factor-reset.ts';
import { suspendRole } from '../commands/suspend-role.ts';
import { OwnRolesPage } from '../pages/own-roles-page.tsx';
import { roleColumns } from '../pages/role-columns.tsx';
import { RoleGrantPage } from '../pages/role-grant-page.tsx';
import { RoleListPage } from '../pages/role-list-page.tsx';
import { RolePage } from '../pages/role-page.tsx';
import { listRoleRows, listRolesWithCovers } from '../queries/role-list.ts';
import { loadRole, roleScopeOf } from '../queries/role-view.ts';
import { loginIndexes } from '../rules/identifiers.ts';
import { isAdministrator } from '../rules/policy.ts';
import {
  coverForm,
  idParams,
  reasonForm,
  resetFactorForm,
  roleForm,
  roleQuery,
  termForm,
} from './forms.ts';

const administrators = { access: administratorRoles } as const;
const officers = { access: officerRoles } as const;
/** Administrators, the auditor, and bodies with others below them. */
const readers = {
  access: [...administratorRoles, 'AUDITOR', 'MUNICIPAL_OFFICER', 'DISTRICT_CLERK'],
} as const;
const pageSize = 50;
/** A copy holds at most so many rows. */
const mostCopied = 5000;
const toProposal = (id: string) => ({
  to: `/proposals/${id}`,
  say: '已提出，等另一位工作人员复核。',
});

/** Who holds which role, and what two persons decide about it (E24). */
export function roleRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const today = () => dayOf(parts.clock.now());

  const listRoles = async (officer: Officer, query: z.infer<typeof roleQuery>) => {
    const { role, state, as, sort = 'name' } = query;
    const words = openSearch(parts, officer, query.words);
    const [page, size] = as ? [1, mostCopied] : [query.page, pageSize];
    const found = await listRoleRows(db, {
      ...{ words, role, state, sort, day: today() },
      indexes: loginIndexes(parts.cipher, words),
      scope: await roleScopeOf(db, officer),
      ...rowsOf(page, size),
    });
    return { roles: takePage(found, page, size), filter: { words, role, state }, sort };
  };

  app.get(
    '/role-assignments',
    {
      ...disclosing({ config: readers }, { what: '岗位名单' }),
      schema: { querystring: roleQuery },
    },
    async (request, reply) => {
      const officer = officerOf(request);
      const { as, cols } = request.query;
      const listed = await listRoles(officer, request.query);
      const rows = [...listed.roles.rows];
      reply.disclose({ people: rows.map(({ accountId }) => accountId) });
      const columns = roleColumns(today());
      if (as === 'xlsx')
        return sendWorkbook(reply, '岗位授权', { columns: exportedColumns(columns, cols), rows });
      const grants = isAdministrator(officer.role);
      return reply.page(<RoleListPage {...listed} columns={columns} grants={grants} />);
    },
  );

  app.get('/account/roles', { config: officers }, async (request, reply) => {
    const { accountId } = officerOf(request);
    const roles = await listRolesWithCovers(db, accountId);
    return reply.page(<OwnRolesPage roles={roles} accountId={accountId} day={today()} />);
  });

  const grantPage = (form: FormState) => <RoleGrantPage form={form} today={today()} />;

  app.get('/role-assignments/new', { config: administrators }, async (_request, reply) =>
    reply.page(grantPage(emptyForm)),
  );

  formAction(app, '/role-assignments', {
    config: { ...administrators, discloses: { what: '按号码查到的账号' } },
    by: officerOf,
    form: roleForm,
    show: (_asked, form) => grantPage(form),
    act: ({ actor }, grant) => proposeRoleGrant(parts, actor, grant),
    done: (_asked, id) => toProposal(id),
  });

  const rolePage = async (actor: Officer, id: string, form: FormState & { of?: string }) => (
    <RolePage {...(await loadRole(parts, actor, id))} form={form} day={today()} />
  );

  app.get(
    '/role-assignments/:id',
    {
      ...disclosing({ config: officers }, { what: '岗位', of: 'role_assignment' }),
      schema: { params: idParams },
    },
    async (request, reply) =>
      reply.page(await rolePage(officerOf(request), request.params.id, emptyForm)),
  );

  /** What all forms of the page of a role share. */
  const onRole = <C extends { access: readonly Officer['role'][] }>(of: string, config: C) => ({
    config: { ...config, discloses: { what: '岗位', of: 'role_assignment' } },
    by: officerOf,
    params: idParams,
    show: ({ actor, params }: { actor: Officer; params: { id: string } }, form: FormState) =>
      rolePage(actor, params.id, { ...form, of }),
  });

  /** Who only reads a role is told so before any field is looked at. */
  const refuseUnless =
    (right: 'cover' | 'suspend', code: string) =>
    async ({ actor, params }: { actor: Officer; params: { id: string } }) => {
      const { rights } = await loadRole(parts, actor, params.id);
      if (!rights[right]) throw new Refusal(code);
    };

  formAction(app, '/role-assignments/:id/covers', {
    ...onRole('covers', officers),
    allow: refuseUnless('cover', 'identity.role_not_found'),
    form: coverForm,
    act: ({ actor, params }, form) =>
      proposeCover(parts, actor, { assignmentId: params.id, ...form }),
    done: (_asked, id) => toProposal(id),
  });

  formAction(app, '/role-assignments/:id/term', {
    ...onRole('term', administrators),
    form: termForm,
    act: ({ actor, params }, form) => proposeRoleTerm(parts, actor, { ...params, ...form }),
    done: (_asked, id) => toProposal(id),
  });

  formAction(app, '/role-assignments/:id/end', {
    ...onRole('end', administrators),
    form: reasonForm,
    act: ({ actor, params }, form) => proposeRoleEnd(parts, actor, { ...params, ...form }),
    done: (_asked, id) => toProposal(id),
  });

  formAction(app, '/role-assignments/:id/resumption', {
    ...onRole('resumption', administrators),
    form: reasonForm,
    act: ({ actor, params }, form) => proposeRoleResumption(parts, actor, { ...params, ...form }),
    done: (_asked, id) => toProposal(id),
  });

  formAction(app, '/role-assignments/:id/second-factor-reset', {
    ...onRole('second-factor-reset', administrators),
    form: resetFactorForm,
    act: ({ actor, params }, form) =>
      proposeSecondFactorReset(parts, actor, { ...params, ...form }),
    done: (_asked, id) => toProposal(id),
  });

  formAction(app, '/role-assignments/:id/suspension', {
    ...onRole('suspension', officers),
    allow: refuseUnless('suspend', 'identity.suspension_not_yours'),
    form: reasonForm,
    act: ({ actor, params }, form) => suspendRole(parts, actor, { ...params, ...form }),
    done: ({ params }) => ({
      to: `/role-assignments/${params.id}`,
      say: '已暂停，立即生效。',
    }),
  });
}
