import type { Feature } from './dependencies.ts';

/** What a feature may read of the tables of others; it writes none. Held against the code by test/architecture. */
export interface TablesOfOthers {
  /** Tables and views that its queries, views and functions read. */
  reads?: readonly string[];
  /** Tables on which its figures are kept by triggers (db/projections). */
  projections?: readonly string[];
}

/** The features that read more than their own tables; what is not named here reads none. */
export const tablesOfOthers: Partial<Record<Feature, TablesOfOthers>> = {
  privacy: { reads: ['exam_attempts'] },
  dossier: {
    // Where a person belongs, and with whom their slip lies.
    reads: [
      'accounts',
      'archive_custodies',
      'employments',
      'endorsements',
      'learners',
      'organisations',
    ],
  },
  audit: {
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
    // Who made a change.
    reads: ['accounts'],
  },
  proposals: { reads: ['accounts', 'organisations', 'role_assignments'] },
  identity: { reads: ['learners', 'organisations'] },
  // Who set a version.
  place: { reads: ['accounts'] },
  people: { reads: ['accounts'] },
  roster: { reads: ['accounts', 'archive_custodies', 'employments', 'learners', 'organisations'] },
  courses: {
    // Also the packages of lessons, for their offline copies.
    reads: [
      'accounts',
      'enrolments',
      'exam_attempts',
      'lesson_packages',
      'question_versions',
      'studied_versions',
      'study_rounds',
    ],
  },
  study: {
    // The rounds of an enrolment, for the versions studied in them.
    reads: ['study_rounds'],
  },
  exam: {
    // enrolments: whose seat is free again since the enrolment ended.
    reads: ['annual_topics', 'enrolments', 'learner_places', 'session_holders'],
    projections: ['annual_topics'],
  },
  'question-files': {
    reads: [
      'accounts',
      'annual_topics',
      'knowledge_points',
      'lessons',
      'question_versions',
      'questions',
    ],
  },
  'question-bank': {
    reads: [
      'accounts',
      'annual_topics',
      'enrolments',
      'exam_answers',
      'exam_attempts',
      'exam_corrections',
      'exam_item_corrections',
      'exam_papers',
      'lessons',
      'mock_answers',
      'mock_attempts',
    ],
  },
  payment: { reads: ['accounts', 'enrolments', 'organisations'] },
  packages: {
    // Of which topic a package is.
    reads: ['lessons'],
  },
  invoices: {
    // Of which topic an order is.
    reads: ['enrolments', 'orders'],
  },
  ledger: {
    reads: [
      'bank_lines',
      'bank_uses',
      'bill_payments',
      'bills',
      'checkout_orders',
      'checkouts',
      'gateway_trades',
      'money_returns',
      'orders',
      'organisations',
      'payments',
      'refunds',
    ],
  },
  endorsement: {
    // The rows of the queue, sorted by what they show (queries/queue.ts).
    reads: ['accounts', 'employments', 'missing_unit_requests', 'organisations', 'result_slips'],
  },
  hours: {
    reads: ['endorsements'],
    projections: ['endorsements'],
  },
  regrade: {
    // What others did on the strength of a correction (queries/acts.ts).
    reads: [
      'certificate_entries',
      'endorsements',
      'exam_attempts',
      'exam_result_changes',
      'study_rounds',
    ],
  },
  'learner-years': {
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
  irregularities: {
    reads: [
      'access_grants',
      'account_phones',
      'accounts',
      'annual_topics',
      'archive_custodies',
      'bank_questions',
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
      'refunds',
      'result_slips',
      'role_assignments',
      'sessions',
      'study_ledger',
      'study_rounds',
    ],
  },
  statistics: {
    reads: [
      'accounts',
      'annual_topics',
      'bank_questions',
      'exam_answers',
      'exam_attempts',
      'exam_corrections',
      'exam_item_corrections',
      'exam_papers',
      'jurisdictions',
      'learner_years',
      'learners',
      'lessons',
      'orders',
      'organisations',
      'payments',
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
    reads: ['accounts', 'certificate_entries', 'hour_forms', 'organisations'],
  },
};
