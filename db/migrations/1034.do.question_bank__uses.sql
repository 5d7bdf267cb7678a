create table question_uses (
  question_id       text             not null,
  version_no        integer          not null,
  -- Exams that counted, or mock exams.
  purpose           text             not null check (purpose in ('EXAM', 'PRACTICE')),
  topic_id          text             not null references annual_topics (id),
  n                 integer          not null,
  unanswered        integer          not null,
  -- Sums over the people who had it: the share of its points they earned, and the points of the rest of their paper.
  share_sum         double precision not null,
  share_square_sum  double precision not null,
  rest_sum          double precision not null,
  rest_square_sum   double precision not null,
  share_rest_sum    double precision not null,
  -- How many gave each answer and their points of the rest: {"A": [120, 8400]}, in the bank's keys.
  answers           jsonb            not null,
  flags             text[]           not null default '{}',
  primary key (question_id, version_no, purpose),
  foreign key (question_id, version_no) references question_versions (question_id, version_no)
);
comment on table question_uses is 'Figures of each version from its use, counted by a job.';
create index question_uses_flagged on question_uses (topic_id) where flags <> '{}';

create table paper_uses (
  paper_id         uuid               primary key,
  topic_id         text               not null references annual_topics (id),
  n                integer            not null,
  score_sum        double precision   not null,
  score_square_sum double precision   not null,
  -- Points of each item, in the order of the paper.
  item_sums        double precision[] not null,
  item_square_sums double precision[] not null
);
comment on table paper_uses is 'Figures of each paper variant from graded exams, counted by a job.';
create index paper_uses_by_topic on paper_uses (topic_id);

create table topic_uses (
  topic_id   text        primary key references annual_topics (id),
  counted_at timestamptz not null,
  -- What the figures were counted from; counted again when it differs.
  source     text        not null,
  attempts   integer     not null,
  mocks      integer     not null
);
comment on table topic_uses is 'When the figures of a topic were counted, and from how much.';
