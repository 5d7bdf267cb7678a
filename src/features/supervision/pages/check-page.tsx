import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DefinitionList,
  ErrorSummary,
  Form,
  formatDateTime,
  formatDay,
  Page,
  Stat,
  SubmitButton,
  Tabs,
  TextArea,
  type Tone,
} from '../../../ui/index.ts';
import type { CheckView } from '../queries/check-view.ts';
import { percentText, wilson } from '../rules/share.ts';
import {
  type CheckOutcome,
  checkSubjectNames,
  defectNames,
  outcomeNames,
  type SpotCheck,
} from '../rules/spot-check.ts';

export interface CheckPageProps extends CheckView {
  show: 'left' | 'defects' | null;
  form: FormState;
}

const tones: Record<CheckOutcome, Tone> = {
  IN_ORDER: 'success',
  DEFECT: 'error',
  NOT_CHECKABLE: 'warning',
};

/** A check: how it was drawn, what it has shown so far, its rows, and its end. */
export function CheckPage(props: CheckPageProps) {
  const { check, tally, mayWork, form, show } = props;
  const href = `/spot-checks/${check.id}`;
  const tabs = [
    { to: null, label: '全部', count: tally.drawn },
    { to: 'left', label: '待核查', count: tally.left },
    { to: 'defects', label: '有问题', count: tally.defects },
  ];
  return (
    <Page
      title={`${check.checkNo}号抽查：${checkSubjectNames[check.subject]}`}
      width="wide"
      lead={`${props.scope}，${formatDay(check.periodFrom)}至${formatDay(check.periodTo)}。`}
      crumbs={[{ label: '随机抽查', href: '/spot-checks' }, { label: check.checkNo }]}
      actions={
        <ButtonLink href={`${href}/result.pdf`} tone="quiet">
          打印（PDF）
        </ButtonLink>
      }
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Result tally={tally} />
        {check.conclusion ? (
          <Card title="抽查结论" icon="check">
            <p class="whitespace-pre-wrap">{check.conclusion}</p>
          </Card>
        ) : null}
        <Tabs
          label="抽取的记录"
          tabs={tabs.map(({ to, label, count }) => ({
            href: to ? `${href}?show=${to}` : href,
            label,
            count,
            current: to === show,
          }))}
        />
        <Rows {...props} />
        {mayWork && !check.closedAt && tally.left === 0 ? (
          <Card title="结束抽查" icon="check" tone="accent">
            <Form action={`${href}/closing`}>
              <TextArea label="抽查结论" rows={4} {...fieldOf(form, 'conclusion')} required />
              <SubmitButton>结束抽查</SubmitButton>
            </Form>
          </Card>
        ) : null}
        <Drawing check={check} drawn={tally.drawn} />
      </div>
    </Page>
  );
}

function Result({ tally }: Pick<CheckPageProps, 'tally'>) {
  const checked = tally.inOrder + tally.defects;
  const interval = wilson(tally.defects, checked);
  return (
    <div class="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Stat label="已核查" value={`${tally.drawn - tally.left} / ${tally.drawn}`} />
      <Stat label="有问题" value={String(tally.defects)} note={`符合规定 ${tally.inOrder} 件`} />
      <Stat
        label="问题率"
        value={percentText(checked > 0 ? (tally.defects / checked) * 100 : null)}
        note={
          interval
            ? `95%置信区间 ${percentText(interval.low)} 至 ${percentText(interval.high)}`
            : '还没有核查结果'
        }
      />
      <Stat label="无法核查" value={String(tally.notCheckable)} note="不计入问题率" />
    </div>
  );
}

function Rows({ check, rows, people, bodyNames, show }: CheckPageProps) {
  const listed = rows.filter(({ outcome }) =>
    show === 'left' ? outcome === null : show === 'defects' ? outcome === 'DEFECT' : true,
  );
  return (
    <DataTable
      caption="抽取的记录"
      rows={listed}
      rowKey={({ position }) => String(position)}
      columns={[
        {
          key: 'no',
          label: '序号',
          cell: ({ position }) => (
            <a class="link figures" href={`/spot-checks/${check.id}/rows/${position}`}>
              第{position}件
            </a>
          ),
        },
        { key: 'name', label: '人员', cell: (row) => people.get(row.accountId)?.name ?? '' },
        {
          key: 'number',
          label: '证件号码',
          cell: (row) => (
            <span class="figures whitespace-nowrap">
              {people.get(row.accountId)?.idNumberMasked ?? ''}
            </span>
          ),
        },
        {
          key: 'body',
          label: '办理单位',
          cell: ({ bodyId }) => (bodyId ? (bodyNames.get(bodyId) ?? '') : '本人学习'),
        },
        { key: 'at', label: '办理时间', cell: ({ actedAt }) => formatDateTime(actedAt) },
        {
          key: 'outcome',
          label: '结果',
          cell: ({ outcome, defect, caseId }) => (
            <>
              {outcome ? (
                <Badge tone={tones[outcome]}>{outcomeNames[outcome]}</Badge>
              ) : (
                <Badge tone="neutral">待核查</Badge>
              )}
              {defect ? ` ${defectNames[check.subject][defect] ?? ''}` : ''}
              {caseId ? '（已上报）' : ''}
            </>
          ),
        },
      ]}
    />
  );
}

function Drawing({ check, drawn }: { check: SpotCheck; drawn: number }) {
  return (
    <Card title="怎样抽取的" icon="info">
      <DefinitionList
        items={[
          { label: '抽取时间', value: formatDateTime(check.openedAt) },
          { label: '总体', value: `${check.population.toLocaleString('zh-CN')} 件` },
          { label: '抽取', value: `${drawn} 件` },
          {
            label: '随机种子',
            value: <span class="figures break-all">{check.seed}</span>,
          },
        ]}
      />
      <p class="mt-3 text-muted">
        种子由系统在抽取时随机产生，谁也不能指定。总体每件的编号与种子一起散列（PostgreSQL 的
        hashtextextended），按结果从小到大取前{drawn}件；凭种子可以重新抽取，核对是否一致。
      </p>
    </Card>
  );
}
