import type { ProcessingCode } from './processings.ts';

/**
 * Every column that holds personal data, by what it is processed for: table, then its columns. Ids, instants and
 * numbers of these rows belong to them. A test compares it with the schema.
 */
export const register: Record<ProcessingCode, Readonly<Record<string, string>>> = {
  IDENTITY: {
    account_mergers: 'moved reason stayed',
    accounts:
      'birth_date id_document_type id_number_cipher id_number_index id_number_masked name state',
  },
  CONTACT: {
    account_closures: 'state',
    account_phones: 'phone_index',
    accounts: 'phone_changed_at phone_cipher phone_index phone_masked',
  },
  MAIL: {
    mail_addresses: 'address_cipher address_masked code_hash',
  },
  CREDENTIALS: {
    accounts: 'password_hash totp_confirmed_at totp_last_step totp_secret_cipher',
    former_passwords: 'password_hash',
    kept_forms: 'action fields_cipher token_hash',
    one_time_codes: 'code_hash issued_by phone_cipher purpose',
    passkeys: 'name transports',
    recovery_codes: 'code_hash',
  },
  LOG_INS: {
    sessions: 'challenge device_hash ended_because ip pending_totp_cipher token_hash user_agent',
  },
  FAILED_LOG_INS: {
    failed_log_ins: 'ip name_index user_agent',
  },
  TEXTS: {
    sms_messages: 'code_cipher phone_cipher phone_masked state text',
  },
  MAILS: {
    mails: 'address_cipher address_masked state subject text',
  },
  NOTICES: {
    messages: 'href subject text',
  },
  WORK: {
    archive_custodies: 'end_reason ended_by source valid_from valid_to',
    employments: 'decided_by department end_reason ended_by post source state valid_from valid_to',
    learners: 'privacy_version registration_note registration_state title_awarded_on title_code',
    privacy_consents: 'version',
    registration_checks: 'changes checked_by note outcome',
    transfers:
      'asked_by closing department id_number_masked kind objection person_name post starts_on state',
  },
  LISTS: {
    admissions:
      'birth_date department id_document_type id_number_cipher id_number_index id_number_masked id_number_other name phone_cipher phone_index phone_masked phone_other post standing title_awarded_on title_code valid_from',
    earlier_result_rows: 'document_no doubt endorsed_by fault id_number_masked name title',
    professional_list_rows: 'fault id_number_cipher id_number_masked name quantity tested',
    roster_import_chunks: 'rows_cipher',
  },
  CLAIMS: {
    identity_claims:
      'claimant_name claimant_phone_cipher claimant_phone_masked decided_by decision_reason id_number_cipher id_number_index id_number_masked reference state statement',
    identity_corrections:
      'decided_by decision_reason id_document_type id_number_cipher id_number_masked id_number_masked_before name name_before proof proposed_by state',
    pending_registrations: 'code_hash form_cipher phone_cipher phone_masked token_hash',
    registration_drafts: 'form_cipher token_hash',
    refused_pages: 'browser_hash page_cipher source_hash token_hash',
  },
  STUDY: {
    enrolments: 'state',
    lesson_notes: 'text',
    lesson_progress: 'seen',
    mock_answers: 'response',
    mock_attempts: 'answer_keys kinds lesson_ids option_orders question_ids',
    package_attempts: 'location status suspend_data token_hash',
    study_ledger: 'detail kind',
    study_rounds: 'because completed_by_rule',
  },
  EXAM: {
    complaints: 'answer kind outcome state text',
    exam_answers: 'response',
    exam_attempts:
      'annulled_because closed_because device restored_because result right_typed_items score_by_lesson state submission_no writer_token',
    exam_extra_attempts: 'because ground',
    exam_seats: 'ended_because state window_name',
    score_changes: 'after_result before_result',
  },
  MONEY: {
    bank_doubts: 'day decided_by decision note payer payer_account remark transaction_no',
    bank_lines: 'day note payer payer_account remark transaction_no',
    bill_payments: 'bill_no href item method outcome received_by trade_no',
    bills: 'bill_no href item',
    invoices:
      'asked_by credit_code item kind last_error number replaces request_no reversal_no reverse_because source_kind state title',
    orders: 'channel closed_because created_by order_no state',
    payments: 'learned_by method outcome trade_no',
    receipts: 'credit_code issued_by printed_by receipt_no title',
    refunds: 'because decided_by last_error note paid_by requested_by state',
  },
  BOOKS: {
    textbook_orders: 'cancelled_because collected_into destination_cipher order_no placed_by state',
  },
  RECORDS: {
    acceptance_lines: 'because decided_by decision decision_note id_number_masked name outcome',
    assessment_lines: 'because id_number_masked name outcome',
    card_entries: 'credit_hours',
    certificate_entries:
      'confirmed_by entry_no held_from held_to organiser subject title withdrawn_because',
    certificates: 'certificate_no verification_code',
    earlier_results: 'document_no endorsed_by revoked_because title',
    eligibility_losses: 'because reference restored_because',
    endorsements: 'decided_by reason rule state',
    external_hour_claims:
      'decided_by decision_note form_code held_from held_to organiser proof_key proof_name state subject title unit withdrawn_because withdrawn_by',
    justified_absences:
      'decided_by decision_note note proof_key proof_name reason_code requested_by state valid_from valid_to withdrawn_because withdrawn_by years',
    learner_years: 'affiliation standing title_level title_series',
    professional_recognitions: 'recognised_by system_rule withdrawn_because withdrawn_by',
    reminders: 'day sent_by standing',
    result_slips:
      'content endorsement endorser_rule slip_no state state_because superseded_by verification_code',
    review_recommendations:
      'level recommended_by rested_on series_code state withdrawn_because withdrawn_by',
  },
  CASES: {
    irregularity_cases:
      'appeal appeal_decided_by appeal_file appeal_reason assigned_to case_no circular decided_by defence defence_file facts measures notice outcome proposal proposed_by reference reported_by source state title violation',
    irregularity_findings:
      'because decided_by evidence reference rule slip_ids state summary thresholds',
    spot_check_rows: 'acted_by checked_by defect file_name note outcome',
  },
  HELP: {
    help_entries: 'kind text',
    help_files: 'content_type name storage_key',
    help_questions: 'rating state title topic_code',
  },
  OFFICE: {
    lesson_drafts: 'words',
    question_typings: 'kind typed',
    closing_officers: 'confirmed_by named_by',
    list_columns: 'columns path',
    list_views: 'name path query',
    question_comments: 'kind text',
    role_assignments: 'end_reason granted_by reason role suspended_reason valid_from valid_to',
    statistics_exports: 'format kind role state storage_key',
    till_days:
      'closed_by counted day difference_reason figures handed_to handover handover_note state till',
    till_entries: 'confirmed_by corrects_day day entered_by from_method reason to_method',
  },
  AUDIT: {
    audit_entries: 'action actor_role address facts people subject_type',
  },
};
