import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { changeOwnContact } from '../commands/change-own-contact.ts';
import { OwnContactPage } from '../pages/own-contact-page.tsx';
import { listChanges } from '../queries/changes.ts';
import { findOrganisation } from '../queries/organisations.ts';
import { contactRoles } from '../rules/policy.ts';
import { OwnContactForm } from './keeping-forms.ts';

const ofABody = { access: contactRoles };

/** Contact and office hours of the officer's own body (roles.md). */
export function ownContactRoutes(app: App): void {
  const { parts } = app;

  app.get('/own-organisation', { config: ofABody }, async (request, reply) =>
    reply.page(await page(officerOf(request).organisationId, emptyForm)),
  );

  formAction(app, '/own-organisation', {
    config: ofABody,
    by: officerOf,
    form: OwnContactForm,
    refusedAt: { 'organisations.nothing_changed': 'form' },
    show: ({ actor }, form) => page(actor.organisationId, form),
    act: ({ actor }, contact) => changeOwnContact(parts, actor, contact),
    done: () => ({ to: '/own-organisation', say: '已保存，学员马上看到新的联系方式。' }),
  });

  async function page(id: string, form: FormState) {
    const organisation = await findOrganisation(parts.db, id);
    if (!organisation) throw new Refusal('organisations.not_found');
    return (
      <OwnContactPage
        organisation={organisation}
        changes={await listChanges(parts.db, id)}
        form={form}
      />
    );
  }
}
