import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { nilId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  learnerOf,
  officerOf,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
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
import { authoritySeenBy, loadUnit } from '../queries/system.ts';
import { openers, recognisers } from '../rules/policy.ts';
import { authorityOf } from '../rules/system.ts';
import { BecauseForm, CorrectionForm, UnitQuery } from './forms.ts';

const own = { access: recognisers } as const;
const pageSize = 50;

/** Recognitions: one with its correction, those of a unit, a person's own. */
export function recognitionRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  const getRecognition = async (actor: Officer, id: string) => {
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
      {...(await getRecognition(actor, id))}
      writes={actor.role === 'INDUSTRY_OFFICER'}
      accountId={actor.accountId}
      form={form}
    />
  );

  app.get(
    '/professional-recognitions/:id',
    {
      config: {
        discloses: { what: '专业科目认定', of: 'professional_recognition' },
        access: openers,
      },
      schema: { params: fields.idParams },
    },
    async (request, reply) =>
      reply.page(await recognitionPage(officerOf(request), request.params.id)),
  );

  const onRecognition = { config: own, by: officerOf, params: fields.idParams } as const;

  formAction(app, '/professional-recognitions/:id/correction', {
    ...onRecognition,
    form: CorrectionForm,
    refusedAt: { 'professional.row_fault': 'quantity' },
    show: ({ actor, params }, form) => recognitionPage(actor, params.id, form),
    act: ({ actor, params }, { quantity, tested, because }) =>
      correctRecognition(parts, actor, {
        id: params.id,
        quantity,
        testPassed: tested === 'yes',
        because,
      }),
    done: (_asked, offeringId) => ({
      to: `/professional-offerings/${offeringId}`,
      say: '已更正：原来的认定保留并注明原因，本人会收到消息。',
    }),
  });

  formAction(app, '/professional-recognitions/:id/withdrawal', {
    ...onRecognition,
    form: BecauseForm,
    // The page has two reasons: this error belongs to the second.
    show: ({ actor, params }, { errors }) =>
      recognitionPage(actor, params.id, {
        values: {},
        errors: { withdrawal: errors.because ?? Object.values(errors)[0] ?? '' },
      }),
    act: ({ actor, params }, reason) =>
      withdrawRecognition(parts, actor, { id: params.id, ...reason }),
    done: ({ params }) => ({
      to: `/professional-recognitions/${params.id}`,
      say: '已撤回，不再计入学时，本人会收到消息。',
    }),
  });

  app.get(
    '/professional-staff',
    {
      config: { discloses: { what: '单位人员的专业科目学时' }, access: ['UNIT_ADMIN'] },
      schema: { querystring: UnitQuery },
    },
    async (request, reply) => {
      const actor = officerOf(request);
      const unitId = actor.organisationId;
      const thisYear = yearOf(clock.now());
      const year = request.query.year ?? thisYear;
      const { page } = request.query;
      const found = await listOfUnit(db, unitId, year, rowsOf(page, pageSize));
      const recognitions = takePage(found, page, pageSize);
      const ids = [...new Set(recognitions.rows.map(({ offeringId }) => offeringId))];
      return reply.page(
        <UnitHoursPage
          year={year}
          thisYear={thisYear}
          recognitions={recognitions}
          offerings={await listOfferingsById(db, ids)}
          open={await listOpenOfferings(db, (await authoritySeenBy(db, actor)) ?? nilId)}
          lists={await listProposedLists(db, unitId)}
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
