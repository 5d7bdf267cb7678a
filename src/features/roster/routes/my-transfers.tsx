import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  emptyForm,
  formAction,
  learnerOf,
  parseForm,
} from '../../../platform/http/index.ts';
import { acceptTransfer } from '../commands/accept-transfer.ts';
import { declineTransfer } from '../commands/decline-transfer.ts';
import type { FormState } from '../pages/form-state.ts';
import { MyTransfersPage } from '../pages/my-transfers-page.tsx';
import { listTransfersOf } from '../queries/transfers.ts';
import { acceptanceForm, idParams } from './forms.ts';

const learner = { config: { access: ['LEARNER'] as const } };
const one = { ...learner, schema: { params: idParams } };
const list = '/my-transfers';

/** A learner answers transfer requests. */
export function myTransferRoutes(app: App): void {
  const { parts } = app;

  app.get(list, learner, async (request, reply) => show(request, reply, emptyForm));

  app.post(`${list}/:id/acceptance`, one, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(acceptanceForm(dayOf(parts.clock.now())), request.body);
    if (!form.ok) return show(request, reply.code(422), { ...form, of: id });
    try {
      await acceptTransfer(parts, learnerOf(request), id, form.value.from);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'people.period_overlaps') throw error;
      request.refusal = error.code;
      const from = '应在您现在的任职（托管）开始之后，请核对日期。';
      return show(request, reply.code(422), { values: form.values, errors: { from }, of: id });
    }
    return reply.flash('success', '已同意，原来的记录保留。').redirect(list, 303);
  });

  formAction(app, `${list}/:id/refusal`, {
    ...learner,
    by: learnerOf,
    params: idParams,
    act: ({ actor, params }) => declineTransfer(parts, actor, params.id),
    done: () => ({ to: list, say: '已答复不同意，没有任何变化。' }),
  });

  async function show(request: FastifyRequest, reply: FastifyReply, form: FormState) {
    const transfers = await listTransfersOf(parts.db, actorOf(request).accountId);
    return reply.page(<MyTransfersPage transfers={transfers} form={form} />);
  }
}
