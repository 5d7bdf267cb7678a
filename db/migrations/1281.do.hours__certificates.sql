create sequence certificate_numbers;
create table certificates (
  account_id        uuid        primary key references accounts (id),
  certificate_no    text        not null unique,
  -- Printed beside the number, as on slips: nothing is found without it.
  verification_code text        not null,
  numbered_at       timestamptz not null
);
comment on table certificates is
  'Numbers of continuing-education certificates with the codes that verify them; what they show is read when '
  'they are looked at.';
