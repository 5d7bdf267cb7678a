import { type Officer, officerRoles } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Contributions } from '../../../platform/feature.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { confirmProposal } from '../commands/confirm-proposal.ts';
import { refuseProposal } from '../commands/refuse-proposal.ts';
import { withdrawProposal } from '../commands/withdraw-proposal.ts';
import { ProposalPage } from '../pages/proposal-page.tsx';
import { ProposalsPage } from '../pages/proposals-page.tsx';
import { findProposal, listProposals } from '../queries/proposals.ts';
import { mayRead } from '../rules/proposal.ts';
import { IdParams, ProposalsQuery, RefusalForm } from './forms.ts';

const officers = { config: { access: officerRoles } } as const;
const pageSize = 30;

/** What waits for a second officer, and what became of it. */
export function routes(app: App, contributed: Contributions): void {
  const { proposalKinds } = contributed;
  const { parts } = app;
  const { db } = parts;
  const effectOf = (kind: string) => proposalKinds.find((one) => one.kind === kind)?.takesEffect;
  const onProposal = { ...officers, by: officerOf, params: IdParams };

  const proposalPage = async (officer: Officer, id: string, form: FormState = emptyForm) => {
    const proposal = await findProposal(db, id);
    if (!proposal || !mayRead(officer, proposal)) throw new Refusal('proposals.not_found');
    return (
      <ProposalPage
        proposal={proposal}
        viewer={officer}
        form={form}
        takesEffect={effectOf(proposal.kind) ?? '立即'}
      />
    );
  };

  app.get(
    '/proposals',
    {
      ...disclosing(officers, { what: '待复核事项名单' }),
      schema: { querystring: ProposalsQuery },
    },
    async (request, reply) => {
      const { state, page } = request.query;
      const officer = officerOf(request);
      const found = await listProposals(db, officer, { state, ...rowsOf(page, pageSize) });
      const proposals = takePage(found, page, pageSize);
      return reply.page(
        <ProposalsPage proposals={proposals} state={state ?? null} viewer={officer} />,
      );
    },
  );

  app.get(
    '/proposals/:id',
    {
      ...disclosing(officers, { what: '待复核的事项', of: 'proposal' }),
      schema: { params: IdParams },
    },
    async (request, reply) => reply.page(await proposalPage(officerOf(request), request.params.id)),
  );

  formAction(app, '/proposals/:id/confirmation', {
    ...onProposal,
    // What the owner refuses is said on the page of the proposal, which goes on waiting.
    show: ({ actor, params }, form) => proposalPage(actor, params.id, form),
    act: ({ actor, params }) => confirmProposal(parts, contributed, actor, params.id),
    done: ({ params }, { title, kind }) => ({
      to: `/proposals/${params.id}`,
      say: `已确认：${title}。改动${effectOf(kind) ?? '已经'}生效。`,
    }),
  });

  formAction(app, '/proposals/:id/refusal', {
    ...onProposal,
    form: RefusalForm,
    show: ({ actor, params }, form) => proposalPage(actor, params.id, form),
    act: ({ actor, params }, { reason }) => refuseProposal(parts, actor, params.id, reason),
    done: ({ params }) => ({ to: `/proposals/${params.id}`, say: '已退回，什么都没有改动。' }),
  });

  formAction(app, '/proposals/:id/withdrawal', {
    ...onProposal,
    act: ({ actor, params }) => withdrawProposal(parts, actor, params.id),
    done: ({ params }) => ({ to: `/proposals/${params.id}`, say: '已撤回，什么都没有改动。' }),
  });
}
