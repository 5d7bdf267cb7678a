import type { Actor, OfficerRole } from '../../../kernel/actor.ts';
import type { Care, LinkKind } from '../../people/index.ts';

/** Bodies with people of their own: units their staff, agencies those whose file they keep. */
export const keepers = ['UNIT_ADMIN', 'AGENCY_CLERK'] as const satisfies readonly OfficerRole[];

/** Who may import a list (roles.md "Bulk-create learners"). */
export const importers = [
  ...keepers,
  'DISTRICT_CLERK',
  'CENTRE_CLERK',
] as const satisfies readonly OfficerRole[];

/** The people an officer of such a body answers for. */
export function careOf(actor: Pick<Actor, 'role' | 'organisationId'>): Care {
  const kind = actor.role === 'AGENCY_CLERK' ? 'CUSTODY' : 'EMPLOYMENT';
  return { kind, organisationId: actor.organisationId ?? '' };
}

/** The words of a page, which differ between a unit and an agency. */
export const careWords: Record<LinkKind, { people: string; link: string; here: string }> = {
  EMPLOYMENT: { people: '本单位人员', link: '任职', here: '在本单位' },
  CUSTODY: { people: '档案托管人员', link: '托管', here: '由本机构托管' },
};

/** The role that answers for the people of a body. */
export const keeperRole: Record<LinkKind, OfficerRole> = {
  EMPLOYMENT: 'UNIT_ADMIN',
  CUSTODY: 'AGENCY_CLERK',
};
