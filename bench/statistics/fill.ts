import type pg from 'pg';

const places = `(select array_agg(id order by id) from jurisdictions where kind <> 'MUNICIPALITY' and valid_to is null)`;
const titles = `(select array_agg(code order by level, code) from (select distinct on (level) level, code from professional_titles order by level, code) t)`;
/** Further people without an enrolment, for measuring what a change costs. */
export const newcomers = 4000;
const authorities = 20;

/**
 * A city computed from numbers alone, so that every run makes the same. The moments of people's years
 * stand in learner_years; base tables hold enrolments, access and study (a scan reads no more than that).
 */
export async function fillCity(
  db: pg.Client,
  { people, years }: { people: number; years: number[] },
  say: (line: string) => void,
): Promise<void> {
  const units = Math.max(50, Math.round(people / 100));
  const begun = Date.now();
  const run = async (what: string, ...statements: string[]) => {
    say(`${what}……（${Math.round((Date.now() - begun) / 1000)} s）`);
    for (const statement of statements) await db.query(statement);
  };
  await run(
    '设置',
    'set session_replication_role = replica',
    "set maintenance_work_mem = '512MB'",
    "set work_mem = '256MB'",
    'set synchronous_commit = off',
  );
  await run('单位', ...bodies(units), ...topics(years));
  await run('人员', ...persons(people, units));
  for (const year of years) {
    await run(`${year} 年的选课`, ...enrolments(year, people));
    await run(`${year} 年的进度`, learnerYears(year, people, units));
  }
  await run('考试、审验和缴费的数', ...happenings(years));
  await run('汇总', 'set session_replication_role = default', 'select rebuild_figures()');
  await run('整理', 'vacuum analyze', 'create table bench_city as select now() as made_at');
  say(`城市已建好（${Math.round((Date.now() - begun) / 1000)} s）`);
}

const body = (id: string, kind: string, from: string) =>
  `insert into organisations (id, kind, name, short_name, pinyin, pinyin_initials, seal_name, jurisdiction_id)
   select ${id}, '${kind}', '机构 ' || ${id}, '机构 ' || ${id}, 'jg', 'jg', '机构', j.id from ${from}`;

const bodies = (units: number) => [
  body("'bench-bureau'", 'MUNICIPAL_HR_BUREAU', "jurisdictions j where j.kind = 'MUNICIPALITY'"),
  body("'bench-centre'", 'TRAINING_CENTRE', "jurisdictions j where j.kind = 'MUNICIPALITY'"),
  body(
    "'bench-bureau-' || j.id",
    'DISTRICT_HR_BUREAU',
    "jurisdictions j where j.kind <> 'MUNICIPALITY' and j.valid_to is null",
  ),
  `insert into organisations (id, kind, name, short_name, pinyin, pinyin_initials, seal_name, jurisdiction_id)
   select 'bench-industry-' || i, 'INDUSTRY_AUTHORITY', '行业主管部门' || i, '行业' || i, 'hy', 'hy', '行业' || i, 'cq'
   from generate_series(0, ${authorities - 1}) i`,
  `insert into organisations (id, kind, name, short_name, pinyin, pinyin_initials, seal_name, jurisdiction_id,
     industry_authority_id, affiliation)
   select 'bench-unit-' || i, 'EMPLOYER', '第' || i || '单位', '第' || i || '单位', 'dw', 'dw', '第' || i || '单位',
     (${places})[1 + i % cardinality(${places})],
     case when i % ${authorities + 1} = ${authorities} then null else 'bench-industry-' || i % ${authorities + 1} end,
     (array['MUNICIPAL', 'DISTRICT', 'DISTRICT', 'CENTRAL'])[1 + i % 4]
   from generate_series(0, ${units - 1}) i`,
];

const topics = (years: number[]) =>
  years.map(
    (year) => `insert into annual_topics
    select (jsonb_populate_record(t, jsonb_build_object('id', 'bench-${year}', 'year', ${year},
      'enrolment_opens_at', '2000-01-01', 'enrolment_closes_at', '2099-01-01'))).*
    from annual_topics t order by year desc limit 1`,
  );

const persons = (people: number, units: number) => [
  `insert into accounts (id, name, id_document_type, id_number_cipher, id_number_index, id_number_masked, phone_masked)
   select 'p' || lpad(i::text, 8, '0'), '学员' || i, 'RESIDENT_ID', 'x', 'bench-' || i, '500***********0000', '139****0000'
   from generate_series(0, ${people + newcomers - 1}) i`,
  `insert into employments (id, account_id, organisation_id, state, valid_from)
   select 'm' || lpad(i::text, 8, '0'), 'p' || lpad(i::text, 8, '0'), 'bench-unit-' || i % ${units}, 'CONFIRMED', '2015-01-01'
   from generate_series(0, ${people + newcomers - 1}) i`,
  `insert into learners (account_id, district_id, title_code, privacy_version, privacy_consented_at, registration_state)
   select 'p' || lpad(i::text, 8, '0'), p.ids[1 + (i % ${units}) % cardinality(p.ids)],
     t.codes[1 + (i / 7) % cardinality(t.codes)], '1', '2020-01-01', 'CONFIRMED'
   from generate_series(0, ${people + newcomers - 1}) i, (select ${places} as ids) p, (select ${titles} as codes) t`,
];

/** 0 to 999, different for each person and year. */
const dice = (year: number) => `((i::bigint * 7919 + ${year} * 104729) % 1000)`;
const at = (year: number, days: string) =>
  `(timestamptz '${year}-03-01 10:00+08' + ${days} * interval '1 day')`;

const enrolments = (year: number, people: number) => [
  `insert into enrolments (id, account_id, topic_id, state, selected_at)
   select 'e${year}' || lpad(i::text, 8, '0'), 'p' || lpad(i::text, 8, '0'), 'bench-${year}', 'OPEN', ${at(year, `(${dice(year)} % 200)`)}
   from generate_series(0, ${people - 1}) i`,
  `insert into access_grants (id, enrolment_id, because, granted_at)
   select 'g${year}' || lpad(i::text, 8, '0'), 'e${year}' || lpad(i::text, 8, '0'), 'ONLINE', ${at(year, `(${dice(year)} % 200 + 1)`)}
   from generate_series(0, ${people - 1}) i where ${dice(year)} < 950`,
  `insert into study_rounds (id, enrolment_id, round_no, because, opened_at, completed_at)
   select 'r${year}' || lpad(i::text, 8, '0'), 'e${year}' || lpad(i::text, 8, '0'), 1, 'FIRST', ${at(year, `(${dice(year)} % 200 + 1)`)},
     case when ${dice(year)} < 900 then ${at(year, `(${dice(year)} % 200 + 20)`)} end
   from generate_series(0, ${people - 1}) i where ${dice(year)} < 950`,
];

function learnerYears(year: number, people: number, units: number): string {
  const steps = [
    [1000, 0],
    [950, 1],
    [900, 20],
    [860, 30],
    [800, 30],
    [700, 34],
    [600, 40],
  ].map(
    ([below, days]) =>
      `case when ${dice(year)} < ${below} then ${at(year, `(${dice(year)} % 200 + ${days})`)} end`,
  );
  return `insert into learner_years (year, account_id, organisation_id, affiliation, jurisdiction_id, industry_authority_id,
      title_level, required, enrolled_at, access_at, studied_at, first_exam_at, passed_at, endorsed_at, recorded_at)
    select ${year}, 'p' || lpad(i::text, 8, '0'), o.id, o.affiliation, o.jurisdiction_id, o.industry_authority_id,
      (array['SENIOR_FULL', 'SENIOR_ASSOCIATE', 'INTERMEDIATE', 'ASSISTANT', 'JUNIOR_TECHNICIAN'])[1 + (i / 7) % 5], true,
      ${steps.join(',\n')}
    from generate_series(0, ${people - 1}) i join organisations o on o.id = 'bench-unit-' || i % ${units}`;
}

const happenings = (years: number[]) =>
  years.flatMap((year) => [
    `insert into tallies (kind, day, organisation_id, detail, band, n, amount)
     select 'DECIDED', make_date(${year}, 3, 1) + d, o.id, 'ENDORSED', b, 40, 40 * b * 3000
     from generate_series(0, 250) d, unnest(array[24, 48, 72, 120]) b,
       (select id from organisations where kind in ('DISTRICT_HR_BUREAU', 'ASSOCIATION')) o`,
    `insert into tallies (kind, day, organisation_id, detail, band, n, amount)
     select 'TAKEN', make_date(${year}, 3, 1) + d, o.id, m, 0, 20, 140000
     from generate_series(0, 250) d, unnest(array['CASH', 'CARD', 'TRANSFER']) m,
       (select id from organisations where kind in ('DISTRICT_HR_BUREAU', 'TRAINING_CENTRE')) o`,
    `insert into score_figures (topic_id, jurisdiction_id, score, n)
     select 'bench-${year}', j.id, s, 100 + s from generate_series(20, 100) s, jurisdictions j where j.valid_to is null`,
    `insert into attempt_figures (topic_id, day, attempt_no, n, passed)
     select 'bench-${year}', make_date(${year}, 9, 1) + d, a, 1000 / a, 700 / a
     from generate_series(0, 80) d, generate_series(1, 3) a`,
    `insert into question_figures (topic_id, question_id, n, right_n, score_sum, score_square_sum, right_score_sum)
     select 'bench-${year}', 'bench-question-' || q, 20000, 8000 + q * 10, 1400000, 102000000, (8000 + q * 10) * 74
     from generate_series(1, 600) q`,
  ]);
