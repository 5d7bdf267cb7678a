import { separatedRoles } from '../../../kernel/actor.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import {
  proposeSecuritySettings,
  securitySettingsKind,
} from '../commands/propose-security-settings.ts';
import { SecuritySettingsPage } from '../pages/security-settings-page.tsx';
import { getSecuritySettings } from '../queries/security-settings.ts';
import { settingsForm } from './forms.ts';

/** Rules of log-in and passwords: the security administrator proposes, another administrator confirms. */
export function securitySettingsRoutes(app: App): void {
  const { db } = app.parts;

  const page = async (changes: boolean, form: FormState) => (
    <SecuritySettingsPage
      settings={await getSecuritySettings(db)}
      proposal={await findOpenProposal(db, securitySettingsKind, 'security-settings')}
      changes={changes}
      form={form}
    />
  );

  app.get('/security-settings', { config: { access: separatedRoles } }, async (request, reply) =>
    reply.page(await page(officerOf(request).role === 'SECURITY_ADMIN', emptyForm)),
  );

  formAction(app, '/security-settings', {
    config: { access: ['SECURITY_ADMIN'] },
    by: officerOf,
    form: settingsForm,
    show: (_asked, form) => page(true, form),
    act: ({ actor }, wanted) => proposeSecuritySettings(app.parts, actor, wanted),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提出，等另一位管理员复核。' }),
  });
}
