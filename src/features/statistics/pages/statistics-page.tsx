import type { ComponentChildren } from 'preact';
import { ButtonLink, formatTime, Page, Tabs, usePage } from '../../../ui/index.ts';
import { isMasked } from '../rules/policy.ts';

const views = [
  { href: '/statistics', label: '总览', roles: null },
  { href: '/statistics/units', label: '单位', roles: null },
  {
    href: '/statistics/exams',
    label: '考试',
    roles: ['MUNICIPAL_OFFICER', 'CENTRE_CLERK', 'ASSOCIATION_CLERK', 'DISTRICT_CLERK'],
  },
  {
    href: '/statistics/endorsements',
    label: '审验用时',
    roles: [
      'MUNICIPAL_OFFICER',
      'CENTRE_CLERK',
      'ASSOCIATION_CLERK',
      'DISTRICT_CLERK',
      'UNIT_ADMIN',
    ],
  },
  {
    href: '/statistics/payments',
    label: '缴费',
    roles: ['MUNICIPAL_OFFICER', 'CENTRE_CLERK', 'DISTRICT_CLERK'],
  },
  { href: '/statistics/exports', label: '导出', roles: null },
];

/** The frame of every page of statistics: its views, of when the figures are, printing. */
export function StatisticsPage({
  title,
  lead,
  current,
  mergedAt,
  year,
  role,
  children,
}: {
  title: string;
  lead?: string;
  current: string;
  mergedAt?: Date;
  year?: number;
  role: string;
  children: ComponentChildren;
}) {
  usePage();
  return (
    <Page
      title={title}
      width="wide"
      lead={[
        lead,
        mergedAt ? `数据截至 ${formatTime(mergedAt)}，随办理自动更新。` : '',
        isMasked(role) ? '少于5人的数显示为“＜5”。' : '',
      ]
        .filter(Boolean)
        .join(' ')}
      actions={
        current === '/statistics/exports' ? null : (
          <ButtonLink href={`/statistics/exports${year ? `?year=${year}` : ''}`} tone="quiet">
            导出 xlsx / csv
          </ButtonLink>
        )
      }
    >
      <Tabs
        label="统计内容"
        tabs={views
          .filter(({ roles }) => roles === null || roles.includes(role))
          .map(({ href, label }) => ({ href, label, current: href === current }))}
      />
      <div class="stack">{children}</div>
    </Page>
  );
}
