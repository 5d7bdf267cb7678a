import { titleLevelNames } from '../../../kernel/title-level.ts';
import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { describeReading, type TableReading } from '../../../platform/spreadsheets/index.ts';
import {
  ButtonLink,
  Card,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  SmallPrint,
  Stat,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { AcceptanceCheck, AcceptanceLine, LineOutcome } from '../queries/acceptance.ts';
import { acceptanceColumns, lineOutcomeNames } from './acceptance-columns.tsx';
import { sourceNames } from './acceptance-page.tsx';

/** The result of a check with the reason for each person, and the decisions (N37). */
export function AcceptanceCheckPage({
  check,
  lines,
  form,
}: {
  check: AcceptanceCheck;
  lines: AcceptanceLine[];
  form: FormState;
}) {
  const count = (outcome: LineOutcome) => lines.filter((line) => line.outcome === outcome).length;
  const open = lines.some(({ decision, accountId }) => decision === null && accountId !== null);
  return (
    <Page
      title={`${check.applicationYear}年${titleLevelNames[check.level]}申报核验`}
      width="wide"
      lead={
        <>
          {sourceNames[check.source]}，{check.madeByName}于
          <DateTime value={check.madeAt} />
          核验。
        </>
      }
      crumbs={[{ label: '受理核验', href: '/acceptance' }, { label: '核验结果' }]}
      actions={
        <>
          <ButtonLink href={`/acceptance/${check.id}/result.pdf`}>打印（PDF）</ButtonLink>
          <ButtonLink tone="quiet" href={`/acceptance/${check.id}/result.xlsx`}>
            下载表格
          </ButtonLink>
        </>
      }
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <div class="flex flex-wrap gap-4">
          <Stat label="人数" value={String(lines.length)} />
          {(['READY', 'NOT_READY', 'UNKNOWN'] as const).map((outcome) => (
            <Stat key={outcome} label={lineOutcomeNames[outcome]} value={String(count(outcome))} />
          ))}
        </div>
        <Reading check={check} />
        <Form action={`/acceptance/${check.id}/decisions`} class="stack">
          <LinesTable check={check} lines={lines} ticked={[form.values.id ?? []].flat()} />
          {open ? (
            <Card title="办理勾选的人员" icon="check">
              <TextArea
                label="说明"
                hint="不予受理的，须写明原因。"
                rows={2}
                {...fieldOf(form, 'note')}
              />
              <div class="flex flex-wrap gap-3">
                <SubmitButton name="decision" value="accept">
                  受理
                </SubmitButton>
                <SubmitButton name="decision" value="refuse" tone="danger">
                  不予受理
                </SubmitButton>
              </div>
            </Card>
          ) : null}
        </Form>
      </div>
    </Page>
  );
}

function LinesTable({
  check,
  lines,
  ticked,
}: {
  check: AcceptanceCheck;
  lines: AcceptanceLine[];
  ticked: string[];
}) {
  return (
    <DataTable
      caption="核验结果"
      field="id"
      rows={lines}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="没有需要核验的人员" icon="list">
          这一年度和层级还没有单位推荐的人员。
        </EmptyState>
      }
      columns={acceptanceColumns(check, ticked)}
    />
  );
}

/** Which part of the uploaded list was read, and what was not. */
function Reading({ check: { reading } }: { check: AcceptanceCheck }) {
  if (reading.rows === undefined) return null;
  return <SmallPrint sentences={describeReading(reading as TableReading)} />;
}
