import type { FormState } from '../../../platform/http/index.ts';
import {
  Alert,
  Badge,
  Card,
  ConfirmButton,
  DataTable,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import {
  kindNames,
  type Offering,
  offeringStateNames,
  offeringTones,
  type Subject,
} from '../rules/subject.ts';
import { amountOf, daysOf, OfferingFields, placeOf } from './offering-fields.tsx';

/** One subject with its offerings; the authority adds another one or ends the subject. */
export function SubjectPage({
  subject,
  offerings,
  forms,
  writes,
  form,
}: {
  subject: Subject;
  offerings: Offering[];
  forms: { code: string; name: string }[];
  writes: boolean;
  form: FormState;
}) {
  return (
    <Page
      title={subject.name}
      crumbs={[{ href: `/professional-subjects?year=${subject.year}`, label: '专业科目' }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        {subject.endedAt ? (
          <Alert tone="warning" title="已停用">
            {subject.endedBecause}。已经认定的学时不受影响。
          </Alert>
        ) : null}
        <Card title="科目" icon="book">
          <DefinitionList
            items={[
              { label: '年度', value: `${subject.year}年` },
              { label: '类别', value: kindNames[subject.kind] },
              { label: '规定学时', value: `${subject.hours} 学时` },
              { label: '文件依据', value: subject.basis },
            ]}
          />
          {writes && !subject.endedAt ? (
            <ConfirmButton
              label="停用科目"
              question="停用后不能再安排培训，已经认定的学时不受影响。"
              confirm="确定停用"
              action={`/professional-subjects/${subject.id}/end`}
              tone="quiet"
            >
              <TextArea name="because" label="原因" rows={2} required error={form.errors.because} />
            </ConfirmButton>
          ) : null}
        </Card>
        <OfferingTable offerings={offerings} />
        {writes && !subject.endedAt ? (
          <Card title="安排培训" icon="pen">
            <Form action={`/professional-subjects/${subject.id}/offerings`}>
              <OfferingFields forms={forms} form={form} />
              <SubmitButton>存为草稿</SubmitButton>
            </Form>
          </Card>
        ) : null}
      </div>
    </Page>
  );
}

/** Offerings, each leading to its own page. */
export function OfferingTable({
  offerings,
  named = false,
  link = true,
}: {
  offerings: Offering[];
  /** Of several subjects. */
  named?: boolean;
  link?: boolean;
}) {
  const nameOf = ({ subjectName, organiser }: Offering) =>
    named ? `${subjectName}：${organiser}` : organiser;
  return (
    <DataTable
      caption="培训"
      rows={offerings}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="还没有安排培训" icon="calendar">
          主管部门安排并开放之后会列在这里。
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          label: named ? '科目和举办单位' : '举办单位',
          cell: (one: Offering) =>
            link ? (
              <a class="link" href={`/professional-offerings/${one.id}`}>
                {nameOf(one)}
              </a>
            ) : (
              nameOf(one)
            ),
        },
        { key: 'days', label: '时间', cell: (one: Offering) => daysOf(one) },
        { key: 'place', label: '地点', cell: (one: Offering) => placeOf(one) },
        { key: 'form', label: '形式', cell: ({ formName }) => formName },
        { key: 'amount', label: '数量', numeric: true, cell: (one: Offering) => amountOf(one) },
        {
          key: 'state',
          label: '状态',
          cell: ({ state }) => (
            <Badge tone={offeringTones[state]}>{offeringStateNames[state]}</Badge>
          ),
        },
      ]}
    />
  );
}
