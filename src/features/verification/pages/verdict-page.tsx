import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  DefinitionList,
  formatDate,
  formatDateTime,
  Page,
} from '../../../ui/index.ts';
import type { Endorsement } from '../../endorsement/index.ts';
import type { CertificateEntry } from '../../hours/index.ts';
import type { ResultSlip } from '../../result-slips/index.ts';
import { maskName } from '../rules/mask-name.ts';

export interface VerdictPageProps {
  slip: ResultSlip;
  endorsement: Endorsement | null;
  entry: CertificateEntry | null;
  now: Date;
}

/** The state of a slip with what is printed on it, to compare line by line (lesson 9). */
export function VerdictPage({ slip, endorsement, entry, now }: VerdictPageProps) {
  const { content } = slip;
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
        <Verdict slip={slip} endorsement={endorsement} />
        <Card title="请与纸面逐项核对" icon="certificate">
          <DefinitionList
            items={[
              { label: '编号', value: <b class="figures">{slip.slipNo}</b> },
              { label: '姓名', value: maskName(content.name) },
              { label: '证件号码', value: content.idNumberMasked },
              { label: '年度专题', value: `${content.year}年　${content.topicTitle}` },
              { label: '学时', value: `${content.creditHours} 学时` },
              { label: '成绩', value: `${content.score} 分（${content.passMark} 分合格）` },
              { label: '考试时间', value: formatDateTime(new Date(content.examinedAt)) },
              { label: '出单日期', value: formatDate(new Date(content.issuedAt)) },
              { label: '审验单位', value: slip.endorsement?.body ?? '尚未审验' },
              {
                label: '审验日期',
                value: slip.endorsement ? formatDate(new Date(slip.endorsement.at)) : null,
              },
              {
                label: '学时登记',
                value: <Recorded entry={entry} />,
              },
            ]}
          />
        </Card>
        <p class="text-sm text-muted">查验时间：{formatDateTime(now)}。状态以打开本页时为准。</p>
      </div>
    </Page>
  );
}

function Recorded({ entry }: Pick<VerdictPageProps, 'entry'>) {
  if (!entry) return <>尚未登记</>;
  return entry.withdrawnAt ? (
    <Badge tone="error">{`已撤回，${formatDate(entry.withdrawnAt)}`}</Badge>
  ) : (
    <Badge tone="success">{`已登记，${formatDate(entry.confirmedAt)}`}</Badge>
  );
}

function Verdict({ slip, endorsement }: Pick<VerdictPageProps, 'slip' | 'endorsement'>) {
  if (slip.state === 'REVOKED')
    return (
      <Alert tone="error" title="已撤销，无效">
        {slip.stateBecause}。
      </Alert>
    );
  if (slip.state === 'SUPERSEDED')
    return (
      <Alert tone="warning" title="已换发新单，本单不再使用">
        {slip.stateBecause}。请持证人出示新的合格单。
      </Alert>
    );
  if (slip.endorsement)
    return (
      <Alert tone="success" title="有效，已审验">
        由{slip.endorsement.body}审验，可据此登记学时。
      </Alert>
    );
  return (
    <Alert tone="info" title="有效，尚未审验">
      {endorsement?.state === 'RETURNED'
        ? '审验申请被退回，学员需要重新提交。'
        : '成绩真实，等待审验。未经审验的不能登记学时。'}
    </Alert>
  );
}
