import type { Officer, OfficerRole } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { authorityOf, loadUnit } from '../queries/system.ts';

/** Who fixes subjects and recognises hours (roles.md). */
export const recognisers = ['INDUSTRY_OFFICER'] as const satisfies readonly OfficerRole[];
/** Who prepares lists: the authority itself, and units of its system as drafts. */
export const listMakers = [
  'INDUSTRY_OFFICER',
  'UNIT_ADMIN',
] as const satisfies readonly OfficerRole[];
/** Who opens a subject with its offerings. */
export const openers = [
  ...listMakers,
  'MUNICIPAL_OFFICER',
] as const satisfies readonly OfficerRole[];
/** Who reads what the authorities have fixed. */
export const readers = [...openers, 'DISTRICT_CLERK'] as const satisfies readonly OfficerRole[];

/** The authority whose subjects somebody sees; null for all of them; '' for none. */
export async function authoritySeenBy(db: Reader, actor: Officer): Promise<string | null> {
  if (actor.role === 'INDUSTRY_OFFICER') return actor.organisationId;
  if (actor.role === 'MUNICIPAL_OFFICER' || actor.role === 'DISTRICT_CLERK') return null;
  const unit = await loadUnit(db, actor.organisationId);
  return (unit && authorityOf(unit)) ?? '';
}
