import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DefinitionList,
  formatDate,
  formatDateTime,
  Page,
} from '../../../ui/index.ts';
import type { VerifiedCertificate } from '../queries/certificate-to-verify.ts';
import { maskName } from '../rules/mask-name.ts';

/** A certificate that was found: whose it is, masked, and the hours it has now (N30). */
export function CertificateVerdictPage({
  certificateNo,
  certificate: { learner, rows },
  now,
}: VerifiedCertificate & { now: Date }) {
  return (
    <Page
      title="查验结果"
      width="narrow"
      actions={
        <ButtonLink href="/verify" tone="quiet">
          再查一张
        </ButtonLink>
      }
    >
      <div class="stack">
        <Alert tone="success" title="证书有效">
          由平台出具。学时以下面显示的为准，纸面可能是以前打印的。
        </Alert>
        <Card title="请与纸面逐项核对" icon="certificate">
          <DefinitionList
            items={[
              { label: '证书编号', value: <b class="figures">{certificateNo}</b> },
              { label: '姓名', value: maskName(learner.name) },
              { label: '证件号码', value: learner.idNumberMasked },
            ]}
          />
        </Card>
        <DataTable
          caption="登记的学时"
          rows={rows}
          rowKey={({ entry }) => entry.id}
          empty={<p class="text-muted">还没有登记的学时。</p>}
          columns={[
            { key: 'year', label: '年度', cell: ({ entry }) => `${entry.year}年` },
            {
              key: 'subject',
              label: '类别',
              cell: ({ entry }) => (entry.subject === 'PUBLIC' ? '公需科目' : '专业科目'),
            },
            { key: 'hours', label: '学时', numeric: true, cell: ({ entry }) => entry.creditHours },
            { key: 'at', label: '登记日期', cell: ({ entry }) => formatDate(entry.confirmedAt) },
            {
              key: 'state',
              label: '状态',
              cell: ({ entry }) =>
                entry.withdrawnAt ? (
                  <Badge tone="error">已撤回</Badge>
                ) : (
                  <Badge tone="success">有效</Badge>
                ),
            },
          ]}
        />
        <p class="text-sm text-muted">查验时间：{formatDateTime(now)}。状态以打开本页时为准。</p>
      </div>
    </Page>
  );
}
