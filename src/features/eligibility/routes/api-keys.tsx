import { type App, officerOf, parseForm } from '../../../platform/http/index.ts';
import { listOrganisations } from '../../organisations/index.ts';
import { createApiKey } from '../commands/create-api-key.ts';
import { revokeApiKey } from '../commands/revoke-api-key.ts';
import { ApiKeysPage, type ApiKeysPageProps } from '../pages/api-keys-page.tsx';
import { listApiKeys } from '../queries/api-keys.ts';
import { askingScopeOf } from '../rules/policy.ts';
import { KeyForm, Params, ReasonForm } from './forms.ts';

const keepers = { access: ['MUNICIPAL_OFFICER', 'SYSTEM_ADMIN'] } as const;

/** Who keeps the keys of the machine interface. */
export function apiKeyRoutes(app: App): void {
  const { db, clock } = app.parts;

  const page = async (more: Partial<Pick<ApiKeysPageProps, 'form' | 'made'>> = {}) => (
    <ApiKeysPage
      keys={await listApiKeys(db)}
      organisations={(await listOrganisations(db)).filter(
        (one) => one.kind !== 'EMPLOYER' && askingScopeOf(one).kind !== 'NOBODY',
      )}
      now={clock.now()}
      form={{ values: {}, errors: {} }}
      made={null}
      {...more}
    />
  );

  app.get('/api-keys', { config: keepers }, async (_request, reply) => reply.page(await page()));

  app.post('/api-keys', { config: keepers }, async (request, reply) => {
    const form = parseForm(KeyForm, request.body);
    if (!form.ok) return reply.code(422).page(await page({ form }));
    const known = (await listOrganisations(db)).some(({ id }) => id === form.value.organisationId);
    if (!known) {
      const errors = { organisationId: '请选择单位。' };
      return reply.code(422).page(await page({ form: { values: form.values, errors } }));
    }
    const made = await createApiKey(app.parts, officerOf(request), form.value);
    // No redirect: the key is shown in this answer and never again.
    return reply.header('cache-control', 'no-store').page(await page({ made }));
  });

  app.post(
    '/api-keys/:id/revocation',
    { config: keepers, schema: { params: Params } },
    async (request, reply) => {
      const form = parseForm(ReasonForm, request.body);
      if (!form.ok) return reply.code(422).page(await page({ form: { ...form, values: {} } }));
      const { id } = request.params;
      await revokeApiKey(app.parts, officerOf(request), { id, because: form.value.because });
      reply.flash('success', '密钥已停用，立即生效。');
      return reply.redirect('/api-keys', 303);
    },
  );
}
