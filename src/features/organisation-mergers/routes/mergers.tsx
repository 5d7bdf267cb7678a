import { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { parseCreditCode } from '../../../kernel/credit-code.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Contributions } from '../../../platform/feature.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import {
  findOrganisation,
  findOrganisationByCreditCode,
  findOrganisationByName,
  keepingRoles,
  mayKeep,
  type Organisation,
} from '../../organisations/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { mergeKind, proposeMerger } from '../commands/propose-merger.ts';
import { proposeSeparation } from '../commands/propose-separation.ts';
import { MergerPage } from '../pages/merger-page.tsx';
import { findMerger, listMergersOf } from '../queries/mergers.ts';
import { countFollowers } from '../queries/preview.ts';

const keepers = { access: keepingRoles };
const MergerQuery = z.object({ into: fields.optional(fields.id) });
const ChooseForm = z.object({
  intoName: fields.text.pipe(z.string().min(1, '请填写要并入的单位的全称或信用代码。')),
});
const MergeForm = z.object({ intoId: fields.id, reason: fields.reason() });
const SeparateForm = z.object({ reason: fields.reason() });

/** Doubles of one unit: preview, proposal, way back (roles.md "Keep organisations"). */
export function mergerRoutes(app: App, { organisationFollowers }: Contributions): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/organisations/:id/merger',
    { config: keepers, schema: { params: fields.idParams, querystring: MergerQuery } },
    async (request, reply) =>
      reply.page(
        await page(officerOf(request), request.params.id, request.query.into ?? null, emptyForm),
      ),
  );

  formAction(app, '/organisations/:id/merger/choice', {
    config: keepers,
    by: officerOf,
    params: fields.idParams,
    form: ChooseForm,
    show: ({ actor, params }, form) => page(actor, params.id, null, form),
    act: ({ actor }, { intoName }) => findChosen(actor, intoName),
    done: ({ params }, into) => ({ to: `/organisations/${params.id}/merger?into=${into.id}` }),
  });

  formAction(app, '/organisations/:id/merger', {
    config: keepers,
    by: officerOf,
    params: fields.idParams,
    form: MergeForm,
    show: ({ actor, params }, form) =>
      page(actor, params.id, z.uuid().safeParse(form.values.intoId).data ?? null, form),
    act: ({ actor, params }, { intoId, reason }) =>
      proposeMerger(parts, actor, organisationFollowers, { fromId: params.id, intoId, reason }),
    done: (_asked, id) => ({
      to: `/proposals/${id}`,
      say: '已提请复核，另一位工作人员确认后合并。',
    }),
  });

  formAction(app, '/organisations/mergers/:id/separation', {
    config: keepers,
    by: officerOf,
    params: fields.idParams,
    form: SeparateForm,
    async show({ actor, params }, form) {
      const merger = await findMerger(db, params.id);
      if (!merger) throw new Refusal('organisation_mergers.not_found');
      return page(actor, merger.fromId, null, form);
    },
    act: ({ actor, params }, { reason }) => proposeSeparation(parts, actor, params.id, reason),
    done: (_asked, id) => ({
      to: `/proposals/${id}`,
      say: '已提请复核，另一位工作人员确认后恢复。',
    }),
  });

  async function mustKeep(actor: Officer, id: string): Promise<Organisation> {
    const organisation = await findOrganisation(db, id);
    if (!organisation || !mayKeep(actor, organisation))
      throw new Refusal('organisation_mergers.not_found');
    return organisation;
  }

  async function findChosen(actor: Officer, typed: string): Promise<Organisation> {
    const code = parseCreditCode(typed);
    const found = code.ok
      ? await findOrganisationByCreditCode(db, code.code)
      : await findOrganisationByName(db, typed);
    if (!found || !mayKeep(actor, found)) throw new Refusal('organisation_mergers.unknown_unit');
    return found;
  }

  async function page(actor: Officer, id: string, intoId: string | null, form: FormState) {
    const from = await mustKeep(actor, id);
    return (
      <MergerPage
        from={from}
        into={intoId ? await mustKeep(actor, intoId) : null}
        counts={await countFollowers(db, organisationFollowers, id)}
        mergers={await listMergersOf(db, id)}
        proposal={await findOpenProposal(db, mergeKind, id)}
        form={form}
      />
    );
  }
}
