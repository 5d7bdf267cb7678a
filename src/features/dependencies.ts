/**
 * Which feature may call the door of which: the house's statics, checked by test/architecture.
 * A feature reaches down only; what must travel up travels as an event.
 */
export const dependencies = {
  audit: [],
  organisations: ['audit'],
  accounts: ['audit', 'organisations'],
  catalogue: ['audit'],
  'question-bank': ['audit', 'catalogue'],
  enrolment: ['audit', 'organisations', 'accounts', 'catalogue'],
  study: ['audit', 'accounts', 'catalogue', 'enrolment'],
  practice: ['audit', 'catalogue', 'question-bank', 'enrolment'],
  exam: ['audit', 'organisations', 'accounts', 'catalogue', 'question-bank', 'enrolment'],
  payment: ['audit', 'organisations', 'accounts', 'catalogue', 'enrolment', 'study', 'exam'],
  'result-slips': ['audit', 'organisations', 'accounts', 'catalogue', 'enrolment', 'exam'],
  endorsement: ['audit', 'organisations', 'accounts', 'catalogue', 'result-slips'],
  hours: ['audit', 'organisations', 'accounts', 'catalogue', 'result-slips', 'endorsement'],
  verification: ['audit', 'organisations', 'result-slips', 'endorsement', 'hours'],
  journey: [
    'audit',
    'organisations',
    'accounts',
    'catalogue',
    'enrolment',
    'study',
    'payment',
    'exam',
    'result-slips',
    'endorsement',
    'hours',
  ],
} as const satisfies Record<string, readonly string[]>;

export type Feature = keyof typeof dependencies;
