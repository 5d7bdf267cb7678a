import type { FormState } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  CheckboxField,
  DateField,
  ErrorSummary,
  Form,
  Page,
  RadioField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { formOf } from '../rules/rules-form.ts';
import type { Topic } from '../rules/topic.ts';
import { BlueprintTable } from './blueprint-table.tsx';
import { GroupFields } from './group-fields.tsx';

export interface RulesPageProps {
  topic: Topic;
  /** What the form was read from. */
  revision: number;
  districts: readonly { id: string; name: string }[];
  /** People enrolled who have not passed: a change concerns them. */
  notPassed: number;
  form: FormState;
}

/** The value and the error of a field by its name. */
export interface Fields {
  (name: string): { name: string; value: string; error: string | undefined };
  list(name: string): string[];
}

/** The rules of a topic in one form. A draft is saved; a published topic is shown what the change does first. */
export function RulesPage(props: RulesPageProps) {
  const { topic, revision, form } = props;
  const isDraft = topic.state === 'DRAFT';
  const field = fieldsOf(topic, form);
  return (
    <Page
      title={isDraft ? '填写规则' : '改动规则'}
      lead={`${topic.year}年《${topic.title}》`}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: `/topics/${topic.id}` },
        { label: '规则' },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      {isDraft ? null : (
        <div class="mb-5">
          <Alert tone="warning" title="这个专题已经发布">
            还有 {props.notPassed}{' '}
            位已选报、未合格的人。改动先给您看涉及谁、多少人、怎样变，再提请市局确认。
          </Alert>
        </div>
      )}
      <Form action={`/topics/${topic.id}/rules`} class="stack">
        <input type="hidden" name="revision" value={String(form.values.revision ?? revision)} />
        <Basics field={field} />
        <Fee field={field} />
        <Times field={field} />
        <Exam field={field} />
        <Study field={field} />
        <GroupFields field={field} districts={props.districts} />
        <BlueprintTable topic={topic} field={field} />
        <div>
          <SubmitButton busyText="正在保存…">{isDraft ? '保存' : '看看改动的影响'}</SubmitButton>
        </div>
      </Form>
    </Page>
  );
}

function fieldsOf(topic: Topic, { values, errors }: FormState): Fields {
  const isAnswer = Object.keys(values).length > 0;
  const shown = isAnswer ? values : formOf(topic);
  const list = (name: string) => [shown[name] ?? []].flat();
  const field = (name: string) => ({ name, value: list(name)[0] ?? '', error: errors[name] });
  return Object.assign(field, { list });
}

const short = { size: 'short', inputMode: 'numeric' } as const;

function Basics({ field }: { field: Fields }) {
  return (
    <Card title="专题" icon="book">
      <TextField {...field('title')} label="名称" maxLength={60} required />
      <TextArea
        {...field('summary')}
        label="简介"
        hint="学员在课程页看到。"
        rows={3}
        maxLength={400}
      />
      <TextField {...field('creditHours')} {...short} label="学时" required />
    </Card>
  );
}

function Fee({ field }: { field: Fields }) {
  return (
    <Card title="收费" icon="money">
      <TextField {...field('fee')} {...short} label="每人收费（元）" hint="不收费填 0。" />
      <TextField
        {...field('priceDocument')}
        label="价格文件"
        hint="收费的要写名称和文号，缴费页和票据上都会写明。"
      />
      <TextArea {...field('refundRule')} label="退费办法" rows={2} maxLength={300} />
    </Card>
  );
}

function Times({ field }: { field: Fields }) {
  return (
    <Card title="时间" icon="calendar">
      <div class="grid gap-x-6 sm:grid-cols-2">
        <DateField {...field('enrolmentOpens')} label="选课开始" required />
        <DateField {...field('enrolmentCloses')} label="选课截止（含当天）" required />
        <DateField {...field('examOpens')} label="考试开始" required />
        <DateField {...field('examCloses')} label="考试截止（含当天）" required />
      </div>
      <TextField
        {...field('makeUpYears')}
        {...short}
        label="可以补学几年"
        hint="考试截止以后还能补学和补考的年数；不补学填 0。"
        required
      />
    </Card>
  );
}

function Exam({ field }: { field: Fields }) {
  return (
    <Card title="考试" icon="clock">
      <div class="grid gap-x-6 sm:grid-cols-2">
        <TextField {...field('examMinutes')} {...short} label="时长（分钟）" required />
        <TextField
          {...field('attemptGraceSeconds')}
          {...short}
          label="断线宽限（秒）"
          hint="到时前这么久没有联系的，算没有回来。"
          required
        />
        <TextField {...field('examFullMark')} {...short} label="满分" required />
        <TextField {...field('examPassMark')} {...short} label="合格线" required />
        <TextField
          {...field('maxAttempts')}
          {...short}
          label="每轮考试机会"
          hint="不填就不限次数。"
        />
        <TextField {...field('attemptGapDays')} {...short} label="两次考试间隔（天）" required />
      </div>
      <RadioField
        {...field('afterLast')}
        label="机会用完仍未合格"
        required
        options={[
          { value: 'RESTUDY_FREE', label: '重新学习后再考，不再收费' },
          { value: 'RESTUDY_PAID', label: '重新学习后再考，每轮再缴费' },
          { value: 'END', label: '这个专题不能再考' },
        ]}
      />
      <div class="grid gap-x-6 sm:grid-cols-2">
        <TextField {...field('restudyFee')} {...short} label="重新学习收费（元）" />
        <TextField {...field('maxRounds')} {...short} label="最多学几轮" hint="不填就不限。" />
        <TextField {...field('roundGapDays')} {...short} label="两轮之间间隔（天）" required />
      </div>
    </Card>
  );
}

function Study({ field }: { field: Fields }) {
  return (
    <Card title="学习" icon="play">
      <RadioField
        {...field('completionRule')}
        label="怎样算学完"
        required
        options={[
          { value: 'OPENED_ALL', label: '打开过全部课程，或者下载过' },
          { value: 'WATCH_RATIO', label: '每个视频看到下面的比例，其余课程打开过' },
          { value: 'SELF_DECLARED', label: '学完后由本人确认' },
        ]}
      />
      <div class="grid gap-x-6 sm:grid-cols-2">
        <TextField {...field('watchPercent')} {...short} label="视频看到（%）" />
        <TextField
          {...field('dailyStudyMinutes')}
          {...short}
          label="每天最多计入的视频（分钟）"
          hint="不填就不限。"
        />
        <TextField
          {...field('videoPromptMinutes')}
          {...short}
          label="每几分钟确认在场"
          hint="不填就不要求。"
        />
      </div>
      <CheckboxField
        name="videoNoSeek"
        label="第一次观看不能往后拖"
        checked={field('videoNoSeek').value === 'yes'}
      />
    </Card>
  );
}
