alter table role_assignments drop constraint role_assignments_role_check;
alter table role_assignments add constraint role_assignments_role_check
  check (role in ('UNIT_ADMIN', 'DISTRICT_CLERK', 'INDUSTRY_OFFICER', 'MUNICIPAL_OFFICER', 'CENTRE_CLERK',
    'COURSE_AUTHOR', 'ASSOCIATION_CLERK', 'AGENCY_CLERK', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'));

-- The same as bodyKindsOf in src/features/organisations/rules/body-roles.ts (docs/roles.md); a test compares.
create or replace function role_fits_body(role text, kind text) returns boolean language sql immutable as $$
  select kind = any (case role
    when 'UNIT_ADMIN' then array['EMPLOYER']
    when 'DISTRICT_CLERK' then array['DISTRICT_HR_BUREAU']
    when 'INDUSTRY_OFFICER' then array['INDUSTRY_AUTHORITY']
    when 'MUNICIPAL_OFFICER' then array['MUNICIPAL_HR_BUREAU', 'MUNICIPAL_DIVISION']
    when 'CENTRE_CLERK' then array['TRAINING_CENTRE']
    when 'COURSE_AUTHOR' then array['TRAINING_CENTRE', 'ASSOCIATION']
    when 'ASSOCIATION_CLERK' then array['ASSOCIATION']
    when 'AGENCY_CLERK' then array['TALENT_AGENCY']
    else array['MUNICIPAL_HR_BUREAU', 'MUNICIPAL_DIVISION', 'TRAINING_CENTRE']
  end)
$$;

alter table announcements drop constraint announcements_audience_roles_check;
alter table announcements add constraint announcements_audience_roles_check
  check (audience_roles <@ array['LEARNER', 'UNIT_ADMIN', 'DISTRICT_CLERK', 'INDUSTRY_OFFICER',
    'MUNICIPAL_OFFICER', 'CENTRE_CLERK', 'COURSE_AUTHOR', 'ASSOCIATION_CLERK', 'AGENCY_CLERK', 'SYSTEM_ADMIN',
    'SECURITY_ADMIN', 'AUDITOR']);
