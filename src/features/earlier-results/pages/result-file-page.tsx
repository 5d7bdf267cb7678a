import { type FormState, fieldOf, typed } from '../../../platform/http/form.ts';
import { describeReading, type TableReading } from '../../../platform/spreadsheets/index.ts';
import {
  Alert,
  Badge,
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  SelectField,
  SmallPrint,
  Stat,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import {
  type CheckedRow,
  countRows,
  type EarlierResult,
  fileStateNames,
  fileStateTones,
  type ResultFile,
} from '../rules/earlier-result.ts';
import { RowsTable } from './rows-table.tsx';

export interface ResultFilePageProps {
  file: ResultFile;
  rows: CheckedRow[];
  /** What was imported, by row. */
  results: ReadonlyMap<number, EarlierResult>;
  uploadedByName: string;
  importedByName: string | null;
  open: Proposal | undefined;
  mayImport: boolean;
  form: FormState;
}

/** A list with the outcome of each row, and what can be done with it. */
export function ResultFilePage(props: ResultFilePageProps) {
  const { file, rows, open, form } = props;
  const counts = countRows(rows);
  const changeable = file.state === 'CHECKED' && props.mayImport && !open;
  return (
    <Page
      title="历年成绩名单"
      width="wide"
      crumbs={[{ label: '历年成绩', href: '/earlier-results' }, { label: file.fileName }]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <OpenProposal proposal={open} />
        <Facts {...props} />
        <div class="grid gap-5 grid-cols-3">
          <Stat label="可以导入" value={counts.good} note="行" />
          <Stat label="有疑问" value={counts.doubtful} note="行，确认后才导入" />
          <Stat label="有错误" value={counts.faulty} note="行，不导入" />
        </div>
        {file.state === 'CHECKED' && counts.faulty > 0 ? (
          <Alert tone="warning">有错误的行不会导入；改好以后可以单独上传这些行。</Alert>
        ) : null}
        <RowsTable {...props} changeable={changeable} />
        {changeable ? <Next file={file} good={counts.good} /> : null}
        {file.state === 'IMPORTED' && props.mayImport ? <Revoke {...props} /> : null}
      </div>
    </Page>
  );
}

function Facts({ file, uploadedByName, importedByName }: ResultFilePageProps) {
  return (
    <Card
      title={file.fileName}
      icon="list"
      actions={<Badge tone={fileStateTones[file.state]}>{fileStateNames[file.state]}</Badge>}
    >
      <DefinitionList
        items={[
          { label: '来源和依据', value: file.source },
          {
            label: '上传',
            value: (
              <>
                {uploadedByName}，<DateTime value={file.uploadedAt} />
              </>
            ),
          },
          {
            label: '导入',
            value: file.importedAt ? (
              <>
                {importedByName}复核，
                <DateTime value={file.importedAt} />
              </>
            ) : null,
          },
        ]}
      />
      <Reading reading={file.reading as Partial<TableReading>} />
    </Card>
  );
}

/** What was read of the file; nothing where it was not kept. */
function Reading({ reading }: { reading: Partial<TableReading> }) {
  if (reading.headingRow === undefined) return null;
  return <SmallPrint sentences={describeReading(reading as TableReading)} />;
}

function Next({ file, good }: { file: ResultFile; good: number }) {
  const base = `/earlier-results/${file.id}`;
  return (
    <Card title="下一步" icon="check" tone="accent">
      <p class="mb-4">提请另一位经办人复核；确认后 {good} 条成绩计入各人的评审周期。</p>
      <div class="flex flex-wrap items-start gap-3">
        {good > 0 ? (
          <Form action={`${base}/proposal`}>
            <SubmitButton busyText="正在提交…">提请复核</SubmitButton>
          </Form>
        ) : null}
        <ConfirmButton
          label="放弃"
          tone="quiet"
          question="放弃后什么都不导入。"
          confirm="确定放弃"
          action={`${base}/discarding`}
        />
      </div>
    </Card>
  );
}

function Revoke({ file, rows, results, form }: ResultFilePageProps) {
  const standing = rows.flatMap((row) => {
    const result = results.get(row.rowNo);
    return result && !result.revokedAt ? [{ row, result }] : [];
  });
  if (standing.length === 0) return null;
  return (
    <Card title="撤销一条" icon="flag">
      <Form action={`/earlier-results/${file.id}/revocation`}>
        <SelectField
          name="result"
          label="成绩"
          placeholder="请选择"
          value={typed(form.values, 'result')}
          error={form.errors.result}
          required
          options={standing.map(({ row, result }) => ({
            value: result.id,
            label: `第${row.rowNo}行 ${row.name} ${result.year}年`,
          }))}
        />
        <TextArea {...fieldOf(form, 'reason')} label="原因" rows={2} maxLength={200} required />
        <SubmitButton tone="danger">提请撤销</SubmitButton>
      </Form>
    </Card>
  );
}
