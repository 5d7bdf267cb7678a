import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { breaksUnique, inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { insertChange } from '../queries/changes.ts';
import { findOrganisationByCreditCode } from '../queries/organisations.ts';
import { actsAsMunicipalUnit } from '../rules/competence.ts';
import { addOrganisation, type OrganisationInput } from './add-organisation.ts';

/** Adds an organisation to the list and returns its id. Throws as `addKeptIn`. No audit: `addKeptIn` records it. */
export function addKept(parts: Parts, actor: Officer, input: OrganisationInput): Promise<string> {
  return inTransaction(parts.db, (tx) => addKeptIn(parts, tx, actor, input));
}

/**
 * Adds an organisation to the list with the first entry of its history, in the caller's transaction, and
 * returns its id. A unit of the city or the central state added by a district waits for approval (N26). Throws
 * `organisations.code_of_another`, `organisations.unique_body`.
 */
export async function addKeptIn(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  input: OrganisationInput,
): Promise<string> {
  const holder = input.creditCode
    ? await findOrganisationByCreditCode(tx, input.creditCode)
    : undefined;
  if (holder) throw new Refusal('organisations.code_of_another', { name: holder.name });
  const affiliation = input.affiliation ?? null;
  const waits =
    actor.role !== 'MUNICIPAL_OFFICER' &&
    actsAsMunicipalUnit({ approval: 'APPROVED', affiliation });
  const id = await addOrganisation(parts, tx, actor, {
    ...input,
    approval: waits ? 'PENDING' : 'APPROVED',
  }).catch((error: unknown) => {
    if (breaksUnique(error, 'organisations_one_current_bureau'))
      throw new Refusal('organisations.unique_body');
    throw error;
  });
  const now = parts.clock.now();
  await insertChange(tx, {
    ...{ organisationId: id, kind: 'ADDED', effectiveOn: dayOf(now), patch: {}, reason: '' },
    difference: [{ label: '名称', before: null, after: input.name }],
    ...{ decidedBy: actor.accountId, at: now, appliedAt: now },
  });
  return id;
}
