import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  type RefusedAt,
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
import { lookUpLearner, type NotServed } from '../commands/look-up-learner.ts';
import { returnAtCounter } from '../commands/return-at-counter.ts';
import { showIdNumber } from '../commands/show-id-number.ts';
import { takePaymentAtCounter } from '../commands/take-payment-at-counter.ts';
import { CounterLearnerPage } from '../pages/counter-learner-page.tsx';
import { CounterPage } from '../pages/counter-page.tsx';
import { getServed, listCounterItems, loadServed } from '../queries/counter-items.ts';
import {
  correctionForm,
  counterPaymentForm,
  idParams,
  reasonForm,
  searchForm,
  tickedItemsForm,
} from './forms.ts';

/** Refusals of a correction in the words of the counter, with the field of each. */
const correctionRefusals: RefusedAt = {
  'identity.number_taken': {
    field: 'idNumber',
    sentence: '这个证件号码已经属于另一个账号，请先办理账号申领。',
  },
  'identity.phone_taken': { field: 'phone', sentence: '这个手机号已经属于另一个账号。' },
  'people.correction_open': {
    field: 'form',
    sentence: '姓名或证件号码的一项更正正在等待复核，复核之后才能再提出。',
  },
  'payment.move_after_correction': {
    field: 'districtId',
    sentence: '姓名或证件号码的更正要由另一位经办人复核；请先单独提出，复核后再更正工作地。',
  },
};

/** The counter of a district bureau or of the centre (N7, N8, N12). */
export function counterRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;
  const counter = { config: { access: counterRoles } };
  const one = { ...counter, schema: { params: idParams } };
  const onLearner = { ...counter, by: officerOf, params: idParams };

  const searchPage = async (actor: Officer, form: FormState, found?: NotServed | null) => (
    <CounterPage
      office={await getOrganisation(db, actor.organisationId)}
      corrections={(await listOpenCorrections(db, actor.organisationId)).filter(
        (one) => one.accountId !== actor.accountId,
      )}
      viewerId={actor.accountId}
      typed={typed(form.values, 'text')}
      errors={form.errors}
      {...(found !== undefined && { found })}
    />
  );

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

  app.get('/counter', disclosing(counter, { what: '现场缴费名单' }), async (request, reply) =>
    reply.page(await searchPage(officerOf(request), emptyForm)),
  );

  formAction(app, '/counter/searches', {
    ...disclosing(counter, { what: '按号码查到的学员' }),
    by: officerOf,
    form: searchForm,
    show: ({ actor }, form) => searchPage(actor, form),
    act: ({ actor }, { text }) => lookUpLearner(parts, actor, text),
    done: async ({ actor }, found, values) =>
      found?.mine
        ? { to: `/counter/learners/${found.learner.accountId}` }
        : { page: await searchPage(actor, { values, errors: {} }, found) },
  });

  app.get(
    '/counter/learners/:id',
    disclosing(one, { what: '缴费情况', of: 'account' }),
    async (request, reply) => reply.page(await learnerPage(officerOf(request), request.params.id)),
  );

  // For the script of the page: shown in place, nothing typed is lost.
  app.post(
    '/counter/learners/:id/identity/number',
    disclosing(one, { what: '完整证件号码', of: 'account' }),
    async (request, reply) =>
      reply.send({ idNumber: await showIdNumber(parts, officerOf(request), request.params.id) }),
  );

  formAction(app, '/counter/learners/:id/identity', {
    ...disclosing(onLearner, { what: '完整证件号码', of: 'account' }),
    form: tickedItemsForm,
    act: ({ actor, params }) => showIdNumber(parts, actor, params.id),
    // The number is shown on the page where items may be ticked already.
    done: async ({ actor, params }, idNumber, values) => ({
      page: await learnerPage(actor, params.id, { values, errors: {} }, idNumber),
    }),
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

  formAction(app, '/counter/learners/:id/corrections', {
    ...onLearner,
    form: async ({ actor, params }) =>
      correctionForm(await loadServed(parts, actor, params.id), clock.now()),
    show: ({ actor, params }, form) => learnerPage(actor, params.id, form),
    refusedAt: correctionRefusals,
    act: ({ actor, params }, correction) => correctAtCounter(parts, actor, params.id, correction),
    done: ({ params }, { proposed, movedTo }) => {
      const to = movedTo ? '/counter' : `/counter/learners/${params.id}`;
      if (proposed) return { to, say: '已提出更正。学员已有考试成绩，请另一位经办人复核后生效。' };
      return { to, say: movedTo ? `已更正。这位学员现在应到${movedTo.name}缴费。` : '已更正。' };
    },
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
}
