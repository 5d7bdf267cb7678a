import type { Day } from '../../../kernel/calendar.ts';
import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  formatDay,
  Page,
  SubmitButton,
  Tabs,
  TextArea,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import { type SpecialDay, writeDays } from '../rules/holidays.ts';
import type { PlaceVersion } from '../rules/place-version.ts';
import { VersionsTable } from './versions-table.tsx';

export interface HolidaysPageProps {
  year: number;
  years: number[];
  days: SpecialDay[];
  waiting: Proposal | undefined;
  versions: PlaceVersion[];
  form: FormState;
}

/** The days off and days worked of a year, as a list that is pasted or edited. */
export function HolidaysPage({ year, years, days, waiting, versions, form }: HolidaysPageProps) {
  const field = fieldOf(form, 'days');
  return (
    <Page
      title="节假日和调休"
      width="wide"
      lead="陈述申辩、申诉和成绩异议的期限遇休息日顺延，提问的答复时限不计休息日，监管规则按这份日历认定办公时间。周六、周日本来就休息，不用写。"
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <OpenProposal proposal={waiting} />
        <Tabs
          label="年份"
          tabs={years.map((one) => ({
            href: `/place/holidays?year=${one}`,
            label: `${one} 年`,
            current: one === year,
          }))}
        />
        <Card title={`${year} 年的安排`} icon="clock">
          <Form action="/place/holidays">
            <input type="hidden" name="year" value={year} />
            <TextArea
              label="放假和调休上班的日子"
              hint={`一行一天或一段，可以从通知或表格里粘贴。例如：${year}-01-01 至 ${year}-01-03 休 元旦；${year}-01-04 班 元旦调休。`}
              rows={12}
              {...field}
              value={'days' in form.values ? field.value : writeDays(days)}
              required
            />
            <TextArea label="依据" rows={2} {...fieldOf(form, 'reason')} required />
            <SubmitButton>提请设置</SubmitButton>
          </Form>
        </Card>
        <Card title="现在按这些日子计算" icon="list">
          <DaysTable days={days} />
        </Card>
        <Card title="改动记录" icon="list">
          <VersionsTable
            caption={`${year} 年节假日的改动`}
            versions={versions}
            nameOf={(key) => `${key} 年`}
          />
        </Card>
      </div>
    </Page>
  );
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const weekdayOf = (day: Day) => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

function DaysTable({ days }: { days: SpecialDay[] }) {
  const columns: Column<SpecialDay>[] = [
    { key: 'day', label: '日期', value: ({ day }) => formatDay(day) },
    { key: 'weekday', label: '星期', value: ({ day }) => weekdayOf(day) },
    { key: 'kind', label: '安排', value: ({ kind }) => (kind === 'OFF' ? '休息' : '上班') },
    { key: 'name', label: '说明', value: ({ name }) => name },
  ];
  return (
    <DataTable
      caption="放假和调休的日子"
      columns={columns}
      rows={days}
      rowKey={({ day }) => day}
      empty={
        <EmptyState title="这一年还没有设置">
          没有设置的年份，只有周六、周日按休息日计算。
        </EmptyState>
      }
    />
  );
}
