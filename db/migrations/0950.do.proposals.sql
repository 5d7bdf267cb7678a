create table proposals (
  id               uuid        primary key,
  -- `<feature>.<verb phrase>`, and what it is in words.
  kind             text        not null,
  title            text        not null,
  subject_type     text        not null,
  subject_id       text        not null,
  -- The subject in words, and the page where it stands.
  subject          text        not null,
  href             text,
  body_id          uuid        not null references organisations (id),
  -- Whose officers confirm: the body itself, or the next above where nobody else has the right (G10).
  deciding_body_id uuid        not null references organisations (id),
  deciding_roles   text[]      not null check (cardinality(deciding_roles) > 0),
  proposed_by      uuid        not null references accounts (id),
  proposed_at      timestamptz not null,
  reason           text        not null,
  -- What changes, in words: [{label, before, after}].
  difference       jsonb       not null,
  -- What the owner of the kind applies.
  change           jsonb       not null default '{}',
  state            text        not null default 'PROPOSED'
    check (state in ('PROPOSED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN', 'LAPSED')),
  decided_by       uuid        references accounts (id),
  decided_at       timestamptz,
  decision_reason  text,
  lapses_at        timestamptz not null,
  check ((state = 'PROPOSED') = (decided_at is null)),
  -- Two persons, whatever their roles.
  check (state not in ('CONFIRMED', 'REFUSED') or (decided_by is not null and decided_by <> proposed_by)),
  check (state <> 'REFUSED' or decision_reason is not null)
);
comment on table proposals is
  'Changes that take two persons (four eyes): one officer proposes, another confirms or refuses.';
create unique index proposals_one_open on proposals (kind, subject_id) where state = 'PROPOSED';
create index proposals_to_decide on proposals (deciding_body_id, proposed_at) where state = 'PROPOSED';
create index proposals_by_body on proposals (body_id, proposed_at desc);
create index proposals_by_deciding_body on proposals (deciding_body_id, proposed_at desc);
