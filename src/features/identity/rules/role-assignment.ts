import type { OfficerRole } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/calendar.ts';

/** A role of a person in a body, with its term (E24). */
export interface RoleAssignment {
  id: string;
  accountId: string;
  role: OfficerRole;
  organisationId: string;
  validFrom: Day;
  /** The last day agreed; null for none. */
  endsOn: Day | null;
  /** The day on which it was ended; null while it is not. */
  validTo: Day | null;
  /** The assignment whose holder this one covers for a time. */
  coverOf: string | null;
  suspendedAt: Date | null;
}

export const assignmentStates = ['HELD', 'COMING', 'SUSPENDED', 'ENDED'] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/** Chinese names of the states, as shown to people. */
export const assignmentStateNames: Record<AssignmentState, string> = {
  HELD: '在任',
  COMING: '尚未开始',
  SUSPENDED: '已暂停',
  ENDED: '已结束',
};

type Term = Pick<RoleAssignment, 'validFrom' | 'endsOn' | 'validTo' | 'suspendedAt'>;

/** Returns the state of an assignment on a day; past its last day it has ended, whether or not a job noted it. */
export function stateOfAssignment(term: Term, day: Day): AssignmentState {
  if (term.validTo !== null || (term.endsOn !== null && term.endsOn < day)) return 'ENDED';
  if (term.suspendedAt !== null) return 'SUSPENDED';
  return term.validFrom > day ? 'COMING' : 'HELD';
}

/** Whether the role may be used on a day. */
export const isHeld = (term: Term, day: Day): boolean => stateOfAssignment(term, day) === 'HELD';

/** The longest cover, days: who is away for longer hands the role over. */
export const longestCoverDays = 180;
