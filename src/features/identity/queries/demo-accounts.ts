import { z } from 'zod';
import type { Reader } from '../../../platform/database/index.ts';
import { findInstallationMark } from './texts.ts';

/** The accounts a demonstration offers, as its loader wrote them (mark 'demo-accounts'). */
export const DemoAccounts = z.array(
  z.object({
    login: z.string(),
    password: z.string(),
    role: z.string(),
    name: z.string().default(''),
    /** Where the person works or acts. */
    organisation: z.string().default(''),
    /** What to try with it. */
    try: z.string().default(''),
    /** Base32 secret of an officer's second factor. */
    totpSecret: z.string().nullish(),
  }),
);
export type DemoAccount = z.infer<typeof DemoAccounts>[number];

export async function listDemoAccounts(db: Reader): Promise<DemoAccount[]> {
  const detail = await findInstallationMark(db, 'demo-accounts');
  if (!detail) return [];
  const list = Array.isArray(detail) ? detail : (detail as { accounts?: unknown }).accounts;
  return DemoAccounts.parse(list ?? []);
}
