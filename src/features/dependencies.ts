/** What a feature may use of the others. Held against the code by test/architecture. */
export interface Dependencies {
  /** Features below whose door (`index.ts`) it calls, in the same transaction where it has one. */
  calls: readonly string[];
  /** Features below whose events it reacts to; what travels up travels only so. */
  events?: readonly string[];
  /** Tables and views of other features that its queries, views and functions read. It writes none. */
  reads?: readonly string[];
  /** Tables of other features on which its figures are kept by triggers (db/projections). */
  projections?: readonly string[];
}

/** Every feature, the lowest first: a feature reaches only those above it in this list. */
const graph = {
  audit: {
    calls: [],
    // The words of an entry: who, for which body, whose data (audit_subjects).
    reads: [
      'acceptance_lines',
      'accounts',
      'certificate_entries',
      'employments',
      'endorsements',
      'enrolments',
      'exam_attempts',
      'external_hour_claims',
      'help_questions',
      'identity_corrections',
      'irregularity_cases',
      'irregularity_findings',
      'jurisdictions',
      'justified_absences',
      'learners',
      'orders',
      'organisations',
      'professional_recognitions',
      'refunds',
      'result_slips',
      'review_recommendations',
      'role_assignments',
      'sessions',
      'study_rounds',
      'textbook_orders',
      'transfers',
    ],
  },
  organisations: {
    calls: ['audit'],
  },
  proposals: {
    calls: ['audit', 'organisations'],
    reads: ['accounts', 'organisations', 'role_assignments'],
  },
  identity: {
    calls: ['audit', 'organisations'],
    reads: ['learners'],
  },
  people: {
    calls: ['audit', 'organisations', 'identity'],
    events: ['organisations', 'identity'],
    reads: ['accounts'],
  },
  messages: {
    calls: ['audit', 'organisations', 'identity'],
    events: ['identity'],
  },
  roster: {
    calls: ['audit', 'organisations', 'identity', 'people', 'messages'],
    events: ['people'],
    reads: ['accounts', 'archive_custodies', 'employments', 'learners', 'organisations'],
  },
  announcements: {
    calls: ['audit', 'organisations', 'people'],
  },
  helpdesk: {
    calls: ['audit', 'organisations', 'people', 'messages', 'announcements'],
  },
  assessment: {
    calls: [],
  },
  courses: {
    calls: ['audit', 'assessment'],
  },
  'question-bank': {
    calls: ['audit', 'assessment', 'courses'],
  },
  enrolment: {
    calls: ['audit', 'organisations', 'people', 'courses'],
  },
  study: {
    calls: ['audit', 'courses', 'enrolment'],
  },
  practice: {
    calls: ['assessment', 'courses', 'question-bank', 'enrolment'],
  },
  exam: {
    calls: [
      'audit',
      'organisations',
      'identity',
      'people',
      'assessment',
      'courses',
      'question-bank',
      'enrolment',
    ],
    reads: ['annual_topics', 'learner_places', 'session_holders'],
    projections: ['annual_topics'],
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
    reads: ['accounts', 'enrolments', 'organisations'],
  },
  textbooks: {
    calls: ['audit', 'organisations', 'identity', 'people', 'courses', 'payment'],
  },
  invoices: {
    calls: ['audit', 'organisations', 'messages', 'payment'],
    events: ['payment'],
  },
  ledger: {
    calls: ['organisations', 'identity'],
    reads: [
      'bank_lines',
      'bank_uses',
      'bill_payments',
      'checkout_orders',
      'gateway_trades',
      'orders',
      'organisations',
      'payments',
      'refunds',
    ],
  },
  'result-slips': {
    calls: ['audit', 'organisations', 'people', 'courses', 'exam'],
    events: ['people', 'exam'],
  },
  endorsement: {
    calls: ['audit', 'organisations', 'identity', 'people', 'courses', 'result-slips'],
    events: ['result-slips'],
  },
  hours: {
    calls: ['audit', 'organisations', 'identity', 'people', 'result-slips', 'endorsement'],
    events: ['endorsement'],
    reads: ['endorsements'],
    projections: ['endorsements'],
  },
  'learner-years': {
    calls: ['audit', 'organisations', 'messages', 'courses'],
    reads: [
      'access_grants',
      'accounts',
      'annual_topics',
      'archive_custodies',
      'certificate_entries',
      'employments',
      'endorsements',
      'enrolments',
      'exam_attempts',
      'justified_absences',
      'learners',
      'organisations',
      'professional_titles',
      'study_rounds',
    ],
    projections: [
      'access_grants',
      'accounts',
      'annual_topics',
      'archive_custodies',
      'certificate_entries',
      'employments',
      'endorsements',
      'enrolments',
      'exam_attempts',
      'justified_absences',
      'learners',
      'study_rounds',
    ],
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
      'learner-years',
    ],
  },
  irregularities: {
    calls: [
      'audit',
      'organisations',
      'identity',
      'people',
      'messages',
      'announcements',
      'exam',
      'result-slips',
      'endorsement',
      'hours',
      'eligibility',
    ],
    reads: [
      'access_grants',
      'account_phones',
      'accounts',
      'annual_topics',
      'archive_custodies',
      'certificate_entries',
      'employments',
      'endorsements',
      'enrolments',
      'exam_answers',
      'exam_attempts',
      'exam_papers',
      'learners',
      'lessons',
      'orders',
      'organisations',
      'payments',
      'questions',
      'refunds',
      'result_slips',
      'role_assignments',
      'sessions',
      'study_ledger',
      'study_rounds',
    ],
  },
  statistics: {
    calls: ['audit', 'organisations', 'courses', 'learner-years'],
    reads: [
      'accounts',
      'annual_topics',
      'exam_answers',
      'exam_attempts',
      'exam_papers',
      'jurisdictions',
      'learner_years',
      'learners',
      'lessons',
      'orders',
      'organisations',
      'payments',
      'questions',
    ],
    projections: [
      'certificate_entries',
      'endorsements',
      'exam_attempts',
      'learner_years',
      'payments',
      'refunds',
    ],
  },
  'professional-subjects': {
    calls: ['audit', 'organisations', 'people', 'messages', 'hours', 'learner-years', 'statistics'],
    reads: ['accounts', 'certificate_entries', 'hour_forms', 'organisations'],
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
  home: {
    calls: [
      'organisations',
      'people',
      'announcements',
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
