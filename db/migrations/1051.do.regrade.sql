create table score_corrections (
  id              uuid        primary key,
  topic_id        text        not null references annual_topics (id),
  question_id     text        not null,
  -- The stem and the former answer as they were, for people.
  question_words  text        not null,
  former_answer   text        not null,
  kind            text        not null check (kind in ('KEY', 'FURTHER', 'ALL_POINTS', 'LEFT_OUT')),
  -- In the bank's keys: every answer that earns the points instead of, or beside, the key.
  accepted        text[]      not null default '{}',
  rule            text        not null default 'KEEP_PASS' check (rule in ('KEEP_PASS', 'AS_GRADED')),
  ground          text        not null,
  complaint_id    uuid,
  organisation_id uuid        not null references organisations (id),
  state           text        not null default 'TRYING'
    check (state in ('TRYING', 'DRAFT', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'DISCARDED')),
  made_by         uuid        not null references accounts (id),
  made_at         timestamptz not null,
  -- Enrolments to walk, and how far the walk has come: a walk goes on after a crash.
  targets         integer     not null default 0,
  walked          integer     not null default 0,
  walked_to       uuid,
  approved_by     uuid        references accounts (id),
  approved_at     timestamptz,
  applied_at      timestamptz,
  undo_because    text,
  undo_by         uuid        references accounts (id),
  undone_at       timestamptz,
  check ((kind in ('KEY', 'FURTHER')) = (cardinality(accepted) > 0)),
  constraint score_corrections_four_eyes check (approved_by <> made_by)
);
comment on table score_corrections is
  'A wrong key or a withdrawn question put right after people sat (lesson 8): tried, approved by two, applied '
  'by a job, undone as long as nobody acted on it.';
create unique index score_corrections_one_in_work on score_corrections (topic_id)
  where state in ('APPLYING', 'UNDOING');
create index score_corrections_newest on score_corrections (made_at desc);

create table score_changes (
  correction_id uuid        not null references score_corrections (id),
  attempt_id    uuid        not null,
  enrolment_id  uuid        not null,
  account_id    uuid        not null references accounts (id),
  attempt_no    integer     not null,
  before_result text        not null,
  before_score  integer     not null,
  after_result  text        not null,
  after_score   integer     not null,
  -- The pass stands although the corrected score is below the mark.
  kept_pass     boolean     not null default false,
  -- Null: tried only.
  applied_at    timestamptz,
  undone_at     timestamptz,
  primary key (correction_id, attempt_id)
);
comment on table score_changes is 'Scores before and after a score correction: as tried, then as applied.';
create index score_changes_of_account on score_changes (account_id);
create index score_changes_of_enrolment on score_changes (correction_id, enrolment_id);

create table score_change_effects (
  id            bigint      generated always as identity primary key,
  correction_id uuid        not null references score_corrections (id),
  enrolment_id  uuid        not null,
  kind          text        not null
    check (kind in ('SLIP_DUE', 'SLIP_REISSUED', 'SLIP_REVOKED', 'ENDORSEMENT', 'HOURS', 'ROUND_FREED', 'NOT_COUNTED')),
  subject_id    text        not null,
  -- What undoing needs.
  before        jsonb       not null default '{}',
  at            timestamptz not null,
  undone_at     timestamptz,
  undone_note   text
);
comment on table score_change_effects is
  'What a score correction changed beyond the score: slips, endorsements, hours, rounds; each by its own states.';
create index score_change_effects_of on score_change_effects (correction_id, enrolment_id);
