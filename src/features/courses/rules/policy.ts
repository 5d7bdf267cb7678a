import type { OfficerRole } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { LessonSummary } from './lesson.ts';
import type { Topic } from './topic.ts';

/** Who drafts annual topics and proposes their publication and changes (docs/roles.md). */
export const draftingRoles = ['CENTRE_CLERK', 'MUNICIPAL_OFFICER'] as const satisfies OfficerRole[];
/** Who writes lessons: the association too, and who does nothing but write. */
export const writingRoles = [...draftingRoles, 'ASSOCIATION_CLERK', 'COURSE_AUTHOR'] as const;
/** Who decides what is published (N31). */
export const publishingRoles = ['MUNICIPAL_OFFICER'] as const satisfies OfficerRole[];

/** Throws `courses.not_a_proposer`: what is published changes on the proposal of centre or bureau. */
export function requireProposer({ role }: { role: string }): void {
  if (!(draftingRoles as readonly string[]).includes(role))
    throw new Refusal('courses.not_a_proposer');
}

/** Whether a lesson is written without a decision: in a draft, or while it is prepared for a published topic. */
export const isOpenToAuthors = (
  { state }: Pick<Topic, 'state'>,
  { listing }: Pick<LessonSummary, 'listing'>,
): boolean => state === 'DRAFT' || (state === 'PUBLISHED' && listing === 'PREPARED');

/** Throws `courses.not_a_draft`: only a draft is changed without a decision. */
export function requireDraft({ state }: Pick<Topic, 'state'>): void {
  if (state !== 'DRAFT') throw new Refusal('courses.not_a_draft');
}

type Author = { role: string };

/** Throws `courses.closed`, `courses.not_a_proposer`: who may send films and files for a lesson. */
export function requireFileAuthor({ state }: Pick<Topic, 'state'>, actor: Author): void {
  if (state === 'CLOSED') throw new Refusal('courses.closed');
  if (state === 'PUBLISHED') requireProposer(actor);
}

/** Whether an author may send films and files for a lesson of this topic. */
export const mayChangeFiles = ({ state }: Pick<Topic, 'state'>, { role }: Author) =>
  state === 'DRAFT' ||
  (state === 'PUBLISHED' && (draftingRoles as readonly string[]).includes(role));
