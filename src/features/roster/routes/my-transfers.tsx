import type { Learner } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { type App, emptyForm, formAction, learnerOf } from '../../../platform/http/index.ts';
import { acceptTransfer } from '../commands/accept-transfer.ts';
import { declineTransfer } from '../commands/decline-transfer.ts';
import type { FormState } from '../pages/form-state.ts';
import { MyTransfersPage } from '../pages/my-transfers-page.tsx';
import { listTransfersOf } from '../queries/transfers.ts';
import { acceptanceForm, idParams } from './forms.ts';

const learner = { config: { access: ['LEARNER'] as const } };
const list = '/my-transfers';

/** A learner answers transfer requests. */
export function myTransferRoutes(app: App): void {
  const { parts } = app;

  app.get(list, learner, async (request, reply) =>
    reply.page(await transfersPage(learnerOf(request), emptyForm)),
  );

  formAction(app, `${list}/:id/acceptance`, {
    ...learner,
    by: learnerOf,
    params: idParams,
    form: () => acceptanceForm(dayOf(parts.clock.now())),
    show: ({ actor, params }, form) => transfersPage(actor, { ...form, of: params.id }),
    refusedAt: {
      'people.period_overlaps': {
        field: 'from',
        sentence: '应在您现在的任职（托管）开始之后，请核对日期。',
      },
    },
    act: ({ actor, params }, { from }) => acceptTransfer(parts, actor, params.id, from),
    done: () => ({ to: list, say: '已同意，原来的记录保留。' }),
  });

  formAction(app, `${list}/:id/refusal`, {
    ...learner,
    by: learnerOf,
    params: idParams,
    act: ({ actor, params }) => declineTransfer(parts, actor, params.id),
    done: () => ({ to: list, say: '已答复不同意，没有任何变化。' }),
  });

  const transfersPage = async ({ accountId }: Learner, form: FormState) => (
    <MyTransfersPage transfers={await listTransfersOf(parts.db, accountId)} form={form} />
  );
}
