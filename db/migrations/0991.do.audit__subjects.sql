-- Whose data the thing is that an audit entry names: for the auditor's search by person, and for words.
create view audit_subjects as
            select 'account'::text as type, id, id as account_id from accounts
  union all select 'session', id, account_id from sessions
  union all select 'correction', id, account_id from identity_corrections
  union all select 'employment', id, account_id from employments
  union all select 'transfer', id, account_id from transfers
  union all select 'help_question', id, account_id from help_questions
  union all select 'enrolment', id, account_id from enrolments
  union all select 'study_round', r.id, e.account_id
              from study_rounds r join enrolments e on e.id = r.enrolment_id
  union all select 'exam_attempt', id, account_id from exam_attempts
  union all select 'order', id, account_id from orders
  union all select 'refund', r.id, o.account_id from refunds r join orders o on o.id = r.order_id
  union all select 'textbook_order', id, account_id from textbook_orders
  union all select 'result_slip', id, account_id from result_slips
  union all select 'endorsement', id, account_id from endorsements
  union all select 'certificate_entry', id, account_id from certificate_entries
  union all select 'external_hour_claim', id, account_id from external_hour_claims
  union all select 'justified_absence', id, account_id from justified_absences
  union all select 'review_recommendation', id, account_id from review_recommendations
  union all select 'acceptance_line', id, account_id from acceptance_lines
  union all select 'professional_recognition', id, account_id from professional_recognitions
  union all select 'irregularity_case', id, account_id from irregularity_cases
  union all select 'irregularity_finding', id, account_id from irregularity_findings;
comment on view audit_subjects is 'The account behind each kind of subject of an audit entry.';
