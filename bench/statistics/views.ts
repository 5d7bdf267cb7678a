import { idOf } from './ids.ts';
import { officeViewsOf } from './office-views.ts';

/** A page to open, with its reader. */
export interface View {
  name: string;
  role: Role;
  path: string;
}

/** Officers of each body with views of their own. */
export const bodies = {
  MUNICIPAL_OFFICER: idOf('bureau', 0),
  CENTRE_CLERK: idOf('centre', 0),
  ASSOCIATION_CLERK: idOf('association', 0),
  INDUSTRY_OFFICER: idOf('industry', 3),
  AGENCY_CLERK: idOf('agency', 1),
  UNIT_ADMIN: idOf('unit', 5),
  DISTRICT_CLERK: 'PLACE',
} as const;
export type Role = keyof typeof bodies;

const standings = [
  'NOT_ENROLLED',
  'NOT_PAID',
  'NOT_STUDIED',
  'NOT_PASSED',
  'NOT_ENDORSED',
  'NOT_RECORDED',
  'DONE',
  'EXCUSED',
];

/**
 * Every dashboard, list and drill-down; one line a view. `place` is a district, `someone` a person far
 * down the lists.
 */
export function viewsOf({
  year,
  place,
  someone,
}: {
  year: number;
  place: string;
  someone: string;
}): View[] {
  const rows: [string, Role, string][] = [
    ['全市总览', 'MUNICIPAL_OFFICER', `/statistics?year=${year}`],
    ['全市总览（去年）', 'MUNICIPAL_OFFICER', `/statistics?year=${year - 1}`],
    ['全市总览（一个区县）', 'MUNICIPAL_OFFICER', `/statistics?year=${year}&place=${place}`],
    [
      '全市总览（一个行业、中级）',
      'CENTRE_CLERK',
      `/statistics?year=${year}&industry=${idOf('industry', 3)}&level=INTERMEDIATE`,
    ],
    ['全市总览（隶属）', 'CENTRE_CLERK', `/statistics?year=${year}&affiliation=DISTRICT`],
    ['协会总览', 'ASSOCIATION_CLERK', `/statistics?year=${year}`],
    ['区县总览', 'DISTRICT_CLERK', `/statistics?year=${year}`],
    ['行业总览', 'INDUSTRY_OFFICER', `/statistics?year=${year}`],
    ['单位总览', 'UNIT_ADMIN', `/statistics?year=${year}`],
    ['全市的单位', 'MUNICIPAL_OFFICER', `/statistics/units?year=${year}`],
    ['一个区县的单位', 'MUNICIPAL_OFFICER', `/statistics/units?year=${year}&place=${place}`],
    [
      '一个区县的单位（第十页）',
      'MUNICIPAL_OFFICER',
      `/statistics/units?year=${year}&place=${place}&after=101.${idOf('unit', 499)}`,
    ],
    ['协会看单位', 'ASSOCIATION_CLERK', `/statistics/units?year=${year}`],
    ['区县的单位', 'DISTRICT_CLERK', `/statistics/units?year=${year}`],
    ['行业的单位', 'INDUSTRY_OFFICER', `/statistics/units?year=${year}`],
    ['单位自己', 'UNIT_ADMIN', `/statistics/units?year=${year}`],
    ...(['NOT_ENROLLED', 'NOT_RECORDED', 'DONE'] as const).map(
      (standing): [string, Role, string] => [
        `单位和人员（${standing}）`,
        'MUNICIPAL_OFFICER',
        `/statistics/units/${idOf('unit', 5)}?year=${year}&standing=${standing}`,
      ],
    ),
    [
      '单位和人员（第二页）',
      'MUNICIPAL_OFFICER',
      `/statistics/units/${idOf('unit', 5)}?year=${year}&standing=DONE&after=${someone}`,
    ],
    ['区县看单位', 'DISTRICT_CLERK', `/statistics/units/${idOf('unit', 5)}?year=${year}`],
    ['行业看单位', 'INDUSTRY_OFFICER', `/statistics/units/${idOf('unit', 3)}?year=${year}`],
    ['考试', 'CENTRE_CLERK', `/statistics/exams?topic=bench-${year}`],
    ['考试（区县）', 'DISTRICT_CLERK', `/statistics/exams?topic=bench-${year}`],
    ['审验用时', 'MUNICIPAL_OFFICER', `/statistics/endorsements?year=${year}`],
    ['审验用时（区县）', 'DISTRICT_CLERK', `/statistics/endorsements?year=${year}`],
    ['缴费', 'CENTRE_CLERK', `/statistics/payments?year=${year}`],
    ['缴费（区县）', 'DISTRICT_CLERK', `/statistics/payments?year=${year}`],
    ['导出', 'MUNICIPAL_OFFICER', '/statistics/exports'],
    ...(
      [
        ['单位', 'UNIT_ADMIN'],
        ['人才机构', 'AGENCY_CLERK'],
        ['区县', 'DISTRICT_CLERK'],
        ['行业', 'INDUSTRY_OFFICER'],
        ['全市', 'MUNICIPAL_OFFICER'],
      ] as const
    ).flatMap(([whose, role]) => [
      ...standings.map((standing): [string, Role, string] => [
        `${whose}的完成名单（${standing}）`,
        role,
        `/completion?year=${year}&standing=${standing}`,
      ]),
      ...[
        ['很后的一页', `after=${someone}`],
        ['查常见的姓', 'who=王'],
        ['查少见的姓名', 'who=吕晨'],
        ['查姓名，没有这个人', 'who=欧阳'],
        ['查证件号码', `who=${encodeURIComponent('500***********1234')}`],
      ].map(([what, more]): [string, Role, string] => [
        `${whose}的完成名单（${what}）`,
        role,
        `/completion?year=${year}&standing=NOT_PASSED&${more}`,
      ]),
    ]),
    ['全市往年的完成名单', 'MUNICIPAL_OFFICER', `/completion?year=${year - 3}&standing=DONE`],
    ['培训中心的完成名单', 'CENTRE_CLERK', `/completion?year=${year}`],
    ...officeViewsOf({ year, place }),
  ];
  return rows.map(([name, role, path]) => ({ name, role, path }));
}
