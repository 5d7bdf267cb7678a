create table help_topics (
  code     text    primary key,
  name     text    not null,
  hint     text    not null,
  position integer not null
);
comment on table help_topics is 'Subjects of questions (N39).';
insert into help_topics (code, name, hint, position) values
  ('TECHNICAL', '平台使用、学习和考试', '登录、课件、模拟考试、考试中断、打印合格单', 1),
  ('PAYMENT', '缴费、退费和票据', '现场缴费、在线缴费、退费、收据', 2),
  ('REGISTRATION', '注册信息核对', '信息被退回、姓名和证件号码更正、所在区县', 3),
  ('ENDORSEMENT', '合格单审验', '到哪里审验、被退回、审验多久', 4),
  ('TITLE_REVIEW', '职称评审', '申报职称需要哪些年度的合格单', 5),
  ('APPOINTMENT', '岗位聘用和年度考核', '聘用、考核与继续教育的关系', 6);

create table help_routes (
  topic_code    text    not null references help_topics (code),
  step          integer not null check (step >= 0),
  body_rule     text    not null
    check (body_rule in ('ASSOCIATION', 'CENTRE', 'MUNICIPAL_BUREAU', 'DIVISION', 'PAYMENT_OFFICE',
      'ENDORSER', 'DISTRICT_BUREAU')),
  -- Words in the name of the division; the city has several.
  division_name text,
  hours         integer not null check (hours > 0),
  check ((body_rule = 'DIVISION') = (division_name is not null)),
  primary key (topic_code, step)
);
comment on table help_routes is
  'Which body answers a subject, step by step: unanswered after so many hours, a question goes to the '
  'next.';
insert into help_routes (topic_code, step, body_rule, division_name, hours) values
  ('TECHNICAL', 0, 'ASSOCIATION', null, 24),
  ('TECHNICAL', 1, 'CENTRE', null, 48),
  ('PAYMENT', 0, 'PAYMENT_OFFICE', null, 48),
  ('PAYMENT', 1, 'CENTRE', null, 72),
  ('REGISTRATION', 0, 'DISTRICT_BUREAU', null, 48),
  ('REGISTRATION', 1, 'CENTRE', null, 72),
  ('ENDORSEMENT', 0, 'ENDORSER', null, 72),
  ('ENDORSEMENT', 1, 'MUNICIPAL_BUREAU', null, 120),
  ('TITLE_REVIEW', 0, 'DIVISION', '专业技术人员管理处', 120),
  ('APPOINTMENT', 0, 'DIVISION', '事业单位人事管理处', 120);

create table help_questions (
  id                    uuid        primary key,
  topic_code            text        not null references help_topics (code),
  account_id            uuid        not null references accounts (id),
  -- The body for which an officer asks; null for a learner.
  asker_organisation_id uuid        references organisations (id),
  title                 text        not null,
  state                 text        not null check (state in ('WAITING', 'ASKED_BACK', 'ANSWERED', 'CLOSED')),
  -- The body that holds it, and since when.
  holder_id             uuid        not null references organisations (id),
  held_since            timestamptz not null,
  step                  integer     not null default 0,
  -- When it goes on to the next body unless it is answered; null = there is none.
  escalate_at           timestamptz,
  asked_at              timestamptz not null,
  rating                text        check (rating in ('SOLVED', 'PARTLY', 'UNSOLVED'))
);
comment on table help_questions is 'Questions of learners and officers, with the body that must answer.';
create index help_questions_by_holder on help_questions (holder_id, state, held_since);
create index help_questions_by_asker on help_questions (account_id, asked_at desc);
create index help_questions_due on help_questions (escalate_at) where state = 'WAITING';

create table help_entries (
  id              uuid        primary key,
  question_id     uuid        not null references help_questions (id),
  kind            text        not null
    check (kind in ('ASKED', 'ANSWER', 'ASK_BACK', 'REPLY', 'HANDED_OVER', 'ESCALATED', 'CLOSED',
      'REOPENED')),
  -- Null = the platform.
  account_id      uuid        references accounts (id),
  -- The body that spoke, or that got the question; null = the asker.
  organisation_id uuid        references organisations (id),
  text            text        not null,
  at              timestamptz not null
);
comment on table help_entries is 'Messages and events of a question, in order; append-only.';
create index help_entries_by_question on help_entries (question_id, id);

create table help_files (
  id           uuid    primary key,
  question_id  uuid    not null references help_questions (id),
  entry_id     uuid    not null references help_entries (id),
  name         text    not null,
  bytes        integer not null,
  content_type text    not null,
  storage_key  text    not null
);
comment on table help_files is 'Attachments of an entry.';
create index help_files_by_question on help_files (question_id);

create table help_articles (
  id              uuid        primary key,
  topic_code      text        not null references help_topics (code),
  organisation_id uuid        not null references organisations (id),
  -- The question it grew from.
  question_id     uuid        references help_questions (id),
  title           text        not null,
  body            text        not null,
  search_text     text        not null,
  search_pairs    text[]      not null,
  state           text        not null check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
  drafted_by      uuid        not null references accounts (id),
  drafted_at      timestamptz not null,
  approved_by     uuid        references accounts (id),
  published_at    timestamptz,
  helped          integer     not null default 0,
  not_helped      integer     not null default 0,
  check (state <> 'PUBLISHED' or published_at is not null),
  -- Published by a second person.
  check (published_at is null or approved_by <> drafted_by)
);
comment on table help_articles is 'Published answers that grew out of questions.';
create index help_articles_by_pairs on help_articles using gin (search_pairs);
create index help_articles_by_topic on help_articles (topic_code, published_at desc);
