import type { Officer } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { endorserKinds, getOrganisation, scopeOf } from '../../organisations/index.ts';
import { countByState } from './endorsements.ts';

/** Whether an officer's body endorses: the unit of a district does not, its bureau does (N25, N26). */
export async function endorsesAtAll(db: Reader, officer: Officer): Promise<boolean> {
  const own = endorserKinds.filter(({ role }) => role === officer.role);
  if (own.length === 0) return false;
  if (own.some(({ endorses }) => !endorses)) return true;
  const { PENDING } = await countByState(db, scopeOf(officer));
  const body = await getOrganisation(db, officer.organisationId);
  return PENDING > 0 || own.some(({ endorses }) => endorses?.(body));
}
