import type { FormState } from '../../../platform/http/index.ts';
import { describeReading, type TableReading } from '../../../platform/spreadsheets/index.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  ConfirmButton,
  DataTable,
  ErrorSummary,
  Form,
  Page,
  SmallPrint,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { AttendanceRow } from '../queries/list-rows.ts';
import { type AttendanceList, listStateNames, listTones } from '../queries/lists.ts';
import type { Offering } from '../rules/subject.ts';
import { amountOf } from './offering-fields.tsx';

export interface ListPageProps {
  list: AttendanceList;
  offering: Offering;
  rows: AttendanceRow[];
  decides: boolean;
  form: FormState;
}

/** A list row by row, with credits, faults and the authority's decision. */
export function ListPage(props: ListPageProps) {
  const { list, offering, rows, decides, form } = props;
  const own = !decides || list.organisationId === list.authorityId;
  return (
    <Page
      title={`名单：${list.fileName}`}
      width="wide"
      lead={`${offering.subjectName}，${offering.organiser}，${amountOf(offering)}。共${list.rows}行，有问题的${list.faults}行。`}
      crumbs={[
        { href: '/professional-subjects', label: '专业科目' },
        { href: `/professional-offerings/${offering.id}`, label: offering.organiser },
      ]}
      actions={
        list.faults > 0 && own ? (
          <ButtonLink href={`/professional-lists/${list.id}/faulty.xlsx`} tone="quiet" download>
            下载有问题的行
          </ButtonLink>
        ) : undefined
      }
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} title="没有认定" />
        <Standing {...props} />
        {decides && list.state === 'WAITING' ? <Decision list={list} form={form} /> : null}
        <Rows rows={rows} state={list.state} />
        <Reading list={list} />
      </div>
    </Page>
  );
}

function Standing({ list, decides }: ListPageProps) {
  if (list.state === 'RETURNED')
    return (
      <Alert tone="error" title="已退回，没有认定任何人">
        {list.decisionNote}
      </Alert>
    );
  if (list.state === 'RECOGNISED')
    return (
      <Alert tone="success" title={`已认定${list.rows - list.faults}人`}>
        {list.faults > 0
          ? `还有${list.faults}行有问题，没有认定：下载有问题的行，改好后作为新的名单上传。`
          : '证书和登记卡同时登记，本人会收到消息。'}
      </Alert>
    );
  if (decides) return null;
  return (
    <Alert tone="info" title="等待主管部门认定">
      有问题的行不会认定：可以现在改好，另外上传一份。
    </Alert>
  );
}

function Decision({ list, form }: { list: AttendanceList; form: FormState }) {
  const right = list.rows - list.faults;
  return (
    <Card title="认定" icon="check" tone="accent">
      <p class="mb-4">
        {list.faults === 0
          ? `${list.rows}行都没有问题。`
          : `有${list.faults}行有问题。要么退回改好再认定，要么明确只认定没有问题的${right}人；不会只办一半。`}
      </p>
      <div class="flex flex-wrap gap-3">
        <Form action={`/professional-lists/${list.id}/recognition`}>
          <input type="hidden" name="whom" value={list.faults === 0 ? 'ALL' : 'RIGHT'} />
          {right > 0 ? (
            <SubmitButton busyText="正在认定…">
              {list.faults === 0 ? `认定全部${right}人` : `只认定没有问题的${right}人`}
            </SubmitButton>
          ) : null}
        </Form>
        <ConfirmButton
          label="退回名单"
          question="退回后名单保留，没有认定任何人。"
          confirm="确定退回"
          action={`/professional-lists/${list.id}/return`}
          tone="quiet"
          open={form.errors.because !== undefined}
        >
          <TextArea name="because" label="原因" rows={2} required error={form.errors.because} />
        </ConfirmButton>
      </div>
    </Card>
  );
}

/** Which part of the file was read, and what was not. */
function Reading({ list: { reading } }: { list: AttendanceList }) {
  if (reading.rows === undefined) return null;
  return <SmallPrint sentences={describeReading(reading as TableReading)} />;
}

function Rows({ rows, state }: { rows: AttendanceRow[]; state: AttendanceList['state'] }) {
  return (
    <DataTable
      caption="逐行结果"
      rows={rows.toSorted(
        (one, other) =>
          Number(one.fault === null) - Number(other.fault === null) || one.rowNo - other.rowNo,
      )}
      rowKey={({ rowNo }) => String(rowNo)}
      columns={[
        { key: 'row', label: '行', numeric: true, cell: ({ rowNo }) => rowNo },
        { key: 'name', label: '姓名', cell: ({ name }) => name },
        {
          key: 'number',
          label: '证件号码',
          cell: ({ idNumberMasked }) => <span class="figures">{idNumberMasked}</span>,
        },
        { key: 'quantity', label: '数量', cell: ({ quantity }) => quantity || '全部' },
        { key: 'tested', label: '考试合格', cell: ({ tested }) => tested || '—' },
        { key: 'hours', label: '学时', numeric: true, cell: (row) => row.creditHours ?? '' },
        {
          key: 'state',
          label: '结果',
          cell: ({ fault }) =>
            fault ? (
              <>
                <Badge tone="error">有问题</Badge> {fault}
              </>
            ) : (
              <Badge tone={listTones[state]}>
                {state === 'WAITING' ? '可以认定' : listStateNames[state]}
              </Badge>
            ),
        },
      ]}
    />
  );
}
