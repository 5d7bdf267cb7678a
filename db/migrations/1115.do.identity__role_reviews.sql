create table role_reviews (
  assignment_id uuid        not null references role_assignments (id),
  -- The half-year: 2026-1, 2026-2.
  period        text        not null check (period ~ '^\d{4}-[12]$'),
  reviewed_by   uuid        not null references accounts (id),
  reviewed_at   timestamptz not null,
  primary key (assignment_id, period)
);
comment on table role_reviews is
  'Which roles the security administrator has gone through in a half-year and left as they are (E24).';
