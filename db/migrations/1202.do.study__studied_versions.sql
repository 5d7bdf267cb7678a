create table studied_versions (
  round_id   uuid        not null references study_rounds (id),
  lesson_id  text        not null references lessons (id),
  version_no integer     not null,
  studied_at timestamptz not null default now(),
  primary key (round_id, lesson_id, version_no)
);
comment on table studied_versions is
  'Which versions of a lesson were opened or downloaded in a round: the learner may open them again.';
create index studied_versions_by_lesson on studied_versions (lesson_id, version_no);

-- Until now there was one version of each.
insert into studied_versions (round_id, lesson_id, version_no, studied_at)
select round_id, lesson_id, 1, first_opened_at from lesson_progress;
