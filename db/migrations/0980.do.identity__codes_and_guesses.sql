-- Codes live until they are used, voided or expired; the text of a message never holds one in the clear.
delete from one_time_codes where used_at is not null;
alter table one_time_codes drop column used_at;
alter table one_time_codes drop constraint one_time_codes_purpose_check;
alter table one_time_codes add constraint one_time_codes_purpose_check
  check (purpose in ('PASSWORD_RESET', 'COUNTER_RESET', 'PHONE_CHANGE', 'FIRST_ADMIN', 'LOG_IN', 'REGISTRATION'));
create index one_time_codes_by_expiry on one_time_codes (expires_at);

alter table sms_messages
  add column code_cipher text,
  add column code_id uuid;
comment on column sms_messages.code_cipher is
  'The code that the text names as {code}, encrypted; null once it was sent, or in a demonstration used.';
update sms_messages set text = regexp_replace(text, '(验证码 )\d{6}', '\1{code}') where text ~ '验证码 \d{6}';
create index sms_messages_with_code on sms_messages (code_id) where code_cipher is not null;

alter table accounts add column phone_changed_at timestamptz;
comment on column accounts.phone_changed_at is
  'When the person replaced the phone; for a day no code to it sets a password or logs in.';

create table failed_log_ins (
  -- Keyed hash of the canonical name typed, whether or not it has an account.
  name_index text        not null,
  at         timestamptz not null,
  ip         text        not null,
  user_agent text        not null
);
comment on table failed_log_ins is
  'Failed log-ins by the name typed. The person who owns the name sees them; deleted after half a year.';
create index failed_log_ins_by_name on failed_log_ins (name_index, at desc);
create index failed_log_ins_by_time on failed_log_ins (at);
