export const questionStates = ['WAITING', 'ASKED_BACK', 'ANSWERED', 'CLOSED'] as const;
export type QuestionState = (typeof questionStates)[number];

/** Chinese names of the states, as shown to people. */
export const stateNames: Record<QuestionState, string> = {
  WAITING: '等待答复',
  ASKED_BACK: '等您补充',
  ANSWERED: '已答复',
  CLOSED: '已办结',
};

export const ratings = ['SOLVED', 'PARTLY', 'UNSOLVED'] as const;
export type Rating = (typeof ratings)[number];
export const ratingNames: Record<Rating, string> = {
  SOLVED: '解决了',
  PARTLY: '部分解决',
  UNSOLVED: '没有解决',
};

export type EntryKind =
  | 'ASKED'
  | 'ANSWER'
  | 'ASK_BACK'
  | 'REPLY'
  | 'HANDED_OVER'
  | 'ESCALATED'
  | 'CLOSED'
  | 'REOPENED';

export const entryNames: Record<EntryKind, string> = {
  ASKED: '提问',
  ANSWER: '答复',
  ASK_BACK: '请补充',
  REPLY: '补充',
  HANDED_OVER: '转给',
  ESCALATED: '超时转给',
  CLOSED: '办结',
  REOPENED: '重新提出',
};

export interface HelpTopic {
  code: string;
  name: string;
  hint: string;
}

export interface Question {
  id: string;
  topicCode: string;
  topicName: string;
  accountId: string;
  askerOrganisationId: string | null;
  title: string;
  state: QuestionState;
  holderId: string;
  heldSince: Date;
  step: number;
  escalateAt: Date | null;
  askedAt: Date;
  rating: Rating | null;
}

export interface Entry {
  id: string;
  kind: EntryKind;
  accountId: string | null;
  organisationId: string | null;
  text: string;
  at: Date;
}

/** The states in which each transition is allowed. */
const transitions = {
  ANSWER: ['WAITING', 'ASKED_BACK', 'ANSWERED'],
  ASK_BACK: ['WAITING'],
  HANDED_OVER: ['WAITING', 'ASKED_BACK'],
  REPLY: ['WAITING', 'ASKED_BACK'],
  CLOSED: ['WAITING', 'ASKED_BACK', 'ANSWERED'],
  REOPENED: ['ANSWERED', 'CLOSED'],
} as const satisfies Partial<Record<EntryKind, readonly QuestionState[]>>;

export type Transition = keyof typeof transitions;

/** Whether a transition is allowed in this state. */
export function isAllowed(state: QuestionState, transition: Transition): boolean {
  return (transitions[transition] as readonly QuestionState[]).includes(state);
}

/** The state after an answer or a request for more. */
export const stateAfter = {
  ANSWER: 'ANSWERED',
  ASK_BACK: 'ASKED_BACK',
} as const satisfies Partial<Record<Transition, QuestionState>>;
