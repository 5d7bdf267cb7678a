import type { Officer, OfficerRole } from '../../../kernel/actor.ts';

/** Who reads the ledger (roles.md): each body that takes money its own, the municipal bureau that of all. */
export const ledgerRoles = [
  'DISTRICT_CLERK',
  'CENTRE_CLERK',
  'MUNICIPAL_OFFICER',
] as const satisfies readonly OfficerRole[];

/** Returns the body whose money is shown; null for all, which only the municipal bureau sees. */
export function bodyShown(actor: Officer, asked: string | undefined): string | null {
  return actor.role === 'MUNICIPAL_OFFICER' ? (asked ?? null) : actor.organisationId;
}

/** Returns what of the pages behind an entry the actor may open. */
export function readerOf(actor: Officer): { ownBodyId: string | null; matchesTransfers: boolean } {
  return {
    ownBodyId: actor.role === 'MUNICIPAL_OFFICER' ? null : actor.organisationId,
    matchesTransfers: actor.role === 'CENTRE_CLERK',
  };
}
