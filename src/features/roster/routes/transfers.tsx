import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, actorOf, officerOf, parseForm } from '../../../platform/http/index.ts';
import { confirmDeparture, objectToDeparture } from '../commands/answer-departure.ts';
import { answerObjection } from '../commands/answer-objection.ts';
import { requestTransfer, withdrawTransferRequest } from '../commands/request-transfer.ts';
import { type FormState, untouched } from '../pages/form-state.ts';
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
const one = { ...keeper, schema: { params: idParams } };
const list = '/roster/transfers';

/** Transfers to and from a body (Q10). */
export function transferRoutes(app: App): void {
  const { parts } = app;
  const today = () => dayOf(parts.clock.now());

  app.get(list, keeper, async (request, reply) => show(request, reply, untouched));

  app.get(`${list}/new`, keeper, async (request, reply) => {
    const { kind } = membershipOf(officerOf(request));
    return reply.page(
      <TransferRequestPage kind={kind} form={{ values: { from: today() }, errors: {} }} />,
    );
  });

  app.post(list, keeper, async (request, reply) => {
    const actor = officerOf(request);
    const { kind } = membershipOf(actor);
    const form = parseForm(transferRequestForm(parts.clock.now(), today()), request.body);
    if (!form.ok) return reply.code(422).page(<TransferRequestPage kind={kind} form={form} />);
    await requestTransfer(parts, actor, form.value);
    const done = '请求已登记。号码和姓名相符的本人会收到通知，同意后进入名册。';
    return reply.flash('success', done).redirect(list, 303);
  });

  app.post(`${list}/:id/withdrawal`, one, async (request, reply) => {
    await withdrawTransferRequest(parts, officerOf(request), request.params.id);
    return reply.flash('success', '已撤回。').redirect(list, 303);
  });

  app.post(`${list}/:id/departure`, one, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(departureForm(today()), request.body);
    const of = `departure-${id}`;
    if (!form.ok) return show(request, reply.code(422), { ...form, of });
    try {
      await confirmDeparture(parts, officerOf(request), id, form.value.on);
    } catch (error) {
      const sentence = dayFault(error);
      if (!sentence) throw error;
      return show(request, reply.code(422), { values: form.values, errors: { on: sentence }, of });
    }
    return reply.flash('success', '已确认。').redirect(list, 303);
  });

  app.post(`${list}/:id/objection`, one, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(objectionForm, request.body);
    if (!form.ok) return show(request, reply.code(422), { ...form, of: `objection-${id}` });
    await objectToDeparture(parts, officerOf(request), id, form.value.reason);
    return reply.flash('success', '异议已提出，等待新单位答复。').redirect(list, 303);
  });

  app.post(`${list}/:id/closing`, one, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(closingForm, request.body);
    if (!form.ok) return show(request, reply.code(422), { ...form, of: `closing-${id}` });
    const { closing: state, reason } = form.value;
    await answerObjection(parts, officerOf(request), id, { state, reason });
    return reply.flash('success', '已答复。').redirect(list, 303);
  });

  async function show(request: FastifyRequest, reply: FastifyReply, form: FormState) {
    const membership = membershipOf(actorOf(request));
    const transfers = await listTransfers(parts.db, membership);
    return reply.page(<TransfersPage membership={membership} transfers={transfers} form={form} />);
  }
}

/** Returns the sentence beside a day that cannot be. */
function dayFault(error: unknown): string | null {
  if (!(error instanceof Refusal)) return null;
  if (error.code === 'roster.day_after_start')
    return `不能晚于新单位登记的开始日期 ${error.facts.day}；日期不对的，请提出异议。`;
  return error.code === 'people.period_reversed' ? '离开的日期应在开始的日期之后。' : null;
}
