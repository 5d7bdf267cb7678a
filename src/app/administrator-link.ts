import { issueAdministratorLink } from '../features/identity/index.ts';
import { roleNames } from '../kernel/actor.ts';
import { type Config, ConfigError } from './config.ts';
import { withInstallation } from './installation.ts';
import { openParts } from './open-parts.ts';
import { createShutdown } from './shutdown.ts';

const roles = { system: 'SYSTEM_ADMIN', security: 'SECURITY_ADMIN', auditor: 'AUDITOR' } as const;

/**
 * Prints a one-time link for a role that lacks somebody: the command on the host for when too few administrators
 * are left to appoint another (E24). Recorded, and told to all administrators and auditors.
 */
export async function printAdministratorLink(
  config: Config,
  word: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  const role = roles[word as keyof typeof roles];
  if (!role) throw new ConfigError('用法：npm run administrator-link -- system|security|auditor');
  await withInstallation(config, say, async (connectionString) => {
    const shutdown = createShutdown(say);
    const installation = { connectionString, paymentGateways: new Map() };
    const quiet = { ...config, logLevel: 'warn', webProcesses: 1 };
    try {
      const { parts } = await openParts(quiet, installation, shutdown);
      const link = await issueAdministratorLink(parts, role);
      if (!link)
        throw new ConfigError(
          `${roleNames[role]}人数足够，没有开出链接。请由两位管理员在“岗位授权”页面办理。`,
        );
      say(`请把这个一次性链接交给担任${roleNames[role]}的人，七天内有效：`);
      say(link.url);
      say('其他管理员和审计员会收到短信。');
    } finally {
      await shutdown.run();
    }
  });
}
