import { sqlIdOf } from './ids.ts';

/** The rows of the city, as statements that compute them from numbers. */
export interface CitySize {
  /** People who enrolled in every year. */
  people: number;
  years: number[];
}

const authorities = 20;
const agencies = 5;

const unitsOf = ({ people }: CitySize) => Math.max(50, Math.round(people / 100));
/** Further people who must learn and have not enrolled; some are excused. */
const bystandersOf = ({ people }: CitySize) => Math.round(people / 33);
const everybodyOf = (city: CitySize) => city.people + bystandersOf(city);

const places = `(select array_agg(id order by id) from jurisdictions where kind <> 'MUNICIPALITY' and valid_to is null)`;
const titles = `(select array_agg(code order by level, code) from (select distinct on (level) level, code from professional_titles order by level, code) t)`;
const agencyOf = `case when i % 20 = 7 then ${sqlIdOf('agency', `(i / 20) % ${agencies}`)} end`;

// Realistic names: few family names, many given ones, spread over the city.
const surnames = [
  ...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
];
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉红建文辉力欣怡宇晨思佳浩然子涵',
];
const pick = (from: string[], by: string) =>
  `(array[${from.map((one) => `'${one}'`).join(',')}])[1 + (${by}) % ${from.length}]`;
/** Returns a pseudo-random number, the same in every run. */
const thrown = (salt: number) => `(hashint8extended(i, ${salt}) & 2147483647)`;
const name = `${pick(surnames, thrown(1))} || ${pick(given, thrown(2))} || case when i % 4 > 0 then ${pick(given, thrown(3))} else '' end`;

const body = (id: string, kind: string, called: string, from: string) =>
  `insert into organisations (id, kind, name, short_name, pinyin, pinyin_initials, seal_name, jurisdiction_id)
   select ${id}, '${kind}', ${called}, ${called}, 'jg', 'jg', ${called}, j.id from ${from}`;

/** Bureaus, authorities, agencies and units. */
export const bodies = (city: CitySize) => [
  body(
    sqlIdOf('bureau', '0'),
    'MUNICIPAL_HR_BUREAU',
    "'市局'",
    "jurisdictions j where j.kind = 'MUNICIPALITY'",
  ),
  body(
    sqlIdOf('centre', '0'),
    'TRAINING_CENTRE',
    "'培训中心'",
    "jurisdictions j where j.kind = 'MUNICIPALITY'",
  ),
  body(
    sqlIdOf('association', '0'),
    'ASSOCIATION',
    "'协会'",
    "jurisdictions j where j.kind = 'MUNICIPALITY'",
  ),
  body(
    sqlIdOf('district bureau', 'row_number() over (order by j.id)'),
    'DISTRICT_HR_BUREAU',
    "j.short_name || '人社局'",
    "jurisdictions j where j.kind <> 'MUNICIPALITY' and j.valid_to is null",
  ),
  body(
    sqlIdOf('industry'),
    'INDUSTRY_AUTHORITY',
    "'行业主管部门' || i",
    `jurisdictions j, generate_series(0, ${authorities - 1}) i where j.kind = 'MUNICIPALITY'`,
  ),
  body(
    sqlIdOf('agency'),
    'TALENT_AGENCY',
    "'人才机构' || i",
    `jurisdictions j, generate_series(0, ${agencies - 1}) i where j.kind = 'MUNICIPALITY'`,
  ),
  `insert into organisations (id, kind, name, short_name, pinyin, pinyin_initials, seal_name, jurisdiction_id,
     industry_authority_id, affiliation)
   select ${sqlIdOf('unit')}, 'EMPLOYER', '第' || i || '单位', '第' || i || '单位', 'dw', 'dw', '第' || i || '单位',
     p.ids[1 + i % cardinality(p.ids)],
     case when i % ${authorities + 1} = ${authorities} then null else ${sqlIdOf('industry', `i % ${authorities + 1}`)} end,
     (array['MUNICIPAL', 'DISTRICT', 'DISTRICT', 'CENTRAL'])[1 + i % 4]
   from generate_series(0, ${unitsOf(city) - 1}) i, (select ${places} as ids) p`,
];

/** Returns a topic of each year and its open year. */
export const topics = ({ years }: CitySize) =>
  years.flatMap((year) => [
    `insert into annual_topics
     select (jsonb_populate_record(t, jsonb_build_object('id', 'bench-${year}', 'year', ${year},
       'enrolment_opens_at', '2000-01-01', 'enrolment_closes_at', '2099-01-01'))).*
     from annual_topics t order by year desc limit 1`,
    `insert into learning_years (year) values (${year}) on conflict do nothing`,
  ]);

/** People of a range of numbers, each an employee of a unit. */
const peopleOf = (prefix: string, from: number, to: number, units: number) => [
  `insert into accounts (id, name, id_document_type, id_number_cipher, id_number_index, id_number_masked, phone_masked)
   select ${sqlIdOf(prefix)}, ${name}, 'RESIDENT_ID', 'x', 'bench-${prefix}-' || i,
     '500***********' || lpad((${thrown(4)} % 10000)::text, 4, '0'), '139****0000'
   from generate_series(${from}, ${to - 1}) i`,
  `insert into employments (id, account_id, organisation_id, state, valid_from)
   select ${sqlIdOf(`m${prefix}`)}, ${sqlIdOf(prefix)}, ${sqlIdOf('unit', `i % ${units}`)}, 'CONFIRMED', '2015-01-01'
   from generate_series(${from}, ${to - 1}) i`,
  `insert into learners (account_id, district_id, title_code, privacy_version, privacy_consented_at, registration_state)
   select ${sqlIdOf(prefix)}, p.ids[1 + (i % ${units}) % cardinality(p.ids)],
     t.codes[1 + (i / 7) % cardinality(t.codes)], '1', '2020-01-01', 'CONFIRMED'
   from generate_series(${from}, ${to - 1}) i, (select ${places} as ids) p, (select ${titles} as codes) t`,
];

export const persons = (city: CitySize) => peopleOf('p', 0, everybodyOf(city), unitsOf(city));

/** People who register while the product runs, to measure the cost of a change. */
export const newcomers = (city: CitySize, from: number, to: number) =>
  peopleOf('n', from, to, unitsOf(city));

export const custodies = (city: CitySize) => [
  `insert into archive_custodies (id, account_id, agency_id, valid_from)
   select ${sqlIdOf('c')}, ${sqlIdOf('p')}, ${agencyOf}, '2015-01-01'
   from generate_series(7, ${everybodyOf(city) - 1}, 20) i`,
];

/** 0 to 999, different for each person and year. */
const dice = (year: number) => `(${thrown(year)} % 1000)`;
const at = (year: number, days: string) =>
  `(timestamptz '${year}-03-01 10:00+08' + ${days} * interval '1 day')`;

/** Enrolments of a year, their access and study. */
export const enrolments = (year: number, { people }: CitySize) => [
  `insert into enrolments (id, account_id, topic_id, state, selected_at)
   select ${sqlIdOf(`e${year}`)}, ${sqlIdOf('p')}, 'bench-${year}', 'OPEN', ${at(year, `(${dice(year)} % 200)`)}
   from generate_series(0, ${people - 1}) i`,
  `insert into access_grants (id, enrolment_id, because, granted_at)
   select ${sqlIdOf(`g${year}`)}, ${sqlIdOf(`e${year}`)}, 'ONLINE', ${at(year, `(${dice(year)} % 200 + 1)`)}
   from generate_series(0, ${people - 1}) i where ${dice(year)} < 950`,
  `insert into study_rounds (id, enrolment_id, round_no, because, opened_at, completed_at)
   select ${sqlIdOf(`r${year}`)}, ${sqlIdOf(`e${year}`)}, 1, 'FIRST', ${at(year, `(${dice(year)} % 200 + 1)`)},
     case when ${dice(year)} < 900 then ${at(year, `(${dice(year)} % 200 + 20)`)} end
   from generate_series(0, ${people - 1}) i where ${dice(year)} < 950`,
];

/** Returns the learner years of a year, in two halves. */
export function learnerYears(year: number, city: CitySize): string[] {
  const everybody = everybodyOf(city);
  const half = Math.floor(everybody / 2);
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
      `case when i < ${city.people} and ${dice(year)} < ${below} then ${at(year, `(${dice(year)} % 200 + ${days})`)} end`,
  );
  return [
    [0, half],
    [half, everybody],
  ].map(
    ([
      from,
      to,
    ]) => `insert into learner_years (year, account_id, organisation_id, agency_id, affiliation,
      jurisdiction_id, industry_authority_id, title_level, required, enrolled_at, access_at, studied_at,
      first_exam_at, passed_at, endorsed_at, recorded_at, excused_at)
    select ${year}, ${sqlIdOf('p')}, o.id, ${agencyOf}, o.affiliation, o.jurisdiction_id, o.industry_authority_id,
      (array['SENIOR_FULL', 'SENIOR_ASSOCIATE', 'INTERMEDIATE', 'ASSISTANT', 'JUNIOR_TECHNICIAN'])[1 + (i / 7) % 5], true,
      ${steps.join(',\n')},
      case when i >= ${city.people} and i % 5 = 0 then ${at(year, '100')} end
    from generate_series(${from}, ${(to as number) - 1}) i join organisations o on o.id = ${sqlIdOf('unit', `i % ${unitsOf(city)}`)}`,
  );
}

/** Figures of decisions, money, scores and questions. */
export const events = ({ years }: CitySize) =>
  years.flatMap((year) => [
    `with decided as (
       insert into tallies (kind, day, organisation_id, detail, band, n, amount)
       select 'DECIDED', make_date(${year}, 3, 1) + d, o.id, 'ENDORSED', b, 40, 40 * b * 3000
       from generate_series(0, 250) d, unnest(array[24, 48, 72, 120]) b,
         (select id from organisations where kind in ('DISTRICT_HR_BUREAU', 'ASSOCIATION')) o returning *
     ), taken as (
       insert into tallies (kind, day, organisation_id, detail, band, n, amount)
       select 'TAKEN', make_date(${year}, 3, 1) + d, o.id, m, 0, 20, 140000
       from generate_series(0, 250) d, unnest(array['CASH', 'CARD', 'TRANSFER']) m,
         (select id from organisations where kind in ('DISTRICT_HR_BUREAU', 'TRAINING_CENTRE')) o returning *
     )
     insert into monthly_tallies
     select kind, date_trunc('month', day)::date, organisation_id, detail, band, sum(n), sum(amount)
     from (table decided union all table taken) t group by 1, 2, 3, 4, 5`,
    `insert into score_figures (topic_id, jurisdiction_id, score, n)
     select 'bench-${year}', j.id, s, 100 + s from generate_series(20, 100) s, jurisdictions j where j.valid_to is null`,
    `insert into attempt_figures (topic_id, day, attempt_no, n, passed)
     select 'bench-${year}', make_date(${year}, 9, 1) + d, a, 1000 / a, 700 / a
     from generate_series(0, 80) d, generate_series(1, 3) a`,
    `insert into question_figures (topic_id, question_id, n, right_n, score_sum, score_square_sum, right_score_sum)
     select 'bench-${year}', 'bench-question-' || q, 20000, 8000 + q * 10, 1400000, 102000000, (8000 + q * 10) * 74
     from generate_series(1, 600) q`,
  ]);
