import { z } from 'zod';
import type { Officer, OfficerRole } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, fields, officerOf, parseForm, typed } from '../../../platform/http/index.ts';
import { listPeople } from '../../identity/index.ts';
import { takeBackEntry } from '../commands/take-back-entry.ts';
import { EntryPage } from '../pages/entry-page.tsx';
import { findEntry } from '../queries/entries.ts';

const recorders = {
  access: ['UNIT_ADMIN', 'AGENCY_CLERK'] as const satisfies readonly OfficerRole[],
};
const Params = fields.idParams;
export const Because = z.object({
  because: z
    .string({ error: '请写明撤回原因。' })
    .trim()
    .min(4, '请写明撤回原因，至少4个字。')
    .max(200, '原因不能超过200个字。'),
});

/** One line of the card, for the body that recorded it: look at it, take it back. */
export function entryRoutes(app: App): void {
  const { db } = app.parts;

  const load = async (actor: Officer, id: string) => {
    const entry = await findEntry(db, id, actor.organisationId);
    if (!entry) throw new Refusal('hours.not_yours');
    const [person] = await listPeople(db, [entry.accountId]);
    return { entry, person, own: entry.accountId === actor.accountId };
  };

  app.get(
    '/hours/entries/:id',
    { config: recorders, schema: { params: Params } },
    async (request, reply) =>
      reply.page(<EntryPage {...(await load(officerOf(request), request.params.id))} />),
  );

  app.post(
    '/hours/entries/:id/withdrawal',
    { config: recorders, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = request.params;
      const props = await load(actor, id);
      const form = parseForm(Because, request.body);
      if (!form.ok)
        return reply
          .code(422)
          .page(
            <EntryPage {...props} errors={form.errors} because={typed(form.values, 'because')} />,
          );
      await takeBackEntry(app.parts, actor, { id, because: form.value.because });
      reply.flash('success', '已撤回，原登记保留。合格单可以在“学时确认”重新登记。');
      return reply.redirect(`/hours/entries/${id}`, 303);
    },
  );
}
