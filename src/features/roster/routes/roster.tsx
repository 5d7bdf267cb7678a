import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  officerOf,
  parseForm,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { loginIndexes } from '../../identity/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { answerClaims } from '../commands/answer-claims.ts';
import { correctMembership } from '../commands/correct-membership.ts';
import { endMembership } from '../commands/end-membership.ts';
import { type FormState, untouched } from '../pages/form-state.ts';
import { PersonPage } from '../pages/person-page.tsx';
import { RosterPage } from '../pages/roster-page.tsx';
import {
  countRoster,
  findRosterEntry,
  listRoster,
  listRosterHistory,
  type RosterCounts,
} from '../queries/roster.ts';
import { rosterSheet } from '../queries/roster-sheet.ts';
import { countTransfersToAnswer } from '../queries/transfers.ts';
import { membershipOf, membershipWords, rosterRoles } from '../rules/body-membership.ts';
import {
  chosenForm,
  correctionForm,
  endForm,
  idParams,
  rejectionForm,
  rosterFileQuery,
  rosterQuery,
} from './forms.ts';

const keeper = { access: rosterRoles };
const unit = { access: ['UNIT_ADMIN'] } as const;
const pageSize = 50;

/** The people of a unit or agency. */
export function rosterRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const today = () => dayOf(parts.clock.now());

  app.get(
    '/roster',
    { config: keeper, schema: { querystring: rosterQuery } },
    async (request, reply) => showRoster(request, reply, request.query),
  );

  app.get(
    '/roster/file',
    { config: keeper, schema: { querystring: rosterFileQuery } },
    async (request, reply) => {
      const membership = membershipOf(officerOf(request));
      const { view, format } = request.query;
      const name = `${membershipWords[membership.kind].people}${today()}`;
      return sendWorkbook(reply, name, rosterSheet(db, membership, view), format);
    },
  );

  app.post('/roster/confirmations', { config: unit }, async (request, reply) => {
    const form = parseForm(chosenForm, request.body);
    if (!form.ok) return refuse(request, reply, { ...form, of: 'confirmation' });
    await answerClaims(parts, officerOf(request), form.value.id, { state: 'CONFIRMED' });
    const done = `已确认 ${form.value.id.length} 人为本单位人员。`;
    return reply.flash('success', done).redirect('/roster', 303);
  });

  app.post('/roster/rejections', { config: unit }, async (request, reply) => {
    const form = parseForm(rejectionForm, request.body);
    if (!form.ok) return refuse(request, reply, { ...form, of: 'rejection' });
    const { id, reason } = form.value;
    await answerClaims(parts, officerOf(request), id, { state: 'REJECTED', reason });
    const done = `已退回 ${id.length} 人，对方会收到短信。`;
    return reply.flash('success', done).redirect('/roster', 303);
  });

  app.post(
    '/roster/links/:id/confirmation',
    { config: unit, schema: { params: idParams } },
    async (request, reply) => {
      await answerClaims(parts, officerOf(request), [request.params.id], { state: 'CONFIRMED' });
      return reply.flash('success', '已确认为本单位人员。').redirect('/roster', 303);
    },
  );

  app.get(
    '/roster/people/:id',
    { config: keeper, schema: { params: idParams } },
    async (request, reply) => showPerson(request, reply, request.params.id, untouched),
  );

  app.post(
    '/roster/people/:id/end',
    { config: keeper, schema: { params: idParams } },
    async (request, reply) => {
      const { id } = request.params;
      const form = parseForm(endForm(today()), request.body);
      if (!form.ok) return showPerson(request, reply.code(422), id, { ...form, of: 'end' });
      await endMembership(parts, officerOf(request), id, form.value);
      return reply.flash('success', '已登记离开，本人会收到通知。').redirect('/roster', 303);
    },
  );

  app.post(
    '/roster/people/:id/correction',
    { config: keeper, schema: { params: idParams } },
    async (request, reply) => {
      const { id } = request.params;
      const { validTo } = await getEntry(request, id);
      const form = parseForm(correctionForm(today(), validTo !== null), request.body);
      if (!form.ok) return showPerson(request, reply.code(422), id, { ...form, of: 'correction' });
      await correctMembership(parts, officerOf(request), id, form.value);
      return reply.flash('success', '已更正。').redirect(`/roster/people/${id}`, 303);
    },
  );

  const refuse = (request: FastifyRequest, reply: FastifyReply, form: FormState) =>
    showRoster(request, reply.code(422), { view: 'WAITING', who: '', after: '' }, form);

  async function showRoster(
    request: FastifyRequest,
    reply: FastifyReply,
    query: ReturnType<typeof rosterQuery.parse>,
    form: FormState = untouched,
  ) {
    const actor = actorOf(request);
    const membership = membershipOf(actor);
    const counts = await countRoster(db, membership);
    const view = query.view ?? firstView(counts);
    const indexes = query.who === '' ? [] : loginIndexes(parts.cipher, query.who);
    const wanted = { view, text: query.who, indexes, after: query.after, limit: pageSize + 1 };
    const found = await listRoster(db, membership, wanted);
    const people = found.slice(0, pageSize);
    return reply.page(
      <RosterPage
        kind={membership.kind}
        bodyName={(await getOrganisation(db, membership.organisationId)).name}
        filter={{ view, who: query.who, after: query.after }}
        counts={counts}
        people={people}
        next={found.length > pageSize ? (people.at(-1)?.id ?? null) : null}
        ownAccountId={actor.accountId}
        transfers={await countTransfersToAnswer(db, membership.organisationId)}
        form={form}
      />,
    );
  }

  async function getEntry(request: FastifyRequest, id: string) {
    const entry = await findRosterEntry(db, membershipOf(actorOf(request)), id);
    if (!entry) throw new Refusal('people.affiliation_not_found');
    return entry;
  }

  async function showPerson(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    form: FormState,
  ) {
    const actor = actorOf(request);
    const membership = membershipOf(actor);
    const person = await getEntry(request, id);
    return reply.page(
      <PersonPage
        kind={membership.kind}
        person={person}
        history={await listRosterHistory(db, membership, person.accountId)}
        today={today()}
        own={person.accountId === actor.accountId}
        form={form}
      />,
    );
  }
}

const firstView = (counts: RosterCounts) => (counts.WAITING > 0 ? 'WAITING' : 'CURRENT');
