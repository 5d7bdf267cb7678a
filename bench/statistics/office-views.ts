import { idOf } from './ids.ts';
import type { Role } from './views.ts';

/** The bodies whose pages are opened, the largest among them. */
const desks: [string, Role][] = [
  ['市人社局', 'MUNICIPAL_OFFICER'],
  ['培训中心', 'CENTRE_CLERK'],
  ['协会', 'ASSOCIATION_CLERK'],
  ['行业主管部门', 'INDUSTRY_OFFICER'],
  ['人才机构', 'AGENCY_CLERK'],
  ['单位', 'UNIT_ADMIN'],
  ['区县', 'DISTRICT_CLERK'],
];

const overseers: [string, Role][] = [
  ['全市', 'MUNICIPAL_OFFICER'],
  ['区县', 'DISTRICT_CLERK'],
  ['行业', 'INDUSTRY_OFFICER'],
];

const keepers: [string, Role][] = [
  ['单位', 'UNIT_ADMIN'],
  ['人才机构', 'AGENCY_CLERK'],
];

/** Home pages, supervision, rosters and professional subjects. */
export function officeViewsOf({
  year,
  place,
}: {
  year: number;
  place: string;
}): [string, Role, string][] {
  return [
    ...desks.map(([whose, role]): [string, Role, string] => [`${whose}的工作台`, role, '/']),
    ...overseers.flatMap(([whose, role]) => [
      ...(['place', 'industry', 'unit', 'level'] as const).map((by): [string, Role, string] => [
        `${whose}的参学督查（${by}）`,
        role,
        `/supervision?year=${year}&by=${by}`,
      ]),
      [`${whose}的限期督办`, role, '/catch-up-orders'] as [string, Role, string],
      [`${whose}发出的督办`, role, '/catch-up-orders?side=issued'] as [string, Role, string],
    ]),
    ['参学督查（一个区县的单位）', 'MUNICIPAL_OFFICER', `/supervision?by=unit&place=${place}`],
    [
      '参学督查（一个行业的单位）',
      'MUNICIPAL_OFFICER',
      `/supervision?by=unit&industry=${idOf('industry', 3)}`,
    ],
    ['参学督查（中级）', 'MUNICIPAL_OFFICER', '/supervision?by=place&level=INTERMEDIATE'],
    ['全市的新督办', 'MUNICIPAL_OFFICER', `/catch-up-orders/new?year=${year}&member=${place}`],
    [
      '区县的新督办',
      'DISTRICT_CLERK',
      `/catch-up-orders/new?kind=UNIT&year=${year}&member=${idOf('unit', 5)}`,
    ],
    [
      '行业的新督办',
      'INDUSTRY_OFFICER',
      `/catch-up-orders/new?kind=UNIT&year=${year}&member=${idOf('unit', 3)}`,
    ],
    ['培训中心的参学督查', 'CENTRE_CLERK', `/supervision?year=${year}`],
    ['全市的抽查', 'MUNICIPAL_OFFICER', '/spot-checks'],
    ['区县的抽查', 'DISTRICT_CLERK', '/spot-checks'],
    ['新的抽查', 'MUNICIPAL_OFFICER', '/spot-checks/new'],
    ...keepers.flatMap(([whose, role]) =>
      [
        ['名册', '/roster'],
        ['名册（查姓名）', '/roster?who=王'],
        ['名册（查姓名，没有这个人）', '/roster?who=欧阳'],
        ['名册（已结束）', '/roster?view=LEFT'],
        ['转入转出', '/roster/transfers'],
        ['名单导入', '/roster/imports'],
        ['学时确认', '/hours/confirmations'],
        ['督办', '/catch-up-orders'],
      ].map(([what, path]): [string, Role, string] => [`${whose}的${what}`, role, path as string]),
    ),
    ['行业的各单位学时', 'INDUSTRY_OFFICER', `/industry-desk?year=${year}`],
    [
      '行业看一个单位的学时',
      'INDUSTRY_OFFICER',
      `/industry-desk/units/${idOf('unit', 3)}?year=${year}`,
    ],
    ['行业的专业科目', 'INDUSTRY_OFFICER', `/professional-subjects?year=${year}`],
    ['全市的专业科目', 'MUNICIPAL_OFFICER', `/professional-subjects?year=${year}`],
    ['区县的专业科目', 'DISTRICT_CLERK', `/professional-subjects?year=${year}`],
    ['单位的专业科目', 'UNIT_ADMIN', `/professional-subjects?year=${year}`],
    ['单位的专业科目学时', 'UNIT_ADMIN', `/professional-staff?year=${year}`],
  ];
}
