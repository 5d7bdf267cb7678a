import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Officer } from '../../../kernel/actor.ts';
import { counterRoles } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  type FormValues,
  officerOf,
  parseForm,
  typed,
} from '../../../platform/http/index.ts';
import { hasResults } from '../../exam/index.ts';
import { listPeople } from '../../identity/index.ts';
import {
  getJurisdiction,
  getOrganisation,
  listCurrentJurisdictions,
} from '../../organisations/index.ts';
import {
  findLatestCorrection,
  findPaymentOfficeFor,
  getLearner,
  listOpenCorrections,
} from '../../people/index.ts';
import { correctAtCounter } from '../commands/correct-at-counter.ts';
import { lookUpLearner } from '../commands/look-up-learner.ts';
import { returnAtCounter } from '../commands/return-at-counter.ts';
import { showIdNumber } from '../commands/show-id-number.ts';
import { takePaymentAtCounter } from '../commands/take-payment-at-counter.ts';
import {
  CounterLearnerPage,
  type CounterLearnerPageProps,
} from '../pages/counter-learner-page.tsx';
import { CounterPage } from '../pages/counter-page.tsx';
import { TakingsPage } from '../pages/takings-page.tsx';
import { listCounterItems, loadServed } from '../queries/counter-items.ts';
import { listTakings } from '../queries/payments.ts';
import {
  correctionForm,
  counterPaymentForm,
  dayQuery,
  idParams,
  reasonForm,
  searchForm,
} from './forms.ts';

/** What accounts says no to here, by the field it is shown at. */
const fieldOf: Record<string, string> = {
  'identity.number_taken': 'idNumber',
  'identity.phone_taken': 'phone',
  'people.correction_open': 'form',
  'payment.move_after_correction': 'districtId',
};
const takenSentences: Record<string, string> = {
  idNumber: '这个证件号码已经属于另一个账号，请先办理账号申领。',
  phone: '这个手机号已经属于另一个账号。',
  form: '姓名或证件号码的一项更正正在等待复核，复核之后才能再提出。',
  districtId: '姓名或证件号码的更正要由另一位经办人复核；请先单独提出，复核后再更正工作地。',
};

/** The counter of a district bureau or of the centre (N7, N8, N12). */
export function counterRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const counter = { config: { access: counterRoles } };
  const one = { ...counter, schema: { params: idParams } };
  const officeOf = (actor: Officer) => getOrganisation(db, actor.organisationId);
  const deskOf = async (actor: Officer) => ({
    office: await officeOf(actor),
    corrections: (await listOpenCorrections(db, actor.organisationId)).filter(
      (one) => one.accountId !== actor.accountId,
    ),
    viewerId: actor.accountId,
  });

  app.get('/counter', counter, async (request, reply) => {
    return reply.page(<CounterPage {...(await deskOf(officerOf(request)))} typed="" errors={{}} />);
  });

  app.post('/counter/searches', counter, async (request, reply) => {
    const actor = officerOf(request);
    const desk = await deskOf(actor);
    const form = parseForm(searchForm, request.body);
    const text = typed(form.values, 'text');
    if (!form.ok)
      return reply.code(422).page(<CounterPage {...desk} typed={text} errors={form.errors} />);
    const found = await lookUpLearner(parts, actor, form.value.text);
    if (found?.mine) return reply.redirect(`/counter/learners/${found.learner.accountId}`, 303);
    return reply.page(<CounterPage {...desk} typed={text} errors={{}} found={found} />);
  });

  app.get('/counter/learners/:id', one, async (request, reply) => {
    return showLearner(request, reply, request.params.id, {});
  });

  app.post('/counter/learners/:id/identity', one, async (request, reply) => {
    const { id } = request.params;
    const idNumber = await showIdNumber(parts, officerOf(request), id);
    const { agrees } = parseForm(searchForm, request.body).values;
    const values: FormValues = agrees ? { agrees } : {};
    return showLearner(request, reply, id, { idNumber, values });
  });

  app.post('/counter/learners/:id/payments', one, async (request, reply) => {
    const { id } = request.params;
    const learner = await loadServed(parts, officerOf(request), id).catch(toForeign);
    const checked = learner?.registrationState === 'CONFIRMED';
    const form = parseForm(counterPaymentForm(checked), request.body);
    // Whether he may serve this learner at all is for the command to say (N12).
    if (!form.ok && learner)
      return showLearner(request, reply.code(422), id, {
        errors: form.errors,
        values: form.values,
      });
    const input = form.ok ? form.value : { topicId: '', method: 'CASH' as const, select: false };
    const orderId = await takePaymentAtCounter(parts, officerOf(request), {
      accountId: id,
      ...input,
    });
    reply.flash('success', '已收款，学习和考试权限已开通。请打印收据交给学员。');
    return reply.redirect(`/receipts/${orderId}`, 303);
  });

  app.post('/counter/learners/:id/corrections', one, async (request, reply) => {
    const { id } = request.params;
    const actor = officerOf(request);
    const learner = await loadServed(parts, actor, id);
    const form = parseForm(correctionForm(learner, parts.clock.now()), request.body);
    if (!form.ok)
      return showLearner(request, reply.code(422), id, {
        errors: form.errors,
        values: form.values,
      });
    let proposed = false;
    try {
      ({ proposed } = await correctAtCounter(parts, actor, id, form.value));
    } catch (error) {
      const field = error instanceof Refusal ? fieldOf[error.code] : undefined;
      if (!field) throw error;
      const errors = { [field]: takenSentences[field] as string };
      return showLearner(request, reply.code(422), id, { errors, values: form.values });
    }
    if (proposed) {
      reply.flash('success', '已提出更正。学员已有考试成绩，请另一位经办人复核后生效。');
      return reply.redirect(`/counter/learners/${id}`, 303);
    }
    const office = await findPaymentOfficeFor(db, id, dayOf(parts.clock.now()));
    const mine = office.organisation.id === actor.organisationId;
    reply.flash(
      'success',
      mine ? '已更正。' : `已更正。这位学员现在应到${office.organisation.name}缴费。`,
    );
    return reply.redirect(mine ? `/counter/learners/${id}` : '/counter', 303);
  });

  app.post('/counter/learners/:id/return', one, async (request, reply) => {
    const { id } = request.params;
    const actor = officerOf(request);
    await loadServed(parts, actor, id);
    const form = parseForm(reasonForm, request.body);
    if (!form.ok)
      return showLearner(request, reply.code(422), id, {
        errors: form.errors,
        values: form.values,
      });
    await returnAtCounter(parts, actor, id, form.value.reason);
    reply.flash('success', '已退回，并以短信告知学员。');
    return reply.redirect(`/counter/learners/${id}`, 303);
  });

  app.get(
    '/counter/takings',
    { ...counter, schema: { querystring: dayQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const office = await officeOf(actor);
      const day = request.query.day ?? dayOf(parts.clock.now());
      const clerk = { accountId: actor.accountId, organisationId: office.id };
      const takings = await listTakings(db, clerk, day);
      const people = await listPeople(
        db,
        takings.map((taking) => taking.accountId),
      );
      const byId = new Map(people.map((person) => [person.accountId, person]));
      const rows = takings.map((taking) => ({
        ...taking,
        name: byId.get(taking.accountId)?.name ?? '',
        idNumberMasked: byId.get(taking.accountId)?.idNumberMasked ?? '',
      }));
      return reply.page(<TakingsPage day={day} officeName={office.name} takings={rows} />);
    },
  );

  async function showLearner(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    more: Partial<Pick<CounterLearnerPageProps, 'errors' | 'values' | 'idNumber'>>,
  ) {
    const actor = officerOf(request);
    await loadServed(parts, actor, id);
    const learner = await getLearner(db, id);
    const latest = await findLatestCorrection(db, id);
    return reply.page(
      <CounterLearnerPage
        learner={learner}
        office={await officeOf(actor)}
        items={await listCounterItems(parts, id)}
        districts={await listCurrentJurisdictions(db, dayOf(parts.clock.now()))}
        districtName={(await getJurisdiction(db, learner.districtId)).name}
        hasResults={await hasResults(db, id)}
        waiting={latest?.state === 'PROPOSED' ? latest : null}
        idNumber={null}
        errors={{}}
        values={{}}
        {...more}
      />,
    );
  }
}

function toForeign(error: unknown): null {
  if (error instanceof Refusal && error.code === 'payment.learner_not_found') return null;
  throw error;
}
