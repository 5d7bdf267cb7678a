import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { changePayeeAccount, payeeAccountKind } from '../commands/change-payee-account.ts';
import { stopPayeeAccount } from '../commands/stop-payee-account.ts';
import { PayeeAccountPage } from '../pages/payee-account-page.tsx';
import { findComingPayeeAccount, findPayeeAccount } from '../queries/payee-accounts.ts';
import { idParams, payeeAccountForm } from './forms.ts';

const centre = { config: { access: ['CENTRE_CLERK'] as const } };

/** The bank account for transfers: changed by two persons, a day ahead. */
export function payeeAccountRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  const accountPage = async ({ organisationId }: Officer, form: FormState = emptyForm) => (
    <PayeeAccountPage
      account={(await findPayeeAccount(db, organisationId, clock.now())) ?? null}
      coming={await findComingPayeeAccount(db, organisationId, clock.now())}
      waiting={await findOpenProposal(db, payeeAccountKind, organisationId)}
      form={form}
    />
  );

  app.get('/payee-account', centre, async (request, reply) =>
    reply.page(await accountPage(officerOf(request))),
  );

  formAction(app, '/payee-account', {
    ...centre,
    by: officerOf,
    form: payeeAccountForm,
    show: ({ actor }, form) => accountPage(actor, form),
    act: ({ actor }, change) => changePayeeAccount(parts, actor, change),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请另一位工作人员复核。' }),
  });

  formAction(app, '/payee-account/:id/stop', {
    ...centre,
    by: officerOf,
    params: idParams,
    act: ({ actor, params }) => stopPayeeAccount(parts, actor, params.id),
    done: () => ({ to: '/payee-account', say: '已停止，仍用现在的账户。' }),
  });
}
