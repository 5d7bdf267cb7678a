create table exam_extra_attempts (
  id           uuid        primary key,
  enrolment_id uuid        not null references enrolments (id),
  round_id     uuid        not null,
  account_id   uuid        not null references accounts (id),
  ground       text        not null check (ground in ('PLATFORM_FAULT', 'TOPIC_RULE')),
  because      text        not null,
  proposed_by  uuid        not null references accounts (id),
  confirmed_by uuid        not null references accounts (id),
  granted_at   timestamptz not null default now(),
  foreign key (round_id, enrolment_id) references study_rounds (id, enrolment_id),
  constraint exam_extra_attempts_four_eyes
    check (confirmed_by <> proposed_by and account_id not in (proposed_by, confirmed_by))
);
comment on table exam_extra_attempts is
  'One more attempt in a round, decided by two with its ground (G5 or the rule of the topic); N17 refuses any other.';
create index exam_extra_attempts_of_enrolment on exam_extra_attempts (enrolment_id);
