import { administratorRoles, type Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import {
  getSecuritySettings,
  lockSecuritySettings,
  updateSecuritySettings,
} from '../queries/security-settings.ts';
import { type SecuritySettings, settingFields, settingWords } from '../rules/security-settings.ts';

/** Rules of log-in and passwords are changed by the security administrator and another administrator. */
export const securitySettingsKind: ProposalKind<Partial<SecuritySettings>> = {
  kind: 'identity.change_security_settings',
  title: '更改登录与密码规则',
  confirmedBy: administratorRoles,
  anywhere: true,
  async apply(_parts, tx, { change, reason, proposedBy, actor }) {
    const before = await lockSecuritySettings(tx);
    await updateSecuritySettings(tx, change);
    const facts = { before, change, reason, proposedBy };
    const subject = { type: 'installation', id: 'security-settings' };
    await recordAudit(tx, actor, 'identity.change_security_settings', subject, facts);
  },
};

/**
 * Proposes other rules, and returns the proposal's id. Throws `identity.settings_same`. No audit: `propose`
 * records it.
 */
export async function proposeSecuritySettings(
  parts: Parts,
  actor: Officer,
  { reason, ...wanted }: SecuritySettings & { reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const before = await getSecuritySettings(tx);
    const changed = settingFields.filter(({ name }) => wanted[name] !== before[name]);
    if (changed.length === 0) throw new Refusal('identity.settings_same');
    return propose(parts, tx, actor, securitySettingsKind, {
      subject: {
        type: 'installation',
        id: 'security-settings',
        words: '登录与密码规则',
        href: '/security-settings',
      },
      difference: changed.map((field) => ({
        label: field.label,
        before: settingWords(field, before[field.name]),
        after: settingWords(field, wanted[field.name]),
      })),
      change: Object.fromEntries(changed.map(({ name }) => [name, wanted[name]])),
      reason,
    });
  });
}
