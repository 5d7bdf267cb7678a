import type { Actor, Officer, OfficerRole } from '../../../kernel/actor.ts';
import type { Announcement, Kind } from './announcement.ts';

/** Who writes announcements (roles.md): the bureau everything, the operators operating texts. */
export const writingRoles = [
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
] as const satisfies readonly OfficerRole[];

export function writes(actor: Actor): boolean {
  return (writingRoles as readonly string[]).includes(actor.role);
}

/** The kinds an officer may write. */
export function kindsFor(actor: Officer): Kind[] {
  return actor.role === 'MUNICIPAL_OFFICER' ? ['NOTICE', 'POLICY', 'CIRCULAR'] : ['NOTICE'];
}

/** The body that wrote it changes and withdraws it. */
export function mayChange(actor: Actor, one: Announcement): boolean {
  return writes(actor) && one.organisationId === actor.organisationId;
}

/** Policy texts and circulars are released by a second person (N31, N38). */
export const kindsOfTwo: readonly Kind[] = ['POLICY', 'CIRCULAR'];

/** What was published by two persons is replaced, not reworded; what was withdrawn stays as it is. */
export function mayReword({ kind, state }: Announcement): boolean {
  return state === 'DRAFT' || (state === 'PUBLISHED' && !kindsOfTwo.includes(kind));
}

/** Why a draft may not be published by this person: he wrote what needs a second one. Null when he may. */
export function barrierToPublish(actor: Officer, one: Announcement): 'second_person' | null {
  const wrote = one.draftedBy === actor.accountId;
  return kindsOfTwo.includes(one.kind) && wrote ? 'second_person' : null;
}
