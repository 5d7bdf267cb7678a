create table package_versions (
  lesson_id    text    not null references lessons (id) on delete cascade,
  -- The version of the lesson that the package came with.
  from_version integer not null check (from_version >= 1),
  package_id   uuid    references lesson_packages (id) on delete cascade,
  primary key (lesson_id, from_version)
);
comment on table package_versions is
  'Which package each version of a published lesson had, from the first change on; before it, the one in use.';
comment on column package_versions.package_id is 'Null: none from this version on.';
create index package_versions_by_package on package_versions (package_id);
