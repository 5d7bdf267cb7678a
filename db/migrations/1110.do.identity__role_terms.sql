-- Roles with a planned end, cover and suspension; kept apart and at home in the right bodies by the database (E24).

alter table role_assignments
  -- The last day, when one is agreed; valid_to is the day on which it was ended.
  add column ends_on          date,
  -- The assignment whose holder is away; the cover has the same role and body.
  add column cover_of         uuid references role_assignments (id),
  add column reason           text,
  -- granted_by proposed it, confirmed_by confirmed it: two persons.
  add column confirmed_by     uuid references accounts (id),
  add column suspended_at     timestamptz,
  add column suspended_by     uuid references accounts (id),
  add column suspended_reason text,
  add column ended_by         uuid references accounts (id),
  add column end_reason       text,
  add constraint role_assignments_term check (ends_on is null or ends_on >= valid_from),
  add constraint role_assignments_cover_ends check (cover_of is null or ends_on is not null),
  add constraint role_assignments_suspended
    check ((suspended_at is null) = (suspended_reason is null)),
  add constraint role_assignments_two_persons check (confirmed_by is null or confirmed_by <> granted_by),
  add constraint role_assignments_not_by_oneself
    check (granted_by is distinct from account_id),
  add constraint role_assignments_not_confirmed_by_oneself check (confirmed_by is distinct from account_id);
create index role_assignments_covers on role_assignments (cover_of) where cover_of is not null and valid_to is null;
create index role_assignments_by_account on role_assignments (account_id);

-- The same as bodyKindsOf in src/features/organisations/rules/body-roles.ts (docs/roles.md); a test compares.
create function role_fits_body(role text, kind text) returns boolean language sql immutable as $$
  select kind = any (case role
    when 'UNIT_ADMIN' then array['EMPLOYER']
    when 'DISTRICT_CLERK' then array['DISTRICT_HR_BUREAU']
    when 'INDUSTRY_OFFICER' then array['INDUSTRY_AUTHORITY']
    when 'MUNICIPAL_OFFICER' then array['MUNICIPAL_HR_BUREAU', 'MUNICIPAL_DIVISION']
    when 'CENTRE_CLERK' then array['TRAINING_CENTRE']
    when 'ASSOCIATION_CLERK' then array['ASSOCIATION']
    when 'AGENCY_CLERK' then array['TALENT_AGENCY']
    else array['MUNICIPAL_HR_BUREAU', 'MUNICIPAL_DIVISION', 'TRAINING_CENTRE']
  end)
$$;

-- The account's row is held, so that two grants to one person at the same moment see each other.
create function keep_roles_apart() returns trigger language plpgsql as $$
declare
  apart constant text[] := array['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'];
begin
  if new.valid_to is not null then return new; end if;
  if not (select role_fits_body(new.role, kind) from organisations where id = new.organisation_id) then
    raise exception using errcode = 'check_violation', constraint = 'role_assignments_fits_body',
      message = format('%s is no role of this kind of body', new.role);
  end if;
  perform from accounts where id = new.account_id for no key update;
  if exists (
    select from role_assignments other
    where other.account_id = new.account_id and other.id <> new.id and other.role <> new.role
      and other.valid_to is null and (new.role = any (apart) or other.role = any (apart))
      and daterange(other.valid_from, other.ends_on, '[]') && daterange(new.valid_from, new.ends_on, '[]')
  ) then
    raise exception using errcode = 'check_violation', constraint = 'role_assignments_apart',
      message = 'administrators and auditors hold no other role';
  end if;
  if new.cover_of is not null and exists (
    select from role_assignments covered where covered.id = new.cover_of
      and (covered.cover_of is not null or covered.account_id = new.account_id
        or covered.role <> new.role or covered.organisation_id <> new.organisation_id)
  ) then
    raise exception using errcode = 'check_violation', constraint = 'role_assignments_cover_of_a_holder',
      message = 'a cover has the role of a holder, and is not covered itself';
  end if;
  return new;
end $$;
create trigger role_assignments_apart
  before insert or update of account_id, role, organisation_id, valid_from, ends_on, valid_to, cover_of
  on role_assignments for each row execute function keep_roles_apart();
