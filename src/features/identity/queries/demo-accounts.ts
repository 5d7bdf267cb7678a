import { z } from 'zod';
import type { Db } from '../../../platform/database/index.ts';
import { findInstallationFlag } from '../../../platform/database/installation-flags.ts';

/** The demo accounts, as the seed wrote them (installation flag 'demo-accounts'). */
export const DemoAccounts = z.array(
  z.object({
    login: z.string(),
    password: z.string(),
    role: z.string(),
    name: z.string().default(''),
    /** Where the person works or acts. */
    organisation: z.string().default(''),
    /** A suggestion what to try. */
    try: z.string().default(''),
    /** Base32 secret of an officer's second factor. */
    totpSecret: z.string().nullish(),
  }),
);
export type DemoAccount = z.infer<typeof DemoAccounts>[number];

export async function listDemoAccounts(db: Db): Promise<DemoAccount[]> {
  const detail = await findInstallationFlag(db, 'demo-accounts');
  if (!detail) return [];
  const list = Array.isArray(detail) ? detail : (detail as { accounts?: unknown }).accounts;
  return DemoAccounts.parse(list ?? []);
}
