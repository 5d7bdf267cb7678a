import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Badge,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  FilterRow,
  Form,
  Page,
  RadioField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import { kindNames, type Offering, type Subject } from '../rules/subject.ts';

export interface SubjectsPageProps {
  role: string;
  year: number;
  years: number[];
  authorities: Organisation[];
  /** Null when only one authority is seen. */
  authority: string | null;
  subjects: Subject[];
  offerings: Offering[];
  form: FormState;
}

const leads: { [role in string]?: string } = {
  INDUSTRY_OFFICER:
    '专业科目的内容由行业主管部门确定。先确定科目，再安排培训；培训结束后，在培训页上逐人或者按名单认定学时。',
  UNIT_ADMIN: '本系统行业主管部门确定的专业科目。打开培训，可以上报本单位参加人员的名单。',
};

/** The professional subjects of a year: one's own authority's, or those of all (N32). */
export function SubjectsPage(props: SubjectsPageProps) {
  const { role, year, years, authorities, authority, subjects, offerings, form } = props;
  const nameOf = new Map(authorities.map(({ id, shortName }) => [id, shortName]));
  const opens = role !== 'DISTRICT_CLERK';
  return (
    <Page
      title={`${year}年专业科目`}
      width="wide"
      lead={leads[role] ?? '各行业主管部门为本系统确定的专业科目和安排的培训。'}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <FilterRow
          action="/professional-subjects"
          choices={[
            {
              name: 'year',
              label: '年度',
              value: String(year),
              options: years.map((one) => ({ value: String(one), label: `${one}年` })),
            },
            ...(authority === null
              ? []
              : [
                  {
                    name: 'authority',
                    label: '主管部门',
                    value: authority,
                    all: '全部',
                    options: authorities.map(({ id, shortName }) => ({
                      value: id,
                      label: shortName,
                    })),
                  },
                ]),
          ]}
        />
        <DataTable
          caption={`${year}年专业科目`}
          rows={subjects}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="还没有确定科目" icon="book">
              {role === 'INDUSTRY_OFFICER'
                ? '在下面填写第一个科目。'
                : '主管部门确定之后会列在这里。'}
            </EmptyState>
          }
          columns={[
            ...(authority === null
              ? []
              : [
                  {
                    key: 'authority',
                    label: '主管部门',
                    cell: (one: Subject) => nameOf.get(one.authorityId) ?? '',
                  },
                ]),
            {
              key: 'name',
              label: '科目',
              cell: ({ id, name }) =>
                opens ? (
                  <a class="link" href={`/professional-subjects/${id}`}>
                    {name}
                  </a>
                ) : (
                  name
                ),
            },
            { key: 'kind', label: '类别', cell: ({ kind }) => kindNames[kind] },
            { key: 'hours', label: '学时', numeric: true, cell: ({ hours }) => hours },
            { key: 'basis', label: '文件依据', cell: ({ basis }) => basis },
            {
              key: 'offerings',
              label: '培训',
              cell: ({ id }) => {
                const own = offerings.filter((one) => one.subjectId === id);
                const open = own.filter(({ state }) => state === 'OPEN').length;
                return own.length === 0 ? '还没有' : `${own.length}次，开放${open}次`;
              },
            },
            {
              key: 'state',
              label: '状态',
              cell: ({ endedAt }) =>
                endedAt ? <Badge tone="neutral">已停用</Badge> : <Badge tone="success">有效</Badge>,
            },
          ]}
        />
        {role === 'INDUSTRY_OFFICER' ? <NewSubject year={year} form={form} /> : null}
      </div>
    </Page>
  );
}

function NewSubject({ year, form }: { year: number; form: FormState }) {
  const options = Object.entries(kindNames).map(([value, label]) => ({ value, label }));
  return (
    <Card title="确定新的科目" icon="pen">
      <Form action="/professional-subjects">
        <TextField {...fieldOf(form, 'name')} label="科目名称" maxLength={100} required />
        <div class="grid gap-x-6 md:grid-cols-3">
          <TextField
            {...fieldOf(form, 'year', String(year))}
            label="年度"
            inputMode="numeric"
            size="short"
            required
          />
          <TextField
            {...fieldOf(form, 'hours')}
            label="规定学时"
            size="short"
            hint="学完整个科目是多少学时。"
            required
          />
          <RadioField
            {...fieldOf(form, 'kind', 'COMPULSORY')}
            label="类别"
            options={options}
            required
          />
        </div>
        <TextField
          {...fieldOf(form, 'basis')}
          label="文件依据"
          hint="文件名称和文号"
          maxLength={200}
          required
        />
        <SubmitButton>确定科目</SubmitButton>
      </Form>
    </Card>
  );
}
