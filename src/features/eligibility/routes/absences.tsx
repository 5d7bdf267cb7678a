import type { FastifyRequest } from 'fastify';
import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  learnerOf,
  officerOf,
  parseForm,
  sendAttachment,
} from '../../../platform/http/index.ts';
import { listPeople } from '../../identity/index.ts';
import { getOrganisation, listOrganisationsById } from '../../organisations/index.ts';
import { askForAbsence } from '../commands/ask-for-absence.ts';
import { decideAbsence } from '../commands/decide-absence.ts';
import { withdrawAbsence } from '../commands/withdraw-absence.ts';
import { AbsenceDeskPage } from '../pages/absence-desk-page.tsx';
import { AbsencePage } from '../pages/absence-page.tsx';
import { type AbsenceFormState, AbsencesPage } from '../pages/absences-page.tsx';
import { EnterAbsencePage } from '../pages/enter-absence-page.tsx';
import {
  countAbsences,
  findAbsence,
  listAbsences,
  listAbsencesOf,
  listReasons,
} from '../queries/absences.ts';
import { listPeopleInCare } from '../queries/places.ts';
import { caringRoles, isCaring, isWithin, readingRoles, readingScopeOf } from '../rules/policy.ts';
import { faultOf, stateOf } from './absence-faults.ts';
import { AbsenceForm, AbsenceQuery, DecisionForm, EnterForm, Params, ReasonForm } from './forms.ts';

const pageSize = 50;
const learners = { access: ['LEARNER'] } as const;
const caring = { access: caringRoles } as const;
const readers = { access: readingRoles } as const;
const empty: AbsenceFormState = { values: {}, errors: {} };
/** Justified absences: the person asks, the unit enters and decides, authorities look on (G13). */
export function absenceRoutes(app: App): void {
  const { db, clock } = app.parts;

  const ownPage = async (request: FastifyRequest, form = empty) => (
    <AbsencesPage
      absences={await listAbsencesOf(db, actorOf(request).accountId)}
      reasons={await listReasons(db)}
      form={form}
    />
  );

  app.get('/absences', { config: learners }, async (request, reply) =>
    reply.page(await ownPage(request)),
  );

  app.post('/absences', { config: learners }, async (request, reply) => {
    const actor = learnerOf(request);
    const form = parseForm(AbsenceForm, request.body);
    if (!form.ok) return reply.code(422).page(await ownPage(request, stateOf(form)));
    const { accountId } = actor;
    const input = { ...form.value, accountId };
    const short = await faultOf(askForAbsence(app.parts, actor, input), form);
    if (short) return reply.code(422).page(await ownPage(request, short));
    reply.flash('success', '已提交，由您所在的单位批准。结果会发短信告诉您。');
    return reply.redirect('/absences', 303);
  });

  app.post(
    '/absences/:id/withdrawal',
    { config: learners, schema: { params: Params } },
    async (request, reply) => {
      const { id } = request.params;
      await withdrawAbsence(app.parts, learnerOf(request), { id, because: '本人撤回' });
      reply.flash('success', '已撤回申请。');
      return reply.redirect('/absences', 303);
    },
  );

  app.get(
    '/absence-desk',
    { config: readers, schema: { querystring: AbsenceQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const scope = readingScopeOf(actor);
      const { state, page } = request.query;
      const found = await listAbsences(db, scope, {
        state,
        limit: pageSize + 1,
        offset: (page - 1) * pageSize,
      });
      const shown = found.slice(0, pageSize);
      const ids = [...new Set(shown.map(({ accountId }) => accountId))];
      const people = new Map((await listPeople(db, ids)).map((one) => [one.accountId, one]));
      const unitIds = [...new Set(shown.map(({ organisationId }) => organisationId))];
      const units = new Map(
        (await listOrganisationsById(db, unitIds)).map((one) => [one.id, one.name]),
      );
      return reply.page(
        <AbsenceDeskPage
          rows={shown.map((absence) => ({
            absence,
            person: people.get(absence.accountId),
            unit: units.get(absence.organisationId) ?? '',
          }))}
          counts={await countAbsences(db, scope)}
          state={state}
          page={page}
          more={found.length > pageSize}
          mayEnter={isCaring(actor.role)}
        />,
      );
    },
  );

  const enterPage = async (actor: Officer, form = empty) => {
    const organisationId = actor.organisationId;
    const kind = actor.role === 'AGENCY_CLERK' ? 'TALENT_AGENCY' : 'EMPLOYER';
    const ids = await listPeopleInCare(db, { organisationId, kind }, dayOf(clock.now()));
    const people = await listPeople(
      db,
      ids.filter((id) => id !== actor.accountId),
    );
    return <EnterAbsencePage people={people} reasons={await listReasons(db)} form={form} />;
  };

  app.get('/absence-desk/new', { config: caring }, async (request, reply) =>
    reply.page(await enterPage(officerOf(request))),
  );

  app.post('/absence-desk', { config: caring }, async (request, reply) => {
    const actor = officerOf(request);
    const form = parseForm(EnterForm, request.body);
    if (!form.ok) return reply.code(422).page(await enterPage(actor, stateOf(form)));
    const short = await faultOf(askForAbsence(app.parts, actor, form.value), form);
    if (short) return reply.code(422).page(await enterPage(actor, short));
    reply.flash('success', '已登记，本人会收到短信。');
    return reply.redirect('/absence-desk?state=APPROVED', 303);
  });

  const load = async (actor: Officer, id: string) => {
    const absence = await findAbsence(db, id);
    if (!absence || !isWithin(readingScopeOf(actor), absence))
      throw new Refusal('eligibility.not_found');
    return absence;
  };

  const deskPage = async (actor: Officer, id: string, form = empty) => {
    const absence = await load(actor, id);
    const people = new Map(
      (await listPeople(db, [absence.accountId, absence.decidedBy ?? absence.accountId])).map(
        (one) => [one.accountId, one],
      ),
    );
    const decides = isCaring(actor.role);
    const own = absence.accountId === actor.accountId;
    return (
      <AbsencePage
        absence={absence}
        person={people.get(absence.accountId) ?? { name: '', idNumberMasked: '' }}
        unit={(await getOrganisation(db, absence.organisationId)).name}
        decidedBy={people.get(absence.decidedBy ?? '')?.name ?? null}
        may={decides ? (own ? 'own' : 'decide') : 'read'}
        form={form}
      />
    );
  };

  app.get(
    '/absence-desk/:id',
    { config: readers, schema: { params: Params } },
    async (request, reply) => reply.page(await deskPage(officerOf(request), request.params.id)),
  );

  app.post(
    '/absence-desk/:id/decision',
    { config: caring, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = await load(actor, request.params.id);
      const form = parseForm(DecisionForm, request.body);
      if (!form.ok) return reply.code(422).page(await deskPage(actor, id, stateOf(form)));
      const { decision, note } = form.value;
      await decideAbsence(app.parts, actor, { id, approve: decision === 'approve', note });
      reply.flash('success', '已办理，本人会收到短信。');
      return reply.redirect('/absence-desk', 303);
    },
  );

  app.post(
    '/absence-desk/:id/withdrawal',
    { config: caring, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = await load(actor, request.params.id);
      const form = parseForm(ReasonForm, request.body);
      if (!form.ok) return reply.code(422).page(await deskPage(actor, id, stateOf(form)));
      await withdrawAbsence(app.parts, actor, { id, because: form.value.because });
      reply.flash('success', '已撤回，年度考核和职称评审的结果随之更新。');
      return reply.redirect(`/absence-desk/${id}`, 303);
    },
  );

  app.get(
    '/absence-desk/:id/proof',
    { config: readers, schema: { params: Params } },
    async (request, reply) => {
      const absence = await load(officerOf(request), request.params.id);
      if (!absence.proofKey) throw new Refusal('eligibility.no_proof');
      return sendAttachment(
        reply,
        absence.proofName ?? 'proof',
        await app.parts.storage.read(absence.proofKey),
      );
    },
  );
}
