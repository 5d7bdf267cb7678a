import { roleNames } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { hashToken, newToken } from '../../../platform/cryptography/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { countAdministrators, insertLink, listAdministrators } from '../queries/administrators.ts';
import {
  type AdministratorRole,
  linkDays,
  missingAdministrators,
} from '../rules/administrators.ts';
import { sendTexts } from './send-text.ts';

/** A link to print: whom it appoints, and its address. */
export interface AdministratorLink {
  role: AdministratorRole;
  url: string;
}

/** Returns the separated duties that lack somebody, each as often as persons are missing. No audit: a reading. */
export async function listMissing({ clock }: Parts, tx: Tx): Promise<AdministratorRole[]> {
  return missingAdministrators(await countAdministrators(tx, dayOf(clock.now())));
}

/** Issues one-time links in the caller's transaction, recorded, and told to all administrators and auditors. */
export async function issueLinks(
  parts: Parts,
  tx: Tx,
  roles: readonly AdministratorRole[],
): Promise<AdministratorLink[]> {
  const issuedAt = parts.clock.now();
  const expiresAt = new Date(issuedAt.getTime() + linkDays * 86_400_000);
  const links: AdministratorLink[] = [];
  for (const role of roles) {
    const code = newToken();
    await insertLink(tx, { role, codeHash: hashToken(code), issuedAt, expiresAt });
    const subject = { type: 'installation', id: 'administrators' };
    await recordAudit(tx, 'SYSTEM', 'identity.issue_administrator_link', subject, { role });
    links.push({ role, url: `${parts.publicUrl()}/first-administrator?code=${code}` });
  }
  await tellAdministrators(parts, tx, roles);
  return links;
}

/** Nobody is appointed behind the others' backs. */
async function tellAdministrators(
  parts: Parts,
  tx: Tx,
  roles: readonly AdministratorRole[],
): Promise<void> {
  if (roles.length === 0) return;
  const held = await listAdministrators(tx, dayOf(parts.clock.now()));
  const names = [...new Set(roles)].map((role) => roleNames[role]).join('、');
  await sendTexts(
    parts,
    tx,
    [...new Set(held.map(({ accountId }) => accountId))],
    `服务器上刚刚开出了设立${names}的一次性链接。如不知情，请立即核查。`,
  );
}
