import { dayOf } from '../../../kernel/calendar.ts';
import { type App, emptyForm, formAction, officerOf } from '../../../platform/http/index.ts';
import { listOrganisations } from '../../organisations/index.ts';
import { createApiKey } from '../commands/create-api-key.ts';
import { revokeApiKey } from '../commands/revoke-api-key.ts';
import { ApiKeysPage, type ApiKeysPageProps } from '../pages/api-keys-page.tsx';
import { listApiKeys } from '../queries/api-keys.ts';
import { askingScopeOf } from '../rules/policy.ts';
import { keyFormFor, Params, ReasonForm } from './forms.ts';

const keepers = { access: ['MUNICIPAL_OFFICER', 'SYSTEM_ADMIN'] } as const;

/** Who keeps the keys of the machine interface. */
export function apiKeyRoutes(app: App): void {
  const { db, clock } = app.parts;

  const page = async (
    more: Partial<Pick<ApiKeysPageProps, 'form' | 'made' | 'revocation'>> = {},
  ) => (
    <ApiKeysPage
      keys={await listApiKeys(db)}
      organisations={(await listOrganisations(db)).filter(
        (one) => one.kind !== 'EMPLOYER' && askingScopeOf(one).kind !== 'NOBODY',
      )}
      now={clock.now()}
      form={emptyForm}
      made={null}
      revocation={null}
      {...more}
    />
  );

  app.get('/api-keys', { config: keepers }, async (_request, reply) => reply.page(await page()));

  formAction(app, '/api-keys', {
    config: keepers,
    by: officerOf,
    form: async () =>
      keyFormFor(
        (await listOrganisations(db)).map(({ id }) => id),
        dayOf(clock.now()),
      ),
    show: (_asked, form) => page({ form }),
    act: ({ actor }, key) => createApiKey(app.parts, actor, key),
    done: async (_asked, made) => ({ page: await page({ made }), shown: 'once' }),
  });

  formAction(app, '/api-keys/:id/revocation', {
    config: keepers,
    by: officerOf,
    params: Params,
    form: ReasonForm,
    show: ({ params }, form) => page({ revocation: { ...form, id: params.id } }),
    act: ({ actor, params }, { because }) =>
      revokeApiKey(app.parts, actor, { id: params.id, because }),
    done: () => ({ to: '/api-keys', say: '密钥已停用，立即生效。' }),
  });
}
