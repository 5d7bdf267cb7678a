import type { Officer, OfficerRole } from '../../../kernel/actor.ts';
import type { Version } from './version.ts';

/** Who reviews, releases and retires questions (docs/roles.md): the centre and the association. */
export const reviewerRoles = [
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
] as const satisfies readonly OfficerRole[];

/** Who writes questions: they, and who does nothing but write. */
export const authorRoles = [
  ...reviewerRoles,
  'COURSE_AUTHOR',
] as const satisfies readonly OfficerRole[];

/** Who reads the bank: its authors and the bureau. */
export const readerRoles = [
  ...authorRoles,
  'MUNICIPAL_OFFICER',
] as const satisfies readonly OfficerRole[];

/** Whether this officer writes questions, or only reads them. */
export const mayAuthor = ({ role }: Pick<Officer, 'role'>): boolean =>
  (authorRoles as readonly OfficerRole[]).includes(role);

/** Whether this officer reviews and releases what others wrote. */
export const mayReview = ({ role }: Pick<Officer, 'role'>): boolean =>
  (reviewerRoles as readonly OfficerRole[]).includes(role);

/** What can be done with a version on its way through the states. */
export const moves = ['OFFER', 'APPROVE', 'RETURN', 'RELEASE', 'DISCARD', 'RETIRE'] as const;
export type Move = (typeof moves)[number];

/** As many questions of a list are moved at once. */
export const mostMoved = 1000;

/** Why a version does not make a move; each is a refusal. */
export type NoMove =
  | 'question_bank.not_a_reviewer'
  | 'question_bank.wrong_state'
  | 'question_bank.not_offered'
  | 'question_bank.own_review'
  | 'question_bank.own_release';

/** Moves of reviewers alone; an author discards what is their own. */
const reviewing: readonly Move[] = ['APPROVE', 'RETURN', 'RELEASE', 'RETIRE'];

/**
 * Decides whether this officer may make a move with a version. Whoever saved it neither reviews nor releases it:
 * two persons stand behind every question that is given.
 */
export function decideMove(
  move: Move,
  version: Pick<Version, 'state' | 'offeredAt' | 'editors'>,
  { accountId, role }: Pick<Officer, 'accountId' | 'role'>,
): { may: true } | { may: false; because: NoMove } {
  const no = (because: NoMove) => ({ may: false as const, because });
  const { state, offeredAt } = version;
  const isOwn = version.editors.includes(accountId);
  if (!mayReview({ role }) && (reviewing.includes(move) || (move === 'DISCARD' && !isOwn)))
    return no('question_bank.not_a_reviewer');
  if (!fromStates[move].includes(state)) return no('question_bank.wrong_state');
  if (move === 'OFFER' && offeredAt) return no('question_bank.wrong_state');
  if (move === 'APPROVE') {
    if (!offeredAt) return no('question_bank.not_offered');
    if (isOwn) return no('question_bank.own_review');
  }
  if (move === 'RETURN' && state === 'DRAFT' && !offeredAt) return no('question_bank.not_offered');
  if (move === 'RELEASE' && isOwn) return no('question_bank.own_release');
  return { may: true };
}

const fromStates: Record<Move, readonly Version['state'][]> = {
  OFFER: ['DRAFT'],
  APPROVE: ['DRAFT'],
  RETURN: ['DRAFT', 'REVIEWED'],
  RELEASE: ['REVIEWED'],
  DISCARD: ['DRAFT', 'REVIEWED'],
  RETIRE: ['RELEASED'],
};

/** Chinese names of the moves, and of saving, which a draft alone allows. */
export const moveNames: Record<Move | 'SAVE', string> = {
  SAVE: '保存修改',
  OFFER: '提交审核',
  APPROVE: '审核通过',
  RETURN: '退回修改',
  RELEASE: '发布',
  DISCARD: '放弃这一版',
  RETIRE: '停用',
};
