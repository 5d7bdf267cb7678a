import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { DossierContributions } from '../../../platform/dossier.ts';
import { type App, disclosing, formAction, officerOf } from '../../../platform/http/index.ts';
import { scopeOf } from '../../organisations/index.ts';
import { showNumber } from '../commands/show-number.ts';
import { DossierPage } from '../pages/dossier-page.tsx';
import { loadDossier } from '../queries/dossier.ts';
import { isInScope } from '../queries/places.ts';
import { searchingRoles } from '../rules/policy.ts';
import { PersonParams } from './forms.ts';

/** A person's dossier, for each officer who has the person in scope (roles.md). */
export function dossierRoutes(app: App, { dossierSections }: DossierContributions): void {
  const { parts } = app;

  app.get(
    '/people/:accountId',
    {
      config: { access: searchingRoles, discloses: { what: '人员档案', of: 'account' } },
      schema: { params: PersonParams },
    },
    async (request, reply) => reply.page(await page(officerOf(request), request.params.accountId)),
  );

  formAction(app, '/people/:accountId/identity-number', {
    ...disclosing({ config: { access: counterRoles } }, { what: '完整证件号码', of: 'account' }),
    by: officerOf,
    params: PersonParams,
    allow: ({ actor, params }) => mustLieIn(actor, params.accountId),
    act: ({ actor, params }) => showNumber(parts, actor, params.accountId),
    done: async ({ actor, params }, idNumber) => ({
      page: await page(actor, params.accountId, idNumber),
      shown: 'once',
    }),
  });

  async function page(actor: Officer, accountId: string, idNumber: string | null = null) {
    await mustLieIn(actor, accountId);
    const dossier = await loadDossier(parts, dossierSections, actor, accountId);
    if (!dossier) throw new Refusal('dossier.not_found');
    return (
      <DossierPage
        dossier={dossier}
        idNumber={idNumber}
        mayReveal={(counterRoles as readonly string[]).includes(actor.role)}
      />
    );
  }

  async function mustLieIn(actor: Officer, accountId: string): Promise<void> {
    const day = dayOf(parts.clock.now());
    if (!(await isInScope(parts.db, scopeOf(actor), accountId, day)))
      throw new Refusal('dossier.not_found');
  }
}
