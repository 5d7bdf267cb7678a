import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  parseForm,
  typed,
} from '../../../platform/http/index.ts';
import { hasResults } from '../../exam/index.ts';
import {
  getJurisdiction,
  getOrganisation,
  listCurrentJurisdictions,
} from '../../organisations/index.ts';
import { findLatestCorrection, getLearner, listOpenCorrections } from '../../people/index.ts';
import { correctAtCounter } from '../commands/correct-at-counter.ts';
import { lookUpLearner } from '../commands/look-up-learner.ts';
import { returnAtCounter } from '../commands/return-at-counter.ts';
import { showIdNumber } from '../commands/show-id-number.ts';
import { takePaymentAtCounter } from '../commands/take-payment-at-counter.ts';
import { CounterLearnerPage } from '../pages/counter-learner-page.tsx';
import { CounterPage } from '../pages/counter-page.tsx';
import { TakingsPage } from '../pages/takings-page.tsx';
import { getServed, listCounterItems, loadServed } from '../queries/counter-items.ts';
import { withNames } from '../queries/names.ts';
import { listTakings } from '../queries/payments.ts';
import {
  correctionForm,
  counterPaymentForm,
  dayQuery,
  idParams,
  reasonForm,
  searchForm,
} from './forms.ts';

/** Refusals of a correction in the words of the counter, with the field of each. */
const correctionErrors: Record<string, FormState['errors']> = {
  'identity.number_taken': { idNumber: '这个证件号码已经属于另一个账号，请先办理账号申领。' },
  'identity.phone_taken': { phone: '这个手机号已经属于另一个账号。' },
  'people.correction_open': {
    form: '姓名或证件号码的一项更正正在等待复核，复核之后才能再提出。',
  },
  'payment.move_after_correction': {
    districtId: '姓名或证件号码的更正要由另一位经办人复核；请先单独提出，复核后再更正工作地。',
  },
};

/** The counter of a district bureau or of the centre (N7, N8, N12). */
export function counterRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;
  const counter = { config: { access: counterRoles } };
  const one = { ...counter, schema: { params: idParams } };
  const onLearner = { ...counter, by: officerOf, params: idParams };

  const counterOf = async (actor: Officer) => ({
    office: await getOrganisation(db, actor.organisationId),
    corrections: (await listOpenCorrections(db, actor.organisationId)).filter(
      (one) => one.accountId !== actor.accountId,
    ),
    viewerId: actor.accountId,
  });

  const learnerPage = async (
    actor: Officer,
    id: string,
    form: FormState = emptyForm,
    idNumber: string | null = null,
  ) => {
    await loadServed(parts, actor, id);
    const learner = await getLearner(db, id);
    const latest = await findLatestCorrection(db, id);
    return (
      <CounterLearnerPage
        learner={learner}
        items={await listCounterItems(parts, id)}
        districts={await listCurrentJurisdictions(db, dayOf(clock.now()))}
        districtName={(await getJurisdiction(db, learner.districtId)).name}
        hasResults={await hasResults(db, id)}
        waiting={latest?.state === 'PROPOSED' ? latest : null}
        idNumber={idNumber}
        {...form}
      />
    );
  };

  app.get('/counter', counter, async (request, reply) => {
    const shown = await counterOf(officerOf(request));
    return reply.page(<CounterPage {...shown} typed="" errors={{}} />);
  });

  app.post('/counter/searches', counter, async (request, reply) => {
    const actor = officerOf(request);
    const form = parseForm(searchForm, request.body);
    const shown = { ...(await counterOf(actor)), typed: typed(form.values, 'text') };
    if (!form.ok) return reply.code(422).page(<CounterPage {...shown} errors={form.errors} />);
    const found = await lookUpLearner(parts, actor, form.value.text);
    if (found?.mine) return reply.redirect(`/counter/learners/${found.learner.accountId}`, 303);
    return reply.page(<CounterPage {...shown} errors={{}} found={found} />);
  });

  app.get('/counter/learners/:id', one, async (request, reply) =>
    reply.page(await learnerPage(officerOf(request), request.params.id)),
  );

  app.post('/counter/learners/:id/identity', one, async (request, reply) => {
    const { id } = request.params;
    const actor = officerOf(request);
    const idNumber = await showIdNumber(parts, actor, id);
    // The number is shown on the page where items may be ticked already.
    const { agrees = [] } = parseForm(searchForm, request.body).values;
    return reply.page(await learnerPage(actor, id, { values: { agrees }, errors: {} }, idNumber));
  });

  formAction(app, '/counter/learners/:id/payments', {
    ...onLearner,
    form: async ({ actor, params }) => {
      const { registrationState } = await getServed(parts, actor, params.id);
      return counterPaymentForm(registrationState === 'CONFIRMED');
    },
    show: ({ actor, params }, form) => learnerPage(actor, params.id, form),
    act: ({ actor, params }, payment) =>
      takePaymentAtCounter(parts, actor, { accountId: params.id, ...payment }),
    done: (_asked, orderId) => ({
      to: `/receipts/${orderId}`,
      say: '已收款，学习和考试权限已开通。请打印收据交给学员。',
    }),
  });

  app.post('/counter/learners/:id/corrections', one, async (request, reply) => {
    const { id } = request.params;
    const actor = officerOf(request);
    const schema = correctionForm(await loadServed(parts, actor, id), clock.now());
    const form = parseForm(schema, request.body);
    if (!form.ok) return reply.code(422).page(await learnerPage(actor, id, form));
    try {
      const { proposed, movedTo } = await correctAtCounter(parts, actor, id, form.value);
      const done = movedTo ? `已更正。这位学员现在应到${movedTo.name}缴费。` : '已更正。';
      const say = proposed ? '已提出更正。学员已有考试成绩，请另一位经办人复核后生效。' : done;
      return reply
        .flash('success', say)
        .redirect(movedTo ? '/counter' : `/counter/learners/${id}`, 303);
    } catch (error) {
      const errors = error instanceof Refusal ? correctionErrors[error.code] : undefined;
      if (!errors) throw error;
      return reply.code(422).page(await learnerPage(actor, id, { values: form.values, errors }));
    }
  });

  formAction(app, '/counter/learners/:id/return', {
    ...onLearner,
    form: reasonForm,
    show: ({ actor, params }, form) => learnerPage(actor, params.id, form),
    act: ({ actor, params }, { reason }) => returnAtCounter(parts, actor, params.id, reason),
    done: ({ params }) => ({
      to: `/counter/learners/${params.id}`,
      say: '已退回，并以短信告知学员。',
    }),
  });

  app.get(
    '/counter/takings',
    { ...counter, schema: { querystring: dayQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const office = await getOrganisation(db, actor.organisationId);
      const day = request.query.day ?? dayOf(clock.now());
      const takings = await withNames(db, await listTakings(db, actor, day));
      return reply.page(<TakingsPage day={day} officeName={office.name} takings={takings} />);
    },
  );
}
