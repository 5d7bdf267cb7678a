create table annual_topics (
  id                    text          primary key,
  year                  integer       not null,
  title                 text          not null,
  summary               text          not null,
  state                 text          not null default 'PUBLISHED'
    check (state in ('DRAFT', 'PUBLISHED', 'CLOSED')),
  fee_fen               integer       not null check (fee_fen >= 0),
  -- G6.
  restudy_fee_fen       integer       not null default 0 check (restudy_fee_fen >= 0),
  price_document        text          not null,
  refund_rule           text          not null,
  credit_hours          numeric(5, 1) not null check (credit_hours > 0),
  enrolment_opens_at    timestamptz   not null,
  enrolment_closes_at   timestamptz   not null,
  exam_opens_at         timestamptz   not null,
  exam_closes_at        timestamptz   not null,
  make_up_until         timestamptz,
  exam_minutes          integer       not null check (exam_minutes > 0),
  exam_full_mark        integer       not null default 100,
  exam_pass_mark        integer       not null,
  max_attempts          integer       check (max_attempts > 0),
  max_rounds            integer       check (max_rounds > 0),
  -- G4: an examinee not heard of for so long before the deadline has not returned.
  attempt_grace_seconds integer       not null default 120,
  completion_rule       text          not null default 'OPENED_ALL'
    check (completion_rule in ('OPENED_ALL', 'WATCH_RATIO', 'SELF_DECLARED')),
  watch_ratio           numeric(3, 2) not null default 0 check (watch_ratio between 0 and 1),
  -- [{"kind":"SINGLE","count":20,"points":2}, ...]; case groups: {"kind":"GROUP","count":2,"points":3}
  blueprint             jsonb         not null,
  -- The whole topic as one ZIP for offline study (N13).
  archive_key           text,
  archive_bytes         integer,
  check (enrolment_closes_at > enrolment_opens_at),
  check (exam_closes_at > exam_opens_at),
  check (exam_pass_mark between 1 and exam_full_mark)
);
comment on table annual_topics is
  'The public course of a year. Whatever differs between years is a column here, never a constant.';

create table chapters (
  id            text    primary key,
  topic_id      text    not null references annual_topics (id),
  position      integer not null,
  title         text    not null,
  handout_key   text,
  handout_bytes integer,
  unique (topic_id, position)
);
comment on table chapters is 'Chapters of a topic.';

create table lessons (
  id            text    primary key,
  topic_id      text    not null references annual_topics (id),
  chapter_id    text    not null references chapters (id),
  position      integer not null,
  slug          text    not null,
  title         text    not null,
  summary       text    not null,
  minutes       integer not null,
  body_html     text    not null,
  video_key     text,
  captions_key  text,
  poster_key    text,
  video_seconds integer,
  unique (topic_id, position),
  unique (topic_id, slug)
);
comment on table lessons is 'Lessons of a topic: text, video and captions.';
