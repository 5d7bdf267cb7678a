import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Alert,
  ButtonLink,
  Card,
  ConfirmButton,
  DefinitionList,
  ErrorSummary,
  FileField,
  Form,
  formatDateTime,
  Page,
  RadioField,
  SelectField,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { Evidence } from '../queries/evidence.ts';
import {
  type CheckBarrier,
  type CheckRow,
  checkSubjectNames,
  defectNames,
  outcomeNames,
  type SpotCheck,
} from '../rules/spot-check.ts';

export interface CheckRowPageProps {
  check: SpotCheck;
  row: CheckRow;
  people: Map<string, { name: string; idNumberMasked: string }>;
  /** The body that acted; null for study. */
  body: string | null;
  evidence: Evidence;
  /** In the clear, right after it was asked for. */
  idNumber: string | null;
  mayWork: boolean;
  barrier: CheckBarrier | null;
  mayReport: boolean;
  bureau: boolean;
  next: number | null;
  form: FormState;
}

/** One drawn row: what is kept about it, and what the check showed. */
export function CheckRowPage(props: CheckRowPageProps) {
  const { check, row, next, form } = props;
  const href = `/spot-checks/${check.id}`;
  return (
    <Page
      title={`第${row.position}件：${checkSubjectNames[check.subject]}`}
      width="wide"
      crumbs={[
        { label: '随机抽查', href: '/spot-checks' },
        { label: check.checkNo, href },
        { label: `第${row.position}件` },
      ]}
      actions={
        next ? (
          <ButtonLink href={`${href}/rows/${next}`} tone="quiet">
            下一件待核查
          </ButtonLink>
        ) : null
      }
    >
      <ErrorSummary errors={form.errors} />
      <div class="two-columns">
        <EvidenceCards {...props} />
        <div class="stack">
          <Outcome {...props} />
          <Suspicion {...props} />
        </div>
      </div>
    </Page>
  );
}

function EvidenceCards({
  check,
  row,
  people,
  body,
  evidence,
  idNumber,
  mayWork,
}: CheckRowPageProps) {
  const person = people.get(row.accountId);
  return (
    <div class="stack">
      <Card title="这一件" icon="person">
        <DefinitionList
          items={[
            { label: '人员', value: person?.name },
            {
              label: '证件号码',
              value: <span class="figures">{idNumber ?? person?.idNumberMasked}</span>,
            },
            { label: '办理单位', value: body },
            { label: '办理人', value: row.actedBy ? people.get(row.actedBy)?.name : null },
            { label: '办理时间', value: formatDateTime(row.actedAt) },
          ]}
        />
        {mayWork && !idNumber ? (
          <Form action={`/spot-checks/${check.id}/rows/${row.position}/number`} class="mt-4">
            <SubmitButton tone="quiet" size="small">
              查看完整号码（记入审计）
            </SubmitButton>
          </Form>
        ) : null}
      </Card>
      <Card title="平台上的记录" icon="list">
        {evidence.facts.length === 0 ? <p>原记录已经不在了，请按“无法核查”处理。</p> : null}
        <DefinitionList
          items={evidence.facts.map(({ label, value, href }) => ({
            label,
            value: href ? (
              <a class="link" href={href}>
                {value}
              </a>
            ) : (
              value
            ),
          }))}
        />
      </Card>
    </div>
  );
}

function Recorded({ check, row, people }: CheckRowPageProps) {
  if (!row.outcome) return null;
  return (
    <Card title="核查结果" icon="check">
      <DefinitionList
        items={[
          { label: '结果', value: outcomeNames[row.outcome] },
          { label: '问题', value: row.defect ? defectNames[check.subject][row.defect] : null },
          { label: '说明', value: row.note },
          {
            label: '材料',
            value: row.fileName ? (
              <a class="link" href={`/spot-checks/${check.id}/rows/${row.position}/file`}>
                {row.fileName}
              </a>
            ) : null,
          },
          { label: '核查人', value: row.checkedBy ? people.get(row.checkedBy)?.name : null },
          { label: '核查时间', value: row.checkedAt ? formatDateTime(row.checkedAt) : null },
        ]}
      />
    </Card>
  );
}

function Outcome(props: CheckRowPageProps) {
  const { check, row, barrier, mayWork, form } = props;
  if (barrier === 'own_act')
    return (
      <>
        <Recorded {...props} />
        <Alert tone="warning" title="须由另一位工作人员核查">
          这一件由您本人办理，或者与您本人有关。
        </Alert>
      </>
    );
  if (!mayWork || barrier) return <Recorded {...props} />;
  const known = { outcome: row.outcome ?? '', defect: row.defect ?? '', note: row.note };
  const given = { ...form, values: Object.keys(form.values).length > 0 ? form.values : known };
  return (
    <>
      <Recorded {...props} />
      <Card title={row.outcome ? '更正结果' : '记录结果'} icon="pen" tone="accent">
        <Form action={`/spot-checks/${check.id}/rows/${row.position}/outcome`} upload>
          <RadioField
            label="核查结果"
            required
            {...fieldOf(given, 'outcome')}
            options={Object.entries(outcomeNames).map(([value, label]) => ({ value, label }))}
          />
          <SelectField
            label="是什么问题"
            hint="有问题时选择。"
            placeholder="没有问题"
            {...fieldOf(given, 'defect')}
            options={Object.entries(defectNames[check.subject]).map(([value, label]) => ({
              value,
              label,
            }))}
          />
          <TextArea
            label="说明"
            hint="有问题或者无法核查时填写看到的情况。"
            rows={3}
            {...fieldOf(given, 'note')}
          />
          <FileField
            name="file"
            label="材料"
            hint="PDF、JPG 或 PNG，不超过 10 MB。"
            error={form.errors.file}
            accept=".pdf,.jpg,.jpeg,.png"
          />
          <SubmitButton>记录结果</SubmitButton>
        </Form>
      </Card>
    </>
  );
}

function Suspicion({ check, row, mayReport, bureau }: CheckRowPageProps) {
  if (row.caseId)
    return (
      <Card title="已作为线索上报" icon="flag">
        <a class="link" href={bureau ? `/cases/${row.caseId}` : '/reports'}>
          {bureau ? '查看案件' : '查看进展'}
        </a>
      </Card>
    );
  if (!mayReport) return null;
  return (
    <Card title="有违规嫌疑的" icon="flag">
      <ConfirmButton
        label="作为线索上报"
        question="连同核查说明交市人力社保局立案核实，对方可以申辩。上报后核查结果不能再改。"
        confirm="确定上报"
        action={`/spot-checks/${check.id}/rows/${row.position}/suspicion`}
      />
    </Card>
  );
}
