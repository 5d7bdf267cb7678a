import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  type Column,
  DataTable,
  DateField,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { Following } from '../rules/following.ts';
import type { Organisation } from '../rules/organisation.ts';

export interface ClosingPageProps {
  organisation: Organisation;
  following: Following[];
  today: string;
  form: FormState;
}

const namesShown = 200;

/** An organisation that is closed from a day on, with who follows and what moves along; or the way back. */
export function ClosingPage({ organisation, following, today, form }: ClosingPageProps) {
  const { id, name, validTo } = organisation;
  const does = validTo ? '恢复' : '撤销';
  return (
    <Page
      title={`${does}：${name}`}
      crumbs={[
        { label: '单位名录', href: '/organisations' },
        { label: name, href: `/organisations/${id}` },
        { label: does },
      ]}
      lead={
        validTo
          ? '恢复后学员又可以选择这个单位；转到承接单位而现在还在那里的人和事会回来。'
          : '从这天起学员不能再选择这个单位；写明承接单位的，在册人员和没有办完的事在这天一起转过去。'
      }
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        {validTo ? null : <FollowingCard following={following} />}
        {validTo ? (
          <Card title="恢复" icon="check">
            <Form action={`/organisations/${id}/reopening`}>
              <TextArea label="依据" rows={2} {...fieldOf(form, 'reason')} required />
              <SubmitButton>恢复这个单位</SubmitButton>
            </Form>
          </Card>
        ) : (
          <Card title="撤销" icon="cross">
            <Form action={`/organisations/${id}/closing`}>
              <DateField label="从哪天起" {...fieldOf(form, 'effectiveOn', today)} required />
              <TextField
                label="承接单位全称"
                hint="没有承接单位的，人和事留在原处，由学员自己改单位。"
                {...fieldOf(form, 'successorName')}
              />
              <TextArea label="依据" rows={2} {...fieldOf(form, 'reason')} required />
              <SubmitButton tone="danger">撤销</SubmitButton>
            </Form>
          </Card>
        )}
      </div>
    </Page>
  );
}

function FollowingCard({ following }: Pick<ClosingPageProps, 'following'>) {
  const people = following.flatMap((one) => one.people);
  return (
    <Card title="转到承接单位的人和事" icon="list">
      <DataTable
        caption="转到承接单位的人和事"
        columns={columns}
        rows={following}
        rowKey={({ key }) => key}
      />
      {people.length > 0 ? (
        <details class="mt-3">
          <summary class="link">看看是哪些人（{people.length} 人）</summary>
          <p class="mt-2">
            {people.slice(0, namesShown).join('、')}
            {people.length > namesShown ? `等 ${people.length} 人` : ''}
          </p>
        </details>
      ) : null}
    </Card>
  );
}

const columns: Column<Following>[] = [
  { key: 'label', label: '什么', value: ({ label }) => label },
  { key: 'count', label: '多少', numeric: true, value: ({ count, unit }) => `${count} ${unit}` },
  { key: 'what', label: '怎样', value: ({ stays }) => stays ?? '到这天转到承接单位' },
];
