import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { nilId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  formAction,
  officerOf,
  openSearch,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { loginIndexes } from '../../identity/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { answerClaims } from '../commands/answer-claims.ts';
import { correctMembership } from '../commands/correct-membership.ts';
import { endMembership } from '../commands/end-membership.ts';
import type { FormState } from '../pages/form-state.ts';
import { PersonPage } from '../pages/person-page.tsx';
import { rosterColumns } from '../pages/roster-columns.tsx';
import { RosterPage } from '../pages/roster-page.tsx';
import {
  countRoster,
  findRosterEntry,
  listRoster,
  listRosterHistory,
  type RosterCounts,
} from '../queries/roster.ts';
import { countTransfersToAnswer } from '../queries/transfers.ts';
import { wholeRoster } from '../queries/whole-roster.ts';
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
    {
      config: { ...keeper, discloses: { what: '单位名册' } },
      schema: { querystring: rosterQuery },
    },
    async (request, reply) => reply.page(await rosterPage(officerOf(request), request.query)),
  );

  app.get(
    '/roster/file',
    {
      config: { ...keeper, discloses: { what: '单位名册文件' } },
      schema: { querystring: rosterFileQuery },
    },
    async (request, reply) => {
      const membership = membershipOf(officerOf(request));
      const { view, format } = request.query;
      const name = `${membershipWords[membership.kind].people}${today()}`;
      const columns = rosterColumns(membership.kind);
      const rows = wholeRoster(db, membership, view);
      return sendWorkbook(reply, name, { columns, rows }, format);
    },
  );

  formAction(app, '/roster/confirmations', {
    config: unit,
    by: officerOf,
    form: chosenForm,
    show: ({ actor }, form) => waitingPage(actor, { ...form, of: 'confirmation' }),
    act: ({ actor }, { id }) => answerClaims(parts, actor, id, { state: 'CONFIRMED' }),
    done: (_asked, _nothing, { id }) => ({
      to: '/roster',
      say: `已确认 ${id.length} 人为本单位人员。`,
    }),
  });

  formAction(app, '/roster/rejections', {
    config: unit,
    by: officerOf,
    form: rejectionForm,
    show: ({ actor }, form) => waitingPage(actor, { ...form, of: 'rejection' }),
    act: ({ actor }, { id, reason }) =>
      answerClaims(parts, actor, id, { state: 'REJECTED', reason }),
    done: (_asked, _nothing, { id }) => ({
      to: '/roster',
      say: `已退回 ${id.length} 人，对方会收到短信。`,
    }),
  });

  formAction(app, '/roster/links/:id/confirmation', {
    config: unit,
    by: officerOf,
    params: idParams,
    act: ({ actor, params }) => answerClaims(parts, actor, [params.id], { state: 'CONFIRMED' }),
    done: () => ({ to: '/roster', say: '已确认为本单位人员。' }),
  });

  app.get(
    '/roster/people/:id',
    {
      config: { ...keeper, discloses: { what: '名册中的人员', of: 'employment' } },
      schema: { params: idParams },
    },
    async (request, reply) =>
      reply.page(await personPage(officerOf(request), request.params.id, emptyForm)),
  );

  formAction(app, '/roster/people/:id/end', {
    config: keeper,
    by: officerOf,
    params: idParams,
    form: () => endForm(today()),
    show: ({ actor, params }, form) => personPage(actor, params.id, { ...form, of: 'end' }),
    refusedAt: { 'people.period_reversed': 'on' },
    act: ({ actor, params }, end) => endMembership(parts, actor, params.id, end),
    done: () => ({ to: '/roster', say: '已登记离开，本人会收到通知。' }),
  });

  formAction(app, '/roster/people/:id/correction', {
    config: keeper,
    by: officerOf,
    params: idParams,
    form: async ({ actor, params }) =>
      correctionForm(today(), (await getEntry(actor, params.id)).validTo !== null),
    show: ({ actor, params }, form) => personPage(actor, params.id, { ...form, of: 'correction' }),
    refusedAt: { 'people.period_reversed': 'to', 'people.period_overlaps': 'from' },
    act: ({ actor, params }, change) => correctMembership(parts, actor, params.id, change),
    done: ({ params }) => ({ to: `/roster/people/${params.id}`, say: '已更正。' }),
  });

  const waitingPage = (actor: Officer, form: FormState) =>
    rosterPage(actor, { view: 'WAITING', who: '', after: nilId }, form);

  async function rosterPage(
    actor: Officer,
    query: ReturnType<typeof rosterQuery.parse>,
    form: FormState = emptyForm,
  ) {
    const membership = membershipOf(actor);
    const counts = await countRoster(db, membership);
    const view = query.view ?? firstView(counts);
    const text = openSearch(parts, actor, query.who);
    const indexes = text === '' ? [] : loginIndexes(parts.cipher, text);
    const wanted = { view, text, indexes, after: query.after, limit: pageSize + 1 };
    const found = await listRoster(db, membership, wanted);
    const people = found.slice(0, pageSize);
    return (
      <RosterPage
        kind={membership.kind}
        bodyName={(await getOrganisation(db, membership.organisationId)).name}
        filter={{ view, who: query.who, after: query.after }}
        typed={text}
        counts={counts}
        people={people}
        next={found.length > pageSize ? (people.at(-1)?.id ?? null) : null}
        ownAccountId={actor.accountId}
        transfers={await countTransfersToAnswer(db, membership.organisationId)}
        form={form}
      />
    );
  }

  async function getEntry(actor: Officer, id: string) {
    const entry = await findRosterEntry(db, membershipOf(actor), id);
    if (!entry) throw new Refusal('people.affiliation_not_found');
    return entry;
  }

  async function personPage(actor: Officer, id: string, form: FormState) {
    const membership = membershipOf(actor);
    const person = await getEntry(actor, id);
    return (
      <PersonPage
        kind={membership.kind}
        person={person}
        history={await listRosterHistory(db, membership, person.accountId)}
        today={today()}
        own={person.accountId === actor.accountId}
        form={form}
      />
    );
  }
}

const firstView = (counts: RosterCounts) => (counts.WAITING > 0 ? 'WAITING' : 'CURRENT');
