import { listDemoAccounts } from '../features/accounts/index.ts';
import type { Parts } from '../platform/parts.ts';

/** Tells whoever started the product where it is and how to get in. */
export async function welcome(parts: Parts, options: { address: string; dataDir: string; say: (line: string) => void }): Promise<void> {
  const accounts = parts.demo ? await listDemoAccounts(parts.db) : [];
  for (const account of accounts.filter((one) => one.try)) {
    options.say(`${account.login}  ${account.password}  ${account.role}  ${account.name}  ${account.try}`);
  }
  options.say(`\n继学已启动：${options.address}\n`);
}
