/** What a feature may use of the others. Held against the code by test/architecture. */
export interface Dependencies {
  /** Features below whose door (`index.ts`) it calls, in the same transaction where it has one. */
  calls: readonly string[];
  /** Features below whose events it reacts to; what travels up travels only so. */
  events?: readonly string[];
}

/** Every feature, the lowest first: a feature reaches only those above it in this list. */
const graph = {
  audit: { calls: [] },
  organisations: {
    calls: ['audit'],
  },
  proposals: {
    calls: ['audit', 'organisations'],
  },
  'organisation-mergers': {
    calls: ['audit', 'organisations', 'proposals'],
  },
  jurisdictions: {
    calls: ['audit', 'organisations', 'proposals'],
  },
  identity: {
    calls: ['audit', 'organisations', 'proposals'],
  },
  lists: { calls: [] },
  messages: {
    calls: ['audit', 'organisations', 'proposals', 'identity'],
    events: ['proposals', 'identity'],
  },
  people: {
    calls: ['audit', 'organisations', 'identity', 'messages'],
    events: ['organisations', 'identity'],
  },
  titles: {
    calls: ['audit', 'organisations', 'proposals', 'people'],
  },
  roster: {
    calls: ['audit', 'organisations', 'identity', 'people', 'messages'],
    events: ['people'],
  },
  announcements: {
    calls: ['audit', 'organisations', 'proposals', 'people'],
  },
  helpdesk: {
    calls: ['audit', 'organisations', 'people', 'messages', 'announcements'],
  },
  assessment: { calls: [] },
  courses: {
    calls: ['audit', 'organisations', 'proposals', 'people', 'messages', 'assessment'],
  },
  'question-bank': {
    calls: ['audit', 'assessment', 'courses'],
    events: ['courses'],
  },
  'question-files': {
    calls: ['audit', 'assessment', 'courses', 'question-bank'],
  },
  enrolment: {
    calls: ['audit', 'organisations', 'people', 'courses'],
  },
  study: {
    calls: ['audit', 'assessment', 'courses', 'question-bank', 'enrolment'],
  },
  packages: {
    calls: ['audit', 'proposals', 'courses', 'study'],
    events: ['courses'],
  },
  practice: {
    calls: ['assessment', 'courses', 'question-bank', 'enrolment'],
  },
  exam: {
    calls: [
      'audit',
      'organisations',
      'proposals',
      'identity',
      'people',
      'messages',
      'assessment',
      'courses',
      'question-bank',
      'enrolment',
    ],
    events: ['courses'],
  },
  papers: {
    calls: ['audit', 'proposals', 'assessment', 'courses', 'question-bank', 'exam'],
  },
  payment: {
    calls: [
      'audit',
      'organisations',
      'proposals',
      'identity',
      'people',
      'messages',
      'courses',
      'enrolment',
      'study',
      'exam',
    ],
    events: ['study'],
  },
  textbooks: {
    calls: ['audit', 'organisations', 'proposals', 'identity', 'people', 'courses', 'payment'],
    events: ['payment'],
  },
  invoices: {
    calls: ['audit', 'organisations', 'messages', 'payment'],
    events: ['payment'],
  },
  ledger: {
    calls: ['organisations', 'identity'],
  },
  'result-slips': {
    calls: ['audit', 'organisations', 'people', 'messages', 'courses', 'exam'],
    events: ['people', 'exam'],
  },
  endorsement: {
    calls: ['audit', 'organisations', 'people', 'messages', 'courses', 'result-slips'],
    events: ['result-slips'],
  },
  hours: {
    calls: [
      'audit',
      'organisations',
      'identity',
      'people',
      'messages',
      'result-slips',
      'endorsement',
    ],
    events: ['endorsement'],
  },
  regrade: {
    calls: [
      'audit',
      'organisations',
      'proposals',
      'identity',
      'messages',
      'assessment',
      'courses',
      'question-bank',
      'enrolment',
      'exam',
      'result-slips',
      'endorsement',
      'hours',
    ],
  },
  'earlier-results': {
    calls: ['audit', 'proposals', 'identity', 'people', 'result-slips'],
  },
  'learner-years': {
    calls: ['audit', 'organisations', 'messages', 'courses'],
  },
  eligibility: {
    calls: [
      'audit',
      'organisations',
      'identity',
      'people',
      'messages',
      'courses',
      'result-slips',
      'endorsement',
      'hours',
      'earlier-results',
      'learner-years',
    ],
  },
  irregularities: {
    calls: [
      'audit',
      'organisations',
      'proposals',
      'identity',
      'people',
      'messages',
      'announcements',
      'assessment',
      'exam',
      'result-slips',
      'endorsement',
      'hours',
      'eligibility',
    ],
  },
  statistics: {
    calls: ['audit', 'organisations', 'courses', 'learner-years'],
  },
  'professional-subjects': {
    calls: ['audit', 'organisations', 'people', 'messages', 'hours', 'learner-years', 'statistics'],
  },
  supervision: {
    calls: [
      'audit',
      'organisations',
      'identity',
      'messages',
      'courses',
      'enrolment',
      'study',
      'payment',
      'result-slips',
      'endorsement',
      'hours',
      'learner-years',
      'irregularities',
      'statistics',
    ],
  },
  verification: {
    calls: ['result-slips', 'endorsement', 'hours'],
  },
  privacy: {
    calls: ['audit', 'identity', 'messages', 'statistics'],
  },
  dossier: {
    calls: ['organisations', 'identity', 'people'],
  },
  'account-mergers': {
    calls: [
      'audit',
      'organisations',
      'proposals',
      'identity',
      'people',
      'messages',
      'courses',
      'enrolment',
      'dossier',
    ],
  },
  operations: {
    calls: ['audit'],
  },
  home: {
    calls: [
      'organisations',
      'people',
      'announcements',
      'helpdesk',
      'courses',
      'enrolment',
      'study',
      'exam',
      'payment',
      'result-slips',
      'endorsement',
      'hours',
    ],
  },
} satisfies Record<string, Dependencies>;

export type Feature = keyof typeof graph;
export const dependencies: Record<Feature, Dependencies> = graph;
