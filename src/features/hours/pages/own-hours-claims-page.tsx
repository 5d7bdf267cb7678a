import { yearOf } from '../../../kernel/calendar.ts';
import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Badge,
  Card,
  DataTable,
  DateField,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  formatDay,
  Page,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import { hourUnits } from '../rules/conversion.ts';
import { type HoursClaim, statusOf, subjectNames } from '../rules/hours-claim.ts';

export interface OwnHoursClaimsPageProps {
  claims: HoursClaim[];
  forms: { code: string; name: string }[];
  today: Date;
  form: FormState;
}

/** The learner's claims of hours earned elsewhere, and the form of another (E2, E8). */
export function OwnHoursClaimsPage({ claims, forms, today, form }: OwnHoursClaimsPageProps) {
  return (
    <Page
      title="申报其他学时"
      lead={`在别处参加的继续教育，凭证明材料申报，由您所在的单位（或托管档案的代理机构）认定后计入${yearOf(today)}年等相应年度的学时。本系统行业主管部门举办的专业科目由主管部门直接认定，不用申报。`}
      crumbs={[{ href: '/certificate', label: '学时证书' }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <DataTable
          caption="我的申报"
          rows={claims}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="还没有申报" icon="list">
              需要时在下面填写。
            </EmptyState>
          }
          columns={[
            { key: 'year', label: '年度', cell: ({ year }) => `${year}年` },
            {
              key: 'title',
              label: '内容',
              cell: ({ subject, title }) => `${subjectNames[subject]}：${title}`,
            },
            {
              key: 'held',
              label: '时间',
              cell: ({ heldFrom, heldTo }) => `${formatDay(heldFrom)}至${formatDay(heldTo)}`,
            },
            {
              key: 'hours',
              label: '折算学时',
              numeric: true,
              cell: (one) => `${one.creditHours}${one.capped ? '（按每日上限）' : ''}`,
            },
            {
              key: 'state',
              label: '状态',
              cell: (one) => (
                <>
                  <Badge tone={statusOf(one).tone}>{statusOf(one).name}</Badge>
                  {one.decisionNote ? <p class="text-muted">{one.decisionNote}</p> : null}
                  {one.withdrawnBecause ? <p class="text-muted">{one.withdrawnBecause}</p> : null}
                </>
              ),
            },
          ]}
        />
        <Card title="申报" icon="pen">
          <Form action="/hours/claims" upload>
            <ClaimFields forms={forms} form={form} />
            <SubmitButton>提交申报</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}

function ClaimFields({ forms, form }: Pick<OwnHoursClaimsPageProps, 'forms' | 'form'>) {
  const field = (name: string) => ({ ...fieldOf(form, name), required: true });
  const choices = (names: Record<string, string>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <>
      <SelectField
        {...field('subject')}
        label="科目"
        placeholder="请选择"
        options={choices(subjectNames)}
      />
      <SelectField
        {...field('formCode')}
        label="学习形式"
        placeholder="请选择"
        options={forms.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextField {...field('title')} label="学习内容" maxLength={100} />
      <TextField {...field('organiser')} label="举办单位" maxLength={100} />
      <DateField {...field('heldFrom')} label="开始日期" />
      <DateField {...field('heldTo')} label="结束日期" />
      <TextField {...field('quantity')} label="数量" inputMode="numeric" size="short" />
      <SelectField
        {...field('unit')}
        label="单位"
        hint="课时按45分钟一课时填写。"
        placeholder="请选择"
        options={choices(hourUnits)}
      />
      <SelectField
        {...field('testPassed')}
        required={false}
        label="是否考试合格"
        placeholder="没有考试"
        options={[{ value: 'yes', label: '考试合格' }]}
      />
      <FileField
        name="proof"
        label="证明材料"
        hint="结业证书、会议通知、学时证明等。PDF、JPG 或 PNG，最大 10 MB。"
        accept=".pdf,.jpg,.jpeg,.png"
        required
        error={form.errors.proof}
      />
    </>
  );
}
