create sequence slip_numbers;
create table result_slips (
  id                uuid        primary key,
  slip_no           text        not null unique,
  verification_code text        not null,
  enrolment_id      uuid        not null references enrolments (id),
  account_id        uuid        not null references accounts (id),
  topic_id          text        not null references annual_topics (id),
  attempt_id        uuid        not null,
  version           integer     not null default 1,
  state             text        not null default 'VALID' check (state in ('VALID', 'SUPERSEDED', 'REVOKED')),
  state_because     text,
  superseded_by     uuid        references result_slips (id),
  -- What was printed, frozen: name, masked number, topic, hours, score, dates (lesson 9).
  content           jsonb       not null,
  endorser_id       uuid        not null references organisations (id),
  endorser_rule     text        not null
    check (endorser_rule in ('CUSTODY', 'MUNICIPAL_UNIT', 'DISTRICT', 'ASSOCIATION')),
  -- The endorsement as printed on the slip: {"body","sealName","officer","at"}.
  endorsement       jsonb,
  issued_at         timestamptz not null default now(),
  foreign key (attempt_id, topic_id) references exam_attempts (id, topic_id)
);
comment on table result_slips is
  'Result slips of passed exams, as printed; superseded or revoked, never changed.';
create unique index result_slips_one_valid on result_slips (attempt_id) where state = 'VALID';
create index result_slips_by_account on result_slips (account_id, issued_at desc);
