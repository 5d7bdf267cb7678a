import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { type App, emptyForm, formAction, officerOf } from '../../../platform/http/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { studyHasBegun } from '../../study/index.ts';
import { decideRefund } from '../commands/decide-refund.ts';
import { handBack } from '../commands/hand-back.ts';
import { proposeTradeReturn, returnTradeKind } from '../commands/propose-trade-return.ts';
import { retryRefund } from '../commands/retry-refund.ts';
import { retryReturn } from '../commands/retry-return.ts';
import type { WrongAmountRow } from '../pages/money-back.tsx';
import { RefundsPage, type RefundsPageProps } from '../pages/refunds-page.tsx';
import { listReturns } from '../queries/money-returns.ts';
import { withNames } from '../queries/names.ts';
import { listRefunds } from '../queries/refunds.ts';
import { namesOf } from '../queries/takings-view.ts';
import { listWrongAmounts } from '../queries/wrong-amounts.ts';
import type { RefundCase } from '../rules/refund.ts';
import { decisionForm, idParams, reasonForm, refundsQuery, wrongAmountParams } from './forms.ts';

/** Whether study has begun, where that decides on the refund; null otherwise. */
async function studyOf(db: Reader, { state, enrolmentId, roundNo }: RefundCase) {
  return state === 'REQUESTED' ? studyHasBegun(db, enrolmentId, roundNo) : null;
}

/** The money of wrong amounts with its payers, and whether sending it back waits for a second person. */
async function loadWrongAmounts(db: Reader, organisationId: string): Promise<WrongAmountRow[]> {
  const rows = await listWrongAmounts(db, organisationId);
  const people = await namesOf(
    db,
    rows.flatMap(({ accountId }) => accountId ?? []),
  );
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      name: people.get(row.accountId ?? '')?.name ?? '',
      proposal: await findOpenProposal(db, returnTradeKind, `${row.gateway}:${row.tradeNo}`),
    })),
  );
}

/** The body that took the money decides on its refund (E20). */
export function refundRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const onRefund = { config: { access: counterRoles }, by: officerOf, params: idParams };

  const refundsPage = async (
    { organisationId, accountId }: Officer,
    view: RefundsPageProps['view'],
    refused: RefundsPageProps['refused'] = null,
    wrong: RefundsPageProps['wrong'] = { id: '', ...emptyForm },
  ) => {
    const found = await withNames(db, await listRefunds(db, organisationId, view));
    const refunds = await Promise.all(
      found.map(async (refund) => ({ ...refund, studyBegun: await studyOf(db, refund) })),
    );
    const { name } = await getOrganisation(db, organisationId);
    return (
      <RefundsPage
        view={view}
        officeName={name}
        refunds={refunds}
        refused={refused}
        viewerId={accountId}
        wrongAmounts={view === 'OPEN' ? await loadWrongAmounts(db, organisationId) : []}
        wrong={wrong}
        returns={await listReturns(db, organisationId, view)}
      />
    );
  };

  app.get(
    '/refunds',
    {
      config: { discloses: { what: '退费名单' }, access: counterRoles },
      schema: { querystring: refundsQuery },
    },
    async (request, reply) => {
      const view = request.query.view ? 'DONE' : 'OPEN';
      return reply.page(await refundsPage(officerOf(request), view));
    },
  );

  formAction(app, '/refunds/:id/decision', {
    ...onRefund,
    form: decisionForm,
    show: ({ actor, params }, form) => refundsPage(actor, 'OPEN', { ...form, id: params.id }),
    act: ({ actor, params }, decision) => decideRefund(parts, actor, params.id, decision),
    done: (_asked, _result, { agreed }) => ({
      to: '/refunds',
      say: agreed ? '已同意，学习权限已收回。' : '已答复学员。',
    }),
  });

  formAction(app, '/refunds/:id/hand-back', {
    ...onRefund,
    act: ({ actor, params }) => handBack(parts, actor, params.id),
    done: (_asked, proposal) =>
      proposal
        ? {
            to: `/proposals/${proposal}`,
            say: '这笔退费由您同意，退还要由另一位工作人员办理；已提请复核。',
          }
        : { to: '/refunds', say: '已登记退还。' },
  });

  formAction(app, '/refunds/wrong-amounts/:gateway/:tradeNo', {
    config: { access: counterRoles },
    by: officerOf,
    params: wrongAmountParams,
    form: reasonForm,
    show: ({ actor, params: { gateway, tradeNo } }, form) =>
      refundsPage(actor, 'OPEN', null, { ...form, id: `${gateway}-${tradeNo}` }),
    act: ({ actor, params }, { reason }) => proposeTradeReturn(parts, actor, { ...params, reason }),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请另一位工作人员复核。' }),
  });

  formAction(app, '/refunds/returns/:id/retries', {
    ...onRefund,
    act: ({ actor, params }) => retryReturn(parts, actor, params.id),
    done: () => ({ to: '/refunds', say: '已重新发起退款。' }),
  });

  formAction(app, '/refunds/:id/retries', {
    ...onRefund,
    act: ({ actor, params }) => retryRefund(parts, actor, params.id),
    done: () => ({ to: '/refunds', say: '已重新发起退款。' }),
  });
}
