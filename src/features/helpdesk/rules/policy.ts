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

/** Roles that check what everybody will read. */
export const editingRoles = [
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
] as const satisfies readonly OfficerRole[];

/** Only an officer of the body that has the question answers it, and never his own question. */
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

export function edits(actor: Actor): boolean {
  return (editingRoles as readonly string[]).includes(actor.role);
}

/** Whether somebody may publish a draft: an editor, and not the one who wrote it. */
export function mayPublish(actor: Actor, article: Article): boolean {
  return edits(actor) && article.draftedBy !== actor.accountId;
}

/** Whether somebody sees a draft: who wrote it, and those who check. */
export function maySeeDraft(actor: Actor, article: Article): boolean {
  return edits(actor) || article.draftedBy === actor.accountId;
}
