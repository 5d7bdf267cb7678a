import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { listPeople } from '../../identity/index.ts';
import { takeBackEntry } from '../commands/take-back-entry.ts';
import { EntryPage } from '../pages/entry-page.tsx';
import { findEntry } from '../queries/entries.ts';
import { recordingRoles } from '../rules/policy.ts';
import { WithdrawalForm } from './forms.ts';

const recorders = { access: recordingRoles } as const;

/** One line of the card, for the body that recorded it; it can take the line back. */
export function entryRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const entryPage = async (actor: Officer, id: string, form: FormState = emptyForm) => {
    const entry = await findEntry(db, id, actor.organisationId);
    if (!entry) throw new Refusal('hours.not_yours');
    const [person] = await listPeople(db, [entry.accountId]);
    const own = entry.accountId === actor.accountId;
    return <EntryPage entry={entry} person={person} own={own} form={form} />;
  };

  app.get(
    '/hours/entries/:id',
    {
      config: { ...recorders, discloses: { what: '学时记录', of: 'certificate_entry' } },
      schema: { params: fields.idParams },
    },
    async (request, reply) => reply.page(await entryPage(officerOf(request), request.params.id)),
  );

  formAction(app, '/hours/entries/:id/withdrawal', {
    config: recorders,
    by: officerOf,
    params: fields.idParams,
    form: WithdrawalForm,
    show: ({ actor, params }, form) => entryPage(actor, params.id, form),
    act: ({ actor, params }, { because }) =>
      takeBackEntry(parts, actor, { id: params.id, because }),
    done: ({ params }) => ({
      to: `/hours/entries/${params.id}`,
      say: '已撤回，原登记保留。合格单可以在“学时确认”重新登记。',
    }),
  });
}
