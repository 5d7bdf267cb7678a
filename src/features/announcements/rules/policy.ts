import type { Actor, Officer, OfficerRole } from '../../../kernel/actor.ts';
import type { Announcement, Kind } from './announcement.ts';

/** The roles that write announcements (roles.md): the bureau all kinds, the operators notices. */
export const writingRoles = [
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
] as const satisfies readonly OfficerRole[];

export function isWriter(actor: Actor): boolean {
  return (writingRoles as readonly string[]).includes(actor.role);
}

/** Returns the kinds an officer may write. */
export function kindsFor(actor: Officer): Kind[] {
  return actor.role === 'MUNICIPAL_OFFICER' ? ['NOTICE', 'POLICY', 'CIRCULAR'] : ['NOTICE'];
}

/** Whether the actor may change and withdraw an announcement: writers of the body that wrote it. */
export function mayChange(actor: Actor, one: Announcement): boolean {
  return isWriter(actor) && one.organisationId === actor.organisationId;
}

/** Policy texts and circulars are published by a second person (N31, N38). */
export const twoPersonKinds: readonly Kind[] = ['POLICY', 'CIRCULAR'];

/** Whether the text may still change: published two-person kinds are replaced instead. */
export function isTextEditable({ kind, state }: Announcement): boolean {
  return state === 'DRAFT' || (state === 'PUBLISHED' && !twoPersonKinds.includes(kind));
}

/** Returns why an officer may not publish a draft; null when they may. */
export function barrierToPublish(actor: Officer, one: Announcement): 'second_person' | null {
  const wrote = one.draftedBy === actor.accountId;
  return twoPersonKinds.includes(one.kind) && wrote ? 'second_person' : null;
}
