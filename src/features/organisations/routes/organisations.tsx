import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  typed,
} from '../../../platform/http/index.ts';
import { addMissingUnit } from '../commands/add-missing-unit.ts';
import { decideApproval } from '../commands/decide-approval.ts';
import { mergeMissingUnit } from '../commands/merge-missing-unit.ts';
import { rejectMissingUnit } from '../commands/reject-missing-unit.ts';
import { ApprovalsPage } from '../pages/approvals-page.tsx';
import { MissingUnitPage } from '../pages/missing-unit-page.tsx';
import { MissingUnitsPage } from '../pages/missing-units-page.tsx';
import { findMissingUnitRequest, listMissingUnitRequests } from '../queries/missing-units.ts';
import { listUnapproved, searchEmployers } from '../queries/organisations.ts';
import { affiliationNames } from '../rules/organisation.ts';
import { maySettleMissingUnit } from '../rules/policy.ts';
import { addUnitForm, mergeForm, rejectForm, requestParams, searchQuery } from './forms.ts';

const everyone = { access: 'everyone' } as const;
const clerk = { access: counterRoles };
const bureau = { access: ['MUNICIPAL_OFFICER'] } as const;
const suggestions = 8;

/** Search for a unit, missing units, and approvals of the municipal bureau (Q8, N26). */
export function routes(app: App): void {
  const { parts } = app;

  app.get(
    '/organisations/search',
    {
      config: { ...everyone, rateLimit: { max: 240, timeWindow: '1 minute' } },
      schema: { querystring: searchQuery },
    },
    async (request) => {
      const found = await searchEmployers(parts.db, request.query.q, suggestions);
      const units = found.map(({ id, name, affiliation }) => ({
        id,
        name,
        note: affiliation ? affiliationNames[affiliation] : '',
      }));
      return { units };
    },
  );

  app.get(
    '/missing-units',
    { config: { ...clerk, discloses: { what: '缺失单位申请名单' } } },
    async (request, reply) => {
      const { jurisdictionId } = officerOf(request);
      const requests = await listMissingUnitRequests(parts.db, jurisdictionId ?? '');
      return reply.page(<MissingUnitsPage requests={requests} />);
    },
  );

  app.get(
    '/missing-units/:id',
    {
      config: { ...clerk, discloses: { what: '缺失单位申请', of: 'missing_unit' } },
      schema: { params: requestParams, querystring: searchQuery },
    },
    async (request, reply) =>
      reply.page(await page(officerOf(request), request.params.id, emptyForm, request.query.q)),
  );

  const one = {
    config: clerk,
    by: officerOf,
    params: requestParams,
    show: ({ actor, params }: { actor: Officer; params: { id: string } }, form: FormState) =>
      page(actor, params.id, form, typed(form.values, 'q')),
  };
  const backWith = (say: string) => () => ({ to: '/missing-units', say });

  formAction(app, '/missing-units/:id/addition', {
    ...one,
    form: addUnitForm,
    act: ({ actor, params }, unit) => addMissingUnit(parts, actor, params.id, unit),
    done: backWith('单位已加入名单，申请人会收到短信。'),
  });

  formAction(app, '/missing-units/:id/merger', {
    ...one,
    form: mergeForm,
    act: ({ actor, params }, { organisationId }) =>
      mergeMissingUnit(parts, actor, params.id, organisationId),
    done: backWith('申请已并入已有单位，申请人会收到短信。'),
  });

  formAction(app, '/missing-units/:id/rejection', {
    ...one,
    form: rejectForm,
    act: ({ actor, params }, { reason }) => rejectMissingUnit(parts, actor, params.id, reason),
    done: backWith('申请已退回，申请人会收到短信。'),
  });

  app.get('/organisation-approvals', { config: bureau }, async (_request, reply) =>
    reply.page(<ApprovalsPage units={await listUnapproved(parts.db)} />),
  );

  for (const [action, approval, say] of [
    ['approval', 'APPROVED', '已批准，从现在起由该单位审验本单位人员。'],
    ['rejection', 'REJECTED', '已处理，学员不能再选择这个单位。'],
  ] as const)
    formAction(app, `/organisation-approvals/:id/${action}`, {
      config: bureau,
      by: officerOf,
      params: requestParams,
      act: ({ actor, params }) => decideApproval(parts, actor, params.id, approval),
      done: () => ({ to: '/organisation-approvals', say }),
    });

  async function page(actor: Officer, id: string, form: FormState, q: string) {
    const request = await findMissingUnitRequest(parts.db, id);
    if (!request || !maySettleMissingUnit(actor, request))
      throw new Refusal('organisations.request_not_found');
    const text = q || request.creditCode || request.name;
    const similar = await searchEmployers(parts.db, text, suggestions);
    return <MissingUnitPage request={request} similar={similar} q={text} form={form} />;
  }
}
