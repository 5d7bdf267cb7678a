create table administrator_links (
  id         uuid        primary key,
  role       text        not null check (role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR')),
  -- SHA-256 of the code in the address; the code itself is printed once and not stored.
  code_hash  text        not null unique,
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  used_by    uuid        references accounts (id),
  check ((used_at is null) = (used_by is null))
);
comment on table administrator_links is
  'One-time links by which administrators and auditors are appointed without another administrator: at the '
  'first start, and by a command on the host when too few are left (E24).';

-- Links of earlier versions stood among the codes.
delete from one_time_codes where purpose = 'FIRST_ADMIN';
alter table one_time_codes drop constraint one_time_codes_purpose_check;
alter table one_time_codes add constraint one_time_codes_purpose_check
  check (purpose in ('PASSWORD_RESET', 'COUNTER_RESET', 'PHONE_CHANGE', 'LOG_IN', 'REGISTRATION'));
