import type { Actor, OfficerRole } from '../../../kernel/actor.ts';
import type { Article } from './article.ts';
import type { Question } from './question.ts';

/** Roles that answer for the bodies of the routing table (N39, roles.md). */
export const answeringRoles = [
  'DISTRICT_CLERK',
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
  'AGENCY_CLERK',
  'UNIT_ADMIN',
] as const satisfies readonly OfficerRole[];

/** Roles that publish articles. */
export const editingRoles = [
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
] as const satisfies readonly OfficerRole[];

/** Whether the actor may answer a question: officers of its holder, never the asker (N39). */
export function mayAnswer(actor: Actor, question: Question): boolean {
  return (
    (answeringRoles as readonly string[]).includes(actor.role) &&
    question.holderId === actor.organisationId &&
    question.accountId !== actor.accountId
  );
}

export function isAsker(actor: Actor, question: Question): boolean {
  return question.accountId === actor.accountId;
}

export function isEditor(actor: Actor): boolean {
  return (editingRoles as readonly string[]).includes(actor.role);
}

/** Whether the actor may publish a draft: an editor who did not write it. */
export function mayPublish(actor: Actor, article: Article): boolean {
  return isEditor(actor) && article.draftedBy !== actor.accountId;
}

/** Whether the actor may see a draft: its author and the editors. */
export function maySeeDraft(actor: Actor, article: Article): boolean {
  return isEditor(actor) || article.draftedBy === actor.accountId;
}
