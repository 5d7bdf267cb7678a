import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  type Column,
  ConfirmButton,
  DataTable,
  DateTime,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { affiliationNames, type Organisation } from '../../organisations/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import type { FollowerCount, Merger } from '../rules/merger.ts';

export interface MergerPageProps {
  from: Organisation;
  into: Organisation | null;
  counts: FollowerCount[];
  mergers: Merger[];
  proposal: Proposal | undefined;
  form: FormState;
}

/** A unit to be merged into another: which, who and how many move along, and the way back. */
export function MergerPage(props: MergerPageProps) {
  const { from, into, counts, mergers, proposal, form } = props;
  return (
    <Page
      title={`${from.name}：并入另一单位`}
      width="wide"
      crumbs={[
        { label: '单位名录', href: '/organisations' },
        { label: from.name, href: `/organisations/${from.id}` },
        { label: '并入另一单位' },
      ]}
      lead="只用于同一家单位登记了两次。两家单位真正合并或撤销的，请用“撤销”并写明承接单位。"
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        {proposal ? <OpenProposal proposal={proposal} /> : null}
        {from.validTo ? null : <Choice from={from} form={form} />}
        {into && !from.validTo ? (
          <>
            <Card title="两份登记" icon="building">
              <DataTable
                caption="两份登记"
                columns={comparison(from, into)}
                rows={comparedFields}
                rowKey={({ label }) => label}
              />
            </Card>
            <Card title="会怎样" icon="list">
              <DataTable
                caption="随迁的人和事"
                columns={countColumns}
                rows={counts}
                rowKey={({ key }) => key}
              />
            </Card>
            {proposal ? null : <Proposing from={from} into={into} form={form} />}
          </>
        ) : null}
        {mergers.map((merger) => (
          <Past key={merger.id} merger={merger} from={from} form={form} />
        ))}
      </div>
    </Page>
  );
}

function Choice({ from, form }: { from: Organisation; form: FormState }) {
  return (
    <Card title="并入哪个单位" icon="search">
      <Form action={`/organisations/${from.id}/merger/choice`}>
        <TextField label="全称或统一社会信用代码" {...fieldOf(form, 'intoName')} required />
        <SubmitButton tone="quiet">看看会怎样</SubmitButton>
      </Form>
    </Card>
  );
}

function Proposing({
  from,
  into,
  form,
}: {
  from: Organisation;
  into: Organisation;
  form: FormState;
}) {
  return (
    <Card title={`并入${into.name}`} icon="check" tone="accent">
      <Form action={`/organisations/${from.id}/merger`}>
        <input type="hidden" name="intoId" value={into.id} />
        <TextArea label="怎么核对是同一家的" rows={2} {...fieldOf(form, 'reason')} required />
        <SubmitButton>提请合并</SubmitButton>
      </Form>
    </Card>
  );
}

function Past({ merger, from, form }: { merger: Merger; from: Organisation; form: FormState }) {
  const { id, fromId, mergedAt, separatedAt, moved, reason } = merger;
  const rows = Object.values(moved).reduce((sum, ids) => sum + ids.length, 0);
  return (
    <Card title="以前的合并" icon="list">
      <p class="mb-3">
        <DateTime value={mergedAt} /> {fromId === from.id ? '并入另一单位' : '另一单位并入本单位'}
        ，随迁 {rows} 项。原因：{reason}
        {separatedAt ? '（已撤销）' : ''}
      </p>
      {separatedAt ? null : (
        <ConfirmButton
          label="撤销这次合并"
          question="随迁的人和事里，现在还在并入单位的，会回到原单位。要由另一位工作人员确认。"
          confirm="提请撤销合并"
          action={`/organisations/mergers/${id}/separation`}
          open={form.errors.reason !== undefined}
        >
          <TextArea label="原因" rows={2} {...fieldOf(form, 'reason')} required />
        </ConfirmButton>
      )}
    </Card>
  );
}

const comparedFields: { label: string; value(one: Organisation): string }[] = [
  { label: '名称', value: ({ name }) => name },
  { label: '信用代码', value: ({ creditCode }) => creditCode ?? '没有登记' },
  {
    label: '隶属',
    value: ({ affiliation }) => (affiliation ? affiliationNames[affiliation] : '非公有制'),
  },
  { label: '地址', value: ({ address }) => address || '没有登记' },
  { label: '电话', value: ({ phone }) => phone || '没有登记' },
];

const comparison = (
  from: Organisation,
  into: Organisation,
): Column<(typeof comparedFields)[number]>[] => [
  { key: 'label', label: '项目', value: ({ label }) => label },
  { key: 'from', label: '并入后结束', value: ({ value }) => value(from) },
  { key: 'into', label: '保留', value: ({ value }) => value(into) },
];

const countColumns: Column<FollowerCount>[] = [
  { key: 'label', label: '什么', value: ({ label }) => label },
  { key: 'count', label: '多少', numeric: true, value: ({ count, unit }) => `${count} ${unit}` },
  { key: 'what', label: '怎样', value: ({ stays }) => stays ?? '一起转到保留的单位' },
];
