import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertOrganisation } from '../queries/organisations.ts';
import type { Organisation, OrganisationKind } from '../rules/organisation.ts';
import { spellName } from '../rules/pinyin.ts';

export type OrganisationInput = { kind: OrganisationKind; name: string } & Partial<
  Omit<Organisation, 'kind' | 'name'>
> & { validFrom?: string };

/**
 * Adds an organisation in the caller's transaction and returns its id. Short name and name on the
 * seal default to the name, the approval to APPROVED, the rest to empty.
 */
export async function addOrganisation(
  _parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  input: OrganisationInput,
): Promise<string> {
  const id = input.id ?? newId();
  await insertOrganisation(tx, {
    id,
    kind: input.kind,
    name: input.name,
    shortName: input.shortName ?? input.name,
    ...spellName(input.name),
    creditCode: input.creditCode ?? null,
    affiliation: input.affiliation ?? null,
    ownership: input.ownership ?? 'PUBLIC',
    approval: input.approval ?? 'APPROVED',
    jurisdictionId: input.jurisdictionId ?? null,
    parentId: input.parentId ?? null,
    industryAuthorityId: input.industryAuthorityId ?? null,
    address: input.address ?? '',
    phone: input.phone ?? '',
    officeHours: input.officeHours ?? '',
    sealName: input.sealName ?? input.name,
    validFrom: input.validFrom ?? '2010-01-01',
    validTo: input.validTo ?? null,
    successorId: input.successorId ?? null,
  });
  const facts = { kind: input.kind, name: input.name };
  await recordAudit(tx, actor, 'organisations.add', { type: 'organisation', id }, facts);
  return id;
}
