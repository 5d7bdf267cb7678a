import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { nilId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, learnerOf, officerOf, parseForm } from '../../../platform/http/index.ts';
import { listOrganisationsById } from '../../organisations/index.ts';
import { getAffiliation } from '../../people/index.ts';
import { correctRecognition } from '../commands/correct-recognition.ts';
import { withdrawRecognition } from '../commands/withdraw-recognition.ts';
import { OwnHoursPage } from '../pages/own-hours-page.tsx';
import { RecognitionPage } from '../pages/recognition-page.tsx';
import { UnitHoursPage } from '../pages/unit-hours-page.tsx';
import { listProposedLists } from '../queries/lists.ts';
import { findRecognition, listOfPerson, listOfUnit } from '../queries/recognitions.ts';
import { listOfferingsById, listOpenOfferings } from '../queries/subjects.ts';
import { authorityOf, authoritySeenBy, loadUnit } from '../queries/system.ts';
import { openers, recognisers } from '../rules/policy.ts';
import { BecauseForm, CorrectionForm, Params, UnitQuery } from './forms.ts';
import { emptyForm, errorOf, type FormState, formState } from './refused-form.ts';

const own = { access: recognisers } as const;
const pageSize = 50;

/** What has been recognised: one line with its correction, a unit's people, a person's own. */
export function recognitionRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  const load = async (actor: Officer, id: string) => {
    const one = await findRecognition(db, id);
    const seen =
      actor.role === 'MUNICIPAL_OFFICER' ||
      (actor.role === 'UNIT_ADMIN' ? one?.organisationId : one?.authorityId) ===
        actor.organisationId;
    const [offering] = one && seen ? await listOfferingsById(db, [one.offeringId]) : [];
    if (!one || !offering) throw new Refusal('professional.not_found');
    return { one, offering };
  };
  const recognitionPage = async (actor: Officer, id: string, form: FormState = emptyForm) => (
    <RecognitionPage
      {...(await load(actor, id))}
      writes={actor.role === 'INDUSTRY_OFFICER'}
      actorId={actor.accountId}
      form={form}
    />
  );

  app.get(
    '/professional-recognitions/:id',
    { config: { access: openers }, schema: { params: Params } },
    async (request, reply) =>
      reply.page(await recognitionPage(officerOf(request), request.params.id)),
  );

  app.post(
    '/professional-recognitions/:id/correction',
    { config: own, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { one } = await load(actor, request.params.id);
      const form = parseForm(CorrectionForm, request.body);
      const again = async (errors: FormState['errors']) =>
        reply.code(422).page(await recognitionPage(actor, one.id, formState(form.values, errors)));
      if (!form.ok) return again(form.errors);
      const { quantity, tested, because } = form.value;
      const correction = { id: one.id, quantity, testPassed: tested === 'yes', because };
      try {
        await correctRecognition(parts, actor, correction);
      } catch (error) {
        return again(
          errorOf(error, {
            'professional.row_fault': 'quantity',
            'professional.nothing_to_correct': 'quantity',
          }),
        );
      }
      reply.flash('success', '已更正：原来的认定保留并注明原因，本人会收到消息。');
      return reply.redirect(`/professional-offerings/${one.offeringId}`, 303);
    },
  );

  app.post(
    '/professional-recognitions/:id/withdrawal',
    { config: own, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { one } = await load(actor, request.params.id);
      const form = parseForm(BecauseForm, request.body);
      if (!form.ok) {
        const { because } = form.errors;
        const state = { values: {}, errors: { withdrawal: because ?? '请写明原因。' } };
        return reply.code(422).page(await recognitionPage(actor, one.id, state));
      }
      await withdrawRecognition(parts, actor, { id: one.id, ...form.value });
      reply.flash('success', '已撤回，不再计入学时，本人会收到消息。');
      return reply.redirect(`/professional-recognitions/${one.id}`, 303);
    },
  );

  app.get(
    '/professional-staff',
    { config: { access: ['UNIT_ADMIN'] }, schema: { querystring: UnitQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const unitId = actor.organisationId;
      const thisYear = yearOf(clock.now());
      const year = request.query.year ?? thisYear;
      const { page } = request.query;
      const piece = { limit: pageSize + 1, offset: (page - 1) * pageSize };
      const found = await listOfUnit(db, unitId, year, piece);
      const recognitions = found.slice(0, pageSize);
      const ids = [...new Set(recognitions.map(({ offeringId }) => offeringId))];
      return reply.page(
        <UnitHoursPage
          year={year}
          thisYear={thisYear}
          recognitions={recognitions}
          offerings={await listOfferingsById(db, ids)}
          open={await listOpenOfferings(db, (await authoritySeenBy(db, actor)) ?? nilId)}
          lists={await listProposedLists(db, unitId)}
          page={page}
          more={found.length > pageSize}
        />,
      );
    },
  );

  app.get('/professional-hours', { config: { access: ['LEARNER'] } }, async (request, reply) => {
    const { accountId } = learnerOf(request);
    const recognitions = await listOfPerson(db, accountId);
    const { employer } = await getAffiliation(db, accountId, dayOf(clock.now()));
    const unit = employer && (await loadUnit(db, employer.id));
    const authorityId = unit ? authorityOf(unit) : null;
    const bodies = recognitions.map((one) => one.authorityId);
    const authorities = await listOrganisationsById(db, [
      ...new Set([...bodies, ...(authorityId ? [authorityId] : [])]),
    ]);
    const ids = [...new Set(recognitions.map(({ offeringId }) => offeringId))];
    return reply.page(
      <OwnHoursPage
        recognitions={recognitions}
        offerings={await listOfferingsById(db, ids)}
        open={authorityId ? await listOpenOfferings(db, authorityId) : []}
        authorities={authorities}
        authority={authorities.find(({ id }) => id === authorityId)?.name ?? null}
      />,
    );
  });
}
