import { yearOf } from '../../../kernel/calendar.ts';
import {
  ButtonLink,
  Card,
  DataTable,
  DefinitionList,
  EmptyState,
  Page,
  Paper,
  Ring,
  Stat,
} from '../../../ui/index.ts';
import type { Certificate } from '../queries/certificate.ts';
import type { CertificateNumber } from '../queries/certificate-numbers.ts';
import { hoursOfYear } from '../rules/entry.ts';
import { certificateColumns } from './entry-columns.tsx';
import { YearsTable } from './years-table.tsx';

export interface CertificatePageProps extends Certificate {
  number: CertificateNumber;
  now: Date;
}

/** The learner's CE certificate: the hours of every year (N29, N30). */
export function CertificatePage({ learner, rows, accounts, number, now }: CertificatePageProps) {
  const year = yearOf(now);
  const minimum = accounts.find((one) => one.year === year)?.minima.publicHours ?? 0;
  const entries = rows.map(({ entry }) => entry);
  return (
    <Page
      title="继续教育证书"
      lead="公需科目由单位依据已审验的合格单确认学时，专业科目由行业主管部门认定，都登记在这里，也登记在单位的登记卡上。"
      actions={
        <>
          <ButtonLink href="/hours/claims" tone="quiet">
            申报其他学时
          </ButtonLink>
          <ButtonLink href="/certificate.xlsx" tone="quiet" download>
            下载（xlsx）
          </ButtonLink>
          <ButtonLink href="/certificate.pdf">打印（PDF）</ButtonLink>
        </>
      }
    >
      <div class="stack">
        <div class="grid gap-5 sm:grid-cols-2">
          <div class="stat-block flex items-center gap-5">
            <Ring
              label={`${year}年公需科目学时`}
              value={hoursOfYear(entries, year)}
              max={minimum}
              unit="学时"
            />
            <p>
              <b class="block">{year}年公需科目学时</b>
              <span class="text-sm text-muted">每年不少于{minimum}学时</span>
            </p>
          </div>
          <Stat
            label="累计年度"
            value={`${new Set(entries.filter((entry) => !entry.withdrawnAt).map((entry) => entry.year)).size} 年`}
          />
        </div>
        <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <Paper
            src="/certificate.svg"
            name={`${learner.name}继续教育证书`}
            alt={`继续教育证书 ${number.certificateNo}，内容与下面的表格相同`}
          />
          <Holder learner={learner} number={number} />
        </div>
        <YearsTable accounts={accounts} />
        <DataTable
          caption="学时登记"
          rows={rows}
          rowKey={({ entry }) => entry.id}
          empty={
            <EmptyState
              title="还没有登记的学时"
              icon="certificate"
              action={<ButtonLink href="/slips">查看我的合格单</ButtonLink>}
            >
              合格单审验后，由所在单位（或托管档案的代理机构）确认学时。
            </EmptyState>
          }
          columns={certificateColumns}
        />
      </div>
    </Page>
  );
}

/** Whose certificate it is, and how anybody checks it; beside the paper where there is room. */
function Holder({ learner, number }: Pick<CertificatePageProps, 'learner' | 'number'>) {
  return (
    <div class="stack lg:sticky lg:top-4">
      <Card title="持证人" icon="person">
        <DefinitionList
          items={[
            { label: '姓名', value: learner.name },
            { label: '证件号码', value: learner.idNumberMasked },
            { label: '工作单位', value: learner.employerName ?? '无' },
            { label: '职称', value: learner.titleName },
            { label: '证书编号', value: number.certificateNo },
            { label: '查验码', value: <b class="figures">{number.verificationCode}</b> },
          ]}
        />
      </Card>
      <Card title="怎样给别人看" icon="check">
        <p>
          打印，或者存为图片发出去。对方扫二维码，或在<a href="/verify">查验页</a>
          输入证书编号和查验码，看到的就是现在的登记。
        </p>
      </Card>
    </div>
  );
}
