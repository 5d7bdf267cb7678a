import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  disclosing,
  emptyForm,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { answerObjection } from '../commands/answer-objection.ts';
import { confirmDeparture } from '../commands/confirm-departure.ts';
import { objectToDeparture } from '../commands/object-to-departure.ts';
import { requestTransfer } from '../commands/request-transfer.ts';
import { withdrawTransferRequest } from '../commands/withdraw-transfer-request.ts';
import type { FormState } from '../pages/form-state.ts';
import { TransferRequestPage } from '../pages/transfer-request-page.tsx';
import { TransfersPage } from '../pages/transfers-page.tsx';
import { listTransfers } from '../queries/transfers.ts';
import { membershipOf, rosterRoles } from '../rules/body-membership.ts';
import {
  closingForm,
  departureForm,
  idParams,
  objectionForm,
  transferRequestForm,
} from './forms.ts';

const keeper = { config: { access: rosterRoles } };
const one = { ...keeper, by: officerOf, params: idParams };
const list = '/roster/transfers';

/** Transfers to and from a body (Q10). */
export function transferRoutes(app: App): void {
  const { parts } = app;
  const today = () => dayOf(parts.clock.now());

  app.get(list, disclosing(keeper, { what: '调动名单' }), async (request, reply) =>
    reply.page(await page(officerOf(request), emptyForm)),
  );

  app.get(`${list}/new`, keeper, async (request, reply) => {
    const { kind } = membershipOf(officerOf(request));
    return reply.page(
      <TransferRequestPage kind={kind} form={{ values: { from: today() }, errors: {} }} />,
    );
  });

  formAction(app, list, {
    ...keeper,
    by: officerOf,
    form: () => transferRequestForm(parts.clock.now(), today()),
    show: ({ actor }, form) => <TransferRequestPage kind={membershipOf(actor).kind} form={form} />,
    act: ({ actor }, request) => requestTransfer(parts, actor, request),
    done: () => ({
      to: list,
      say: '请求已登记。号码和姓名相符的本人会收到通知，同意后进入名册。',
    }),
  });

  formAction(app, `${list}/:id/withdrawal`, {
    ...one,
    act: ({ actor, params }) => withdrawTransferRequest(parts, actor, params.id),
    done: () => ({ to: list, say: '已撤回。' }),
  });

  formAction(app, `${list}/:id/departure`, {
    ...one,
    form: () => departureForm(today()),
    show: ({ actor, params }, form) => page(actor, { ...form, of: `departure-${params.id}` }),
    refusedAt: { 'people.period_reversed': 'on' },
    act: ({ actor, params }, { on }) => confirmDeparture(parts, actor, params.id, on),
    done: () => ({ to: list, say: '已确认。' }),
  });

  formAction(app, `${list}/:id/objection`, {
    ...one,
    form: objectionForm,
    show: ({ actor, params }, form) => page(actor, { ...form, of: `objection-${params.id}` }),
    act: ({ actor, params }, { reason }) => objectToDeparture(parts, actor, params.id, reason),
    done: () => ({ to: list, say: '异议已提出，等待新单位答复。' }),
  });

  formAction(app, `${list}/:id/closing`, {
    ...one,
    form: closingForm,
    show: ({ actor, params }, form) => page(actor, { ...form, of: `closing-${params.id}` }),
    act: ({ actor, params }, { closing: state, reason }) =>
      answerObjection(parts, actor, params.id, { state, reason }),
    done: () => ({ to: list, say: '已答复。' }),
  });

  async function page(actor: Officer, form: FormState) {
    const membership = membershipOf(actor);
    const transfers = await listTransfers(parts.db, membership);
    return <TransfersPage membership={membership} transfers={transfers} form={form} />;
  }
}
