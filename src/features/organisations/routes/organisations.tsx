import type { FastifyReply } from 'fastify';
import {
  type App,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
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
const clerk = { access: ['DISTRICT_CLERK', 'CENTRE_CLERK'] } as const;
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

  app.get('/missing-units', { config: clerk }, async (request, reply) => {
    const { jurisdictionId } = officerOf(request);
    const requests = await listMissingUnitRequests(parts.db, jurisdictionId ?? '');
    return reply.page(<MissingUnitsPage requests={requests} />);
  });

  app.get(
    '/missing-units/:id',
    { config: clerk, schema: { params: requestParams, querystring: searchQuery } },
    async (request, reply) =>
      show(reply, officerOf(request), request.params.id, {}, {}, request.query.q),
  );

  app.post(
    '/missing-units/:id/addition',
    { config: clerk, schema: { params: requestParams } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = request.params;
      const form = parseForm(addUnitForm, request.body);
      if (!form.ok) return show(reply.code(422), actor, id, form.values, form.errors);
      await addMissingUnit(parts, actor, id, form.value);
      return done(reply, '单位已加入名单，申请人会收到短信。');
    },
  );

  app.post(
    '/missing-units/:id/merger',
    { config: clerk, schema: { params: requestParams } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = request.params;
      const form = parseForm(mergeForm, request.body);
      if (!form.ok) return show(reply.code(422), actor, id, form.values, form.errors);
      await mergeMissingUnit(parts, actor, id, form.value.organisationId);
      return done(reply, '申请已并入已有单位，申请人会收到短信。');
    },
  );

  app.post(
    '/missing-units/:id/rejection',
    { config: clerk, schema: { params: requestParams } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = request.params;
      const form = parseForm(rejectForm, request.body);
      if (!form.ok) return show(reply.code(422), actor, id, form.values, form.errors);
      await rejectMissingUnit(parts, actor, id, form.value.reason);
      return done(reply, '申请已退回，申请人会收到短信。');
    },
  );

  app.get('/organisation-approvals', { config: bureau }, async (_request, reply) =>
    reply.page(<ApprovalsPage units={await listUnapproved(parts.db)} />),
  );

  for (const [action, approval, sentence] of [
    ['approval', 'APPROVED', '已批准，从现在起由该单位审验本单位人员。'],
    ['rejection', 'REJECTED', '已处理，学员不能再选择这个单位。'],
  ] as const) {
    app.post(
      `/organisation-approvals/:id/${action}`,
      { config: bureau, schema: { params: requestParams } },
      async (request, reply) => {
        await decideApproval(parts, officerOf(request), request.params.id, approval);
        return reply.flash('success', sentence).redirect('/organisation-approvals', 303);
      },
    );
  }

  async function show(
    reply: FastifyReply,
    actor: ReturnType<typeof officerOf>,
    id: string,
    values: FormValues,
    errors: FieldErrors,
    q = typed(values, 'q'),
  ) {
    const request = await findMissingUnitRequest(parts.db, id);
    if (!request || !maySettleMissingUnit(actor, request)) return reply.callNotFound();
    const text = q || request.creditCode || request.name;
    const similar = await searchEmployers(parts.db, text, suggestions);
    return reply.page(
      <MissingUnitPage request={request} similar={similar} q={text} form={{ values, errors }} />,
    );
  }
}

const done = (reply: FastifyReply, sentence: string) =>
  reply.flash('success', sentence).redirect('/missing-units', 303);
