-- Figures are kept by increments: what changes appends small deltas to a queue (no row is hot, no
-- lock is shared), and a job adds them up every few seconds. No page counts people.

-- Deltas of learner_years, not yet added up. '' stands for "none" in every dimension.
create table figure_changes (
  id bigint generated always as identity primary key,
  year integer not null,
  jurisdiction_id text not null,
  industry_id text not null,
  affiliation text not null,
  level text not null,
  organisation_id text not null,
  metric text not null,
  day date not null,
  delta integer not null
);

-- How many people stand where, by unit and level.
create table unit_figures (
  year integer not null,
  organisation_id text not null,
  jurisdiction_id text not null,
  industry_id text not null,
  affiliation text not null,
  level text not null,
  people integer not null default 0,
  required integer not null default 0,
  enrolled integer not null default 0,
  paid integer not null default 0,
  studied integer not null default 0,
  examined integer not null default 0,
  passed integer not null default 0,
  endorsed integer not null default 0,
  recorded integer not null default 0,
  excused integer not null default 0,
  primary key (year, organisation_id, jurisdiction_id, industry_id, affiliation, level)
);
create index unit_figures_by_place on unit_figures (year, jurisdiction_id, organisation_id);
create index unit_figures_by_industry on unit_figures (year, industry_id, organisation_id);

-- The same without units. '*' stands for all: the city by industry and level, and each place whole.
create table cell_figures (
  year integer not null,
  jurisdiction_id text not null,
  industry_id text not null,
  affiliation text not null,
  level text not null,
  people integer not null default 0,
  required integer not null default 0,
  enrolled integer not null default 0,
  paid integer not null default 0,
  studied integer not null default 0,
  examined integer not null default 0,
  passed integer not null default 0,
  endorsed integer not null default 0,
  recorded integer not null default 0,
  excused integer not null default 0,
  primary key (year, jurisdiction_id, industry_id, affiliation, level)
);
create index cell_figures_by_industry on cell_figures (year, industry_id);

-- How many people reached a step on a day, along one axis: the city, a place, an industry, a level.
create table daily_figures (
  year integer not null,
  axis text not null check (axis in ('CITY', 'PLACE', 'INDUSTRY', 'LEVEL')),
  member text not null,
  metric text not null,
  day date not null,
  n integer not null,
  primary key (year, axis, member, metric, day)
);

-- Events that are counted as they happen: decisions on endorsements (DECIDED: detail outcome, band
-- hours waited, amount seconds), money (TAKEN, REFUNDED: detail method, amount fen), credit hours
-- (HOURS: detail subject, band year, amount tenths of an hour).
create table tally_changes (
  id bigint generated always as identity primary key,
  kind text not null,
  day date not null,
  organisation_id text not null,
  detail text not null,
  band integer not null,
  n integer not null,
  amount bigint not null
);
create table tallies (
  kind text not null check (kind in ('DECIDED', 'TAKEN', 'REFUNDED', 'HOURS')),
  day date not null,
  organisation_id text not null,
  detail text not null,
  band integer not null,
  n bigint not null,
  amount bigint not null,
  primary key (kind, day, organisation_id, detail, band)
);

-- Graded attempts waiting to be counted (again), and what each contributes.
create table attempts_to_count (attempt_id text primary key);
create table counted_attempts (
  attempt_id text primary key,
  topic_id text not null,
  jurisdiction_id text not null,
  paper_id text not null,
  attempt_no integer not null,
  day date not null,
  score integer not null,
  passed boolean not null
);
create table score_figures (
  topic_id text not null,
  jurisdiction_id text not null,
  score integer not null,
  n integer not null,
  primary key (topic_id, jurisdiction_id, score)
);
create table attempt_figures (
  topic_id text not null,
  day date not null,
  attempt_no integer not null,
  n integer not null,
  passed integer not null,
  primary key (topic_id, day, attempt_no)
);
-- Sums from which difficulty (right / n) and discrimination (point-biserial) follow.
create table question_figures (
  topic_id text not null,
  question_id text not null,
  n bigint not null,
  right_n bigint not null,
  score_sum bigint not null,
  score_square_sum bigint not null,
  right_score_sum bigint not null,
  primary key (topic_id, question_id)
);

create table figure_state (
  id boolean primary key default true check (id),
  merged_at timestamptz not null default now()
);
insert into figure_state default values;

create table statistics_exports (
  id text primary key,
  account_id text not null references accounts (id),
  role text not null,
  organisation_id text,
  jurisdiction_id text,
  kind text not null check (kind in ('CELLS', 'UNITS', 'DAYS', 'PEOPLE')),
  format text not null check (format in ('xlsx', 'csv')),
  year integer not null,
  state text not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  rows_done integer not null default 0,
  rows_expected integer not null default 0,
  bytes bigint,
  storage_key text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index statistics_exports_by_account on statistics_exports (account_id, created_at desc);

create function note_figure_changes() returns trigger language plpgsql as $$
declare rows_of text := case TG_OP
  when 'INSERT' then 'select *, 1 as sign from new_rows'
  when 'DELETE' then 'select *, -1 as sign from old_rows'
  else 'select *, 1 as sign from new_rows union all select *, -1 from old_rows' end;
begin
  execute 'insert into figure_changes
    (year, jurisdiction_id, industry_id, affiliation, level, organisation_id, metric, day, delta)
    select r.year, r.jurisdiction_id, coalesce(r.industry_authority_id, ''''), coalesce(r.affiliation, ''''),
      coalesce(r.title_level, ''''), coalesce(r.organisation_id, ''''), m.metric,
      coalesce((m.at at time zone ''Asia/Shanghai'')::date, make_date(r.year, 1, 1)), sum(r.sign)
    from (' || rows_of || ') r cross join lateral (values
      (''people'', null::timestamptz),
      (''required'', null::timestamptz),
      (''enrolled'', r.enrolled_at),
      (''paid'', r.access_at),
      (''studied'', r.studied_at),
      (''examined'', r.first_exam_at),
      (''passed'', r.passed_at),
      (''endorsed'', r.endorsed_at),
      (''recorded'', r.recorded_at),
      (''excused'', r.excused_at)) m (metric, at)
    where m.at is not null or m.metric = ''people'' or (m.metric = ''required'' and r.required)
    group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(r.sign) <> 0';
  return null;
end $$;
create trigger figures_of_new after insert on learner_years
  referencing new table as new_rows for each statement execute function note_figure_changes();
create trigger figures_of_changed after update on learner_years
  referencing new table as new_rows old table as old_rows for each statement execute function note_figure_changes();
create trigger figures_of_gone after delete on learner_years
  referencing old table as old_rows for each statement execute function note_figure_changes();

-- Adds up to `most` deltas; returns how many. One merger at a time: see the job.
create function merge_figures(most integer) returns integer language sql as $$
  with taken as (
    delete from figure_changes where id in (select id from figure_changes order by id limit most)
    returning *
  ), units as (
    insert into unit_figures (year, organisation_id, jurisdiction_id, industry_id, affiliation, level,
      people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused)
    select year, organisation_id, jurisdiction_id, industry_id, affiliation, level,
      coalesce(sum(delta) filter (where metric = 'people'), 0),
      coalesce(sum(delta) filter (where metric = 'required'), 0),
      coalesce(sum(delta) filter (where metric = 'enrolled'), 0),
      coalesce(sum(delta) filter (where metric = 'paid'), 0),
      coalesce(sum(delta) filter (where metric = 'studied'), 0),
      coalesce(sum(delta) filter (where metric = 'examined'), 0),
      coalesce(sum(delta) filter (where metric = 'passed'), 0),
      coalesce(sum(delta) filter (where metric = 'endorsed'), 0),
      coalesce(sum(delta) filter (where metric = 'recorded'), 0),
      coalesce(sum(delta) filter (where metric = 'excused'), 0)
    from taken group by 1, 2, 3, 4, 5, 6
    on conflict (year, organisation_id, jurisdiction_id, industry_id, affiliation, level) do update set
      people = unit_figures.people + excluded.people,
      required = unit_figures.required + excluded.required,
      enrolled = unit_figures.enrolled + excluded.enrolled,
      paid = unit_figures.paid + excluded.paid,
      studied = unit_figures.studied + excluded.studied,
      examined = unit_figures.examined + excluded.examined,
      passed = unit_figures.passed + excluded.passed,
      endorsed = unit_figures.endorsed + excluded.endorsed,
      recorded = unit_figures.recorded + excluded.recorded,
      excused = unit_figures.excused + excluded.excused
  ), cells as (
    insert into cell_figures (year, jurisdiction_id, industry_id, affiliation, level,
      people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused)
    select year, case grouping(jurisdiction_id) when 1 then '*' else jurisdiction_id end,
      case grouping(industry_id) when 1 then '*' else industry_id end,
      case grouping(affiliation) when 1 then '*' else affiliation end,
      case grouping(level) when 1 then '*' else level end,
      coalesce(sum(delta) filter (where metric = 'people'), 0),
      coalesce(sum(delta) filter (where metric = 'required'), 0),
      coalesce(sum(delta) filter (where metric = 'enrolled'), 0),
      coalesce(sum(delta) filter (where metric = 'paid'), 0),
      coalesce(sum(delta) filter (where metric = 'studied'), 0),
      coalesce(sum(delta) filter (where metric = 'examined'), 0),
      coalesce(sum(delta) filter (where metric = 'passed'), 0),
      coalesce(sum(delta) filter (where metric = 'endorsed'), 0),
      coalesce(sum(delta) filter (where metric = 'recorded'), 0),
      coalesce(sum(delta) filter (where metric = 'excused'), 0)
    from taken group by grouping sets ((year, jurisdiction_id, industry_id, affiliation, level),
      (year, industry_id, affiliation, level), (year, jurisdiction_id))
    on conflict (year, jurisdiction_id, industry_id, affiliation, level) do update set
      people = cell_figures.people + excluded.people,
      required = cell_figures.required + excluded.required,
      enrolled = cell_figures.enrolled + excluded.enrolled,
      paid = cell_figures.paid + excluded.paid,
      studied = cell_figures.studied + excluded.studied,
      examined = cell_figures.examined + excluded.examined,
      passed = cell_figures.passed + excluded.passed,
      endorsed = cell_figures.endorsed + excluded.endorsed,
      recorded = cell_figures.recorded + excluded.recorded,
      excused = cell_figures.excused + excluded.excused
  ), days as (
    insert into daily_figures (year, axis, member, metric, day, n)
    select year, axis, member, metric, day, sum(delta)
    from taken cross join lateral (values ('CITY', '*'), ('PLACE', jurisdiction_id),
      ('INDUSTRY', industry_id), ('LEVEL', level)) a (axis, member)
    where metric not in ('people', 'required') group by 1, 2, 3, 4, 5
    on conflict (year, axis, member, metric, day) do update set n = daily_figures.n + excluded.n
  )
  select count(*)::integer from taken
$$;

create function merge_tallies(most integer) returns integer language sql as $$
  with taken as (
    delete from tally_changes where id in (select id from tally_changes order by id limit most)
    returning *
  ), added as (
    insert into tallies (kind, day, organisation_id, detail, band, n, amount)
    select kind, day, organisation_id, detail, band, sum(n), sum(amount) from taken group by 1, 2, 3, 4, 5
    on conflict (kind, day, organisation_id, detail, band) do update set
      n = tallies.n + excluded.n, amount = tallies.amount + excluded.amount
  )
  select count(*)::integer from taken
$$;

-- Counts everything anew from learner_years. Writers wait until it is done: for repair and first filling.
create function rebuild_figures() returns void language plpgsql as $$
begin
  lock table learner_years in share row exclusive mode;
  truncate figure_changes, unit_figures, cell_figures, daily_figures;
  insert into unit_figures (year, organisation_id, jurisdiction_id, industry_id, affiliation, level,
      people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused)
    select year, coalesce(organisation_id, ''), jurisdiction_id, coalesce(industry_authority_id, ''),
      coalesce(affiliation, ''), coalesce(title_level, ''),
      count(*),
      count(*) filter (where required),
      count(enrolled_at),
      count(access_at),
      count(studied_at),
      count(first_exam_at),
      count(passed_at),
      count(endorsed_at),
      count(recorded_at),
      count(excused_at)
    from learner_years group by 1, 2, 3, 4, 5, 6;
  insert into cell_figures (year, jurisdiction_id, industry_id, affiliation, level,
      people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused)
    select year, case grouping(jurisdiction_id) when 1 then '*' else jurisdiction_id end,
      case grouping(industry_id) when 1 then '*' else industry_id end,
      case grouping(affiliation) when 1 then '*' else affiliation end,
      case grouping(level) when 1 then '*' else level end,
      sum(people), sum(required), sum(enrolled), sum(paid), sum(studied), sum(examined), sum(passed), sum(endorsed), sum(recorded), sum(excused)
    from unit_figures group by grouping sets ((year, jurisdiction_id, industry_id, affiliation, level),
      (year, industry_id, affiliation, level), (year, jurisdiction_id));
  insert into daily_figures (year, axis, member, metric, day, n)
    with steps as materialized (
    select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'enrolled' as metric, (enrolled_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where enrolled_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'paid' as metric, (access_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where access_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'studied' as metric, (studied_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where studied_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'examined' as metric, (first_exam_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where first_exam_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'passed' as metric, (passed_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where passed_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'endorsed' as metric, (endorsed_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where endorsed_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'recorded' as metric, (recorded_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where recorded_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'excused' as metric, (excused_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where excused_at is not null group by 1, 2, 3, 4, 6)
    select year, axis, member, metric, day, sum(n) from steps
    cross join lateral (values ('CITY', '*'), ('PLACE', jurisdiction_id), ('INDUSTRY', industry_id),
      ('LEVEL', level)) a (axis, member)
    group by 1, 2, 3, 4, 5;
  update figure_state set merged_at = now();
end $$;

-- Units whose kept figures differ from a count of learner_years; nothing when all is well.
create function figure_differences() returns table (year integer, organisation_id text) language sql stable as $$
  with counted as (
    select year, coalesce(organisation_id, '') as organisation_id, jurisdiction_id,
      coalesce(industry_authority_id, '') as industry_id, coalesce(affiliation, '') as affiliation,
      coalesce(title_level, '') as level,
      count(*),
      count(*) filter (where required),
      count(enrolled_at),
      count(access_at),
      count(studied_at),
      count(first_exam_at),
      count(passed_at),
      count(endorsed_at),
      count(recorded_at),
      count(excused_at)
    from learner_years group by 1, 2, 3, 4, 5, 6
  ), kept as (
    select year, organisation_id, jurisdiction_id, industry_id, affiliation, level, people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused
    from unit_figures where people <> 0
  )
  select year, organisation_id from ((table counted except table kept) union (table kept except table counted)) d
  group by 1, 2 order by 1, 2
$$;

create function note_graded_attempt() returns trigger language plpgsql as $$
begin
  insert into attempts_to_count (attempt_id) values (new.id) on conflict do nothing;
  return null;
end $$;
create trigger figures_of_graded after update of state, result, restored_at on exam_attempts for each row
  when (new.state = 'GRADED' and (old.result is distinct from new.result
    or old.restored_at is distinct from new.restored_at))
  execute function note_graded_attempt();

create trigger figures_of_graded_at_once after insert on exam_attempts for each row
  when (new.state = 'GRADED') execute function note_graded_attempt();

-- Counts up to `most` waiting attempts into the exam figures; one counted before and annulled since is
-- taken out again. Returns how many were looked at.
create function count_attempts(most integer) returns integer language plpgsql as $$
declare ids text[];
begin
  with taken as (
    delete from attempts_to_count where attempt_id in (select attempt_id from attempts_to_count limit most)
    returning attempt_id
  ) select array_agg(attempt_id) into ids from taken;
  if ids is null then return 0; end if;
  create temporary table if not exists attempts_moved (like counted_attempts, sign integer) on commit drop;
  delete from attempts_moved;
  insert into attempts_moved select c.*, -1 from counted_attempts c where attempt_id = any (ids);
  insert into attempts_moved
    select a.id, a.topic_id, coalesce(y.jurisdiction_id, l.district_id, ''), a.paper_id, a.attempt_no,
      (a.started_at at time zone 'Asia/Shanghai')::date, a.score, a.result = 'PASSED', 1
    from exam_attempts a join annual_topics t on t.id = a.topic_id
    left join learner_years y on y.year = t.year and y.account_id = a.account_id
    left join learners l on l.account_id = a.account_id
    where a.id = any (ids) and a.result in ('PASSED', 'FAILED') and a.score is not null and a.restored_at is null;
  delete from counted_attempts where attempt_id = any (ids);
  insert into counted_attempts
    select attempt_id, topic_id, jurisdiction_id, paper_id, attempt_no, day, score, passed
    from attempts_moved where sign = 1;
  insert into score_figures as f select topic_id, jurisdiction_id, score, sum(sign) from attempts_moved group by 1, 2, 3
    on conflict (topic_id, jurisdiction_id, score) do update set n = f.n + excluded.n;
  insert into attempt_figures as f select topic_id, day, attempt_no, sum(sign), coalesce(sum(sign) filter (where passed), 0)
    from attempts_moved group by 1, 2, 3
    on conflict (topic_id, day, attempt_no) do update set n = f.n + excluded.n, passed = f.passed + excluded.passed;
  insert into question_figures as f
    select m.topic_id, q.id, sum(m.sign), coalesce(sum(m.sign) filter (where r.response = q.key), 0),
      sum(m.sign * m.score), sum(m.sign * m.score * m.score),
      coalesce(sum(m.sign * m.score) filter (where r.response = q.key), 0)
    from attempts_moved m join exam_papers p on p.id = m.paper_id
    cross join lateral unnest(p.question_ids, p.answer_keys) with ordinality q (id, key, item_no)
    left join lateral (select response from exam_answers x
      where x.attempt_id = m.attempt_id and x.item_no = q.item_no order by seq desc limit 1) r on true
    group by 1, 2 order by 1, 2
    on conflict (topic_id, question_id) do update set n = f.n + excluded.n, right_n = f.right_n + excluded.right_n,
      score_sum = f.score_sum + excluded.score_sum,
      score_square_sum = f.score_square_sum + excluded.score_square_sum,
      right_score_sum = f.right_score_sum + excluded.right_score_sum;
  return cardinality(ids);
end $$;

-- Hours waited, in the classes people ask for: same day, two, three, five days, a week, two weeks, longer.
create function wait_band(seconds numeric) returns integer language sql immutable as $$
  select case when seconds < 86400 then 24 when seconds < 172800 then 48 when seconds < 259200 then 72
    when seconds < 432000 then 120 when seconds < 604800 then 168 when seconds < 1209600 then 336 else 9999 end
$$;
create function note_decision() returns trigger language plpgsql as $$
declare waited numeric := greatest(0, extract(epoch from new.decided_at - new.requested_at));
begin
  insert into tally_changes (kind, day, organisation_id, detail, band, n, amount)
  values ('DECIDED', (new.decided_at at time zone 'Asia/Shanghai')::date, new.organisation_id, new.state,
    wait_band(waited), 1, waited::bigint);
  return null;
end $$;
create trigger figures_of_decided after update of state on endorsements for each row
  when (old.state = 'PENDING' and new.state in ('ENDORSED', 'RETURNED') and new.decided_at is not null)
  execute function note_decision();

create function note_payment() returns trigger language plpgsql as $$
begin
  insert into tally_changes (kind, day, organisation_id, detail, band, n, amount)
  select 'TAKEN', (new.received_at at time zone 'Asia/Shanghai')::date,
    coalesce((select organisation_id from orders where id = new.order_id), ''), new.method, 0, 1, new.amount_fen;
  return null;
end $$;
create trigger figures_of_paid after insert on payments for each row execute function note_payment();

create function note_refund() returns trigger language plpgsql as $$
begin
  insert into tally_changes (kind, day, organisation_id, detail, band, n, amount)
  select 'REFUNDED', (coalesce(new.settled_at, now()) at time zone 'Asia/Shanghai')::date,
    coalesce(o.organisation_id, ''), p.method, 0, 1, new.amount_fen
  from payments p left join orders o on o.id = p.order_id where p.id = new.payment_id;
  return null;
end $$;
create trigger figures_of_refunded after update of state on refunds for each row
  when (new.state = 'SUCCEEDED' and old.state <> 'SUCCEEDED') execute function note_refund();

create function note_hours() returns trigger language plpgsql as $$
declare sign integer := case when new.withdrawn_at is null then 1 else -1 end;
begin
  insert into tally_changes (kind, day, organisation_id, detail, band, n, amount)
  values ('HOURS', (new.confirmed_at at time zone 'Asia/Shanghai')::date, new.organisation_id, new.subject, new.year,
    sign, sign * (new.credit_hours * 10)::bigint);
  return null;
end $$;
create trigger figures_of_hours after insert on certificate_entries for each row
  when (new.withdrawn_at is null) execute function note_hours();
create trigger figures_of_withdrawn_hours after update of withdrawn_at on certificate_entries for each row
  when ((old.withdrawn_at is null) <> (new.withdrawn_at is null)) execute function note_hours();

-- What a list names beside a figure, and the rows of an export of people.
create view statistics_people as
  select y.*, a.name, o.name as unit_name, j.short_name as place_name, i.short_name as industry_name
  from learner_years y join accounts a on a.id = y.account_id
  join jurisdictions j on j.id = y.jurisdiction_id
  left join organisations o on o.id = y.organisation_id
  left join organisations i on i.id = y.industry_authority_id;

-- What is already there.
select rebuild_figures();
insert into attempts_to_count select id from exam_attempts where state = 'GRADED';
insert into tally_changes (kind, day, organisation_id, detail, band, n, amount)
  select 'DECIDED', (decided_at at time zone 'Asia/Shanghai')::date, organisation_id,
    case state when 'REVOKED' then 'ENDORSED' else state end,
    wait_band(extract(epoch from decided_at - requested_at)), 1, greatest(0, extract(epoch from decided_at - requested_at))::bigint
  from endorsements where decided_at is not null and state <> 'PENDING'
  union all
  select 'TAKEN', (p.received_at at time zone 'Asia/Shanghai')::date, coalesce(o.organisation_id, ''), p.method, 0, 1, p.amount_fen
  from payments p left join orders o on o.id = p.order_id
  union all
  select 'REFUNDED', (coalesce(r.settled_at, r.requested_at) at time zone 'Asia/Shanghai')::date,
    coalesce(o.organisation_id, ''), p.method, 0, 1, r.amount_fen
  from refunds r join payments p on p.id = r.payment_id left join orders o on o.id = p.order_id where r.state = 'SUCCEEDED'
  union all
  select 'HOURS', (confirmed_at at time zone 'Asia/Shanghai')::date, organisation_id, subject, year, 1, (credit_hours * 10)::bigint
  from certificate_entries where withdrawn_at is null;
