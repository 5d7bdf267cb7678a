import { z } from 'zod';
import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Contributions } from '../../../platform/feature.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { isInScope } from '../../dossier/index.ts';
import { scopeOf } from '../../organisations/index.ts';
import { findLearner, findLearnerByNumberOrPhone } from '../../people/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { mergeKind, proposeMerger } from '../commands/propose-merger.ts';
import { proposeSeparation } from '../commands/propose-separation.ts';
import { MergerPage } from '../pages/merger-page.tsx';
import { loadMergerPage } from '../queries/merger-page.ts';
import { findMerger } from '../queries/mergers.ts';
import { ChooseForm, MergeForm, MergerQuery, PersonParams, SeparateForm } from './forms.ts';

const config = {
  access: counterRoles,
  discloses: { what: '要合并的两个账号', of: 'account' },
} as const;

/** Two accounts of one person: preview, proposal, way back (roles.md "Merge two accounts of one person"). */
export function mergerRoutes(app: App, contributed: Contributions): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/people/:accountId/merger',
    { config, schema: { params: PersonParams, querystring: MergerQuery } },
    async (request, reply) =>
      reply.page(
        await page(
          officerOf(request),
          request.params.accountId,
          request.query.with ?? null,
          emptyForm,
        ),
      ),
  );

  formAction(app, '/people/:accountId/merger/choice', {
    config,
    by: officerOf,
    params: PersonParams,
    form: ChooseForm,
    show: ({ actor, params }, form) => page(actor, params.accountId, null, form),
    act: ({ actor, params }, { number }) => findChosen(actor, params.accountId, number),
    done: ({ params }, otherId) => ({ to: `/people/${params.accountId}/merger?with=${otherId}` }),
  });

  formAction(app, '/people/:accountId/merger', {
    config,
    by: officerOf,
    params: PersonParams,
    form: MergeForm,
    show: ({ actor, params }, form) =>
      page(actor, params.accountId, z.uuid().safeParse(form.values.fromId).data ?? null, form),
    async act({ actor, params }, { fromId, reason }) {
      await mustLieIn(actor, params.accountId);
      await mustLieIn(actor, fromId);
      const pair = { from: fromId, into: params.accountId };
      return proposeMerger(parts, actor, contributed, { ...pair, reason });
    },
    done: (_asked, id) => ({
      to: `/proposals/${id}`,
      say: '已提请复核，另一位工作人员确认后合并。',
    }),
  });

  formAction(app, '/people/:accountId/merger/separation', {
    config,
    by: officerOf,
    params: PersonParams,
    form: SeparateForm,
    show: ({ actor, params }, form) => page(actor, params.accountId, null, form),
    async act({ actor, params }, { mergerId, reason }) {
      await mustLieIn(actor, params.accountId);
      const merger = await findMerger(db, mergerId);
      if (merger?.intoId !== params.accountId) throw new Refusal('account_mergers.not_found');
      await mustLieIn(actor, merger.fromId);
      return proposeSeparation(parts, actor, mergerId, reason);
    },
    done: (_asked, id) => ({
      to: `/proposals/${id}`,
      say: '已提请复核，另一位工作人员确认后分开。',
    }),
  });

  async function mustLieIn(actor: Officer, accountId: string | undefined): Promise<void> {
    const day = dayOf(parts.clock.now());
    if (!accountId || !(await isInScope(db, scopeOf(actor), accountId, day)))
      throw new Refusal('account_mergers.not_found');
  }

  async function findChosen(actor: Officer, accountId: string, number: string): Promise<string> {
    await mustLieIn(actor, accountId);
    const found = await findLearnerByNumberOrPhone(parts, number);
    const day = dayOf(parts.clock.now());
    if (!found || !(await isInScope(db, scopeOf(actor), found.accountId, day)))
      throw new Refusal('account_mergers.unknown_number');
    if (found.accountId === accountId) throw new Refusal('account_mergers.same');
    return found.accountId;
  }

  async function page(actor: Officer, accountId: string, otherId: string | null, form: FormState) {
    await mustLieIn(actor, accountId);
    if (otherId) await mustLieIn(actor, otherId);
    const kept = await findLearner(db, accountId);
    if (!kept) throw new Refusal('account_mergers.not_found');
    const loaded = await loadMergerPage(parts, contributed, { kept, otherId });
    const proposal = otherId ? await findOpenProposal(db, mergeKind, otherId) : undefined;
    return <MergerPage {...loaded} proposal={proposal} form={form} />;
  }
}
