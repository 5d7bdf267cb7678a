import { bases, type Processing, type ProcessingCode, processings } from './processings.ts';
import { register } from './register.ts';

/** One table of a copy of one's own data. */
export interface OwnTable {
  table: string;
  columns: string[];
  /** The condition of a person's rows, with `$account` for the account. */
  where: string;
}

/** Ways to a person's rows where the table does not name the account. */
const ways: Record<string, string> = {
  accounts: 'id = $account',
  account_mergers: '$account in (from_id, into_id)',
  till_days: 'clerk_id = $account',
  till_entries: 'clerk_id = $account',
  study_rounds: 'enrolment_id in (select id from enrolments where account_id = $account)',
  mock_attempts: 'enrolment_id in (select id from enrolments where account_id = $account)',
  wrong_answers: 'enrolment_id in (select id from enrolments where account_id = $account)',
  lesson_notes: 'enrolment_id in (select id from enrolments where account_id = $account)',
  lesson_progress:
    'round_id in (select round.id from study_rounds round join enrolments on enrolments.id = enrolment_id where account_id = $account)',
  study_ledger:
    'round_id in (select round.id from study_rounds round join enrolments on enrolments.id = enrolment_id where account_id = $account)',
  mock_answers:
    'attempt_id in (select attempt.id from mock_attempts attempt join enrolments on enrolments.id = enrolment_id where account_id = $account)',
  exam_answers: 'attempt_id in (select id from exam_attempts where account_id = $account)',
  payments: 'order_id in (select id from orders where account_id = $account)',
  refunds: 'order_id in (select id from orders where account_id = $account)',
  receipts: 'order_id in (select id from orders where account_id = $account)',
  help_files: 'question_id in (select id from help_questions where account_id = $account)',
};

/**
 * Tables of others' words and lists, of what is deleted within the hour, and of inquiries, whose file a person reads
 * on the page of the case.
 */
const leftOut = [
  'admissions',
  'audit_entries',
  'bank_doubts',
  'bank_lines',
  'earlier_result_rows',
  'failed_log_ins',
  'identity_claims',
  'irregularity_cases',
  'irregularity_findings',
  'kept_forms',
  'mails',
  'one_time_codes',
  'pending_registrations',
  'professional_list_rows',
  'refused_pages',
  'registration_drafts',
  'roster_import_chunks',
  'sms_messages',
  'spot_check_rows',
];

/** What proves who somebody is, or answers of papers still in use: it is in no copy. */
const secret =
  /hash|_index$|totp|token|credential|challenge|answer_keys|option_orders|question_ids|right_typed_items/;

export interface OwnSection {
  code: ProcessingCode;
  title: string;
  purpose: string;
  basis: string;
  tables: OwnTable[];
}

/** The sections of a copy of one's own data, from the register. */
export function ownSections(): OwnSection[] {
  return (Object.entries(processings) as [ProcessingCode, Processing][])
    .map(([code, one]) => ({
      code,
      title: one.data,
      purpose: one.purpose,
      basis: bases[one.basis],
      tables: Object.entries(register[code])
        .filter(([table]) => !leftOut.includes(table))
        .map(([table, names]) => ({
          table,
          columns: names.split(' ').filter((name) => !secret.test(name)),
          where: ways[table] ?? 'account_id = $account',
        }))
        .filter(({ columns }) => columns.length > 0),
    }))
    .filter(({ tables }) => tables.length > 0);
}
