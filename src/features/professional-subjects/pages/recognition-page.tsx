import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Alert,
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  RadioField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { hourUnits } from '../../hours/index.ts';
import type { Recognition } from '../queries/recognitions.ts';
import type { Offering } from '../rules/subject.ts';
import { ruleSentences } from '../rules/system.ts';
import { amountOf, daysOf } from './offering-fields.tsx';
import { RecognitionState } from './recognition-table.tsx';

export interface RecognitionPageProps {
  one: Recognition;
  offering: Offering;
  writes: boolean;
  accountId: string;
  form: FormState;
}

/** One recognition with its origin; the authority corrects or withdraws it. */
export function RecognitionPage(props: RecognitionPageProps) {
  const { one, offering, writes, accountId, form } = props;
  return (
    <Page
      title={`${one.name}：${offering.subjectName}`}
      crumbs={[
        { href: '/professional-subjects', label: '专业科目' },
        { href: `/professional-offerings/${offering.id}`, label: offering.organiser },
      ]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card title="认定" icon="check">
          <DefinitionList
            items={[
              { label: '状态', value: <RecognitionState {...one} /> },
              { label: '证件号码', value: one.idNumberMasked },
              { label: '单位', value: one.organisationName },
              { label: '所属系统', value: ruleSentences[one.systemRule] },
              { label: '培训', value: `${offering.organiser}，${daysOf(offering)}` },
              { label: '参加', value: describeAttendance(one, offering) },
              { label: '学时', value: describeHours(one) },
              { label: '登记号', value: one.entryNo },
              { label: '认定时间', value: <DateTime value={one.recognisedAt} /> },
              {
                label: '更正自',
                value: one.correctsId ? (
                  <a class="link" href={`/professional-recognitions/${one.correctsId}`}>
                    原来的认定
                  </a>
                ) : null,
              },
            ]}
          />
        </Card>
        {writes && !one.withdrawnAt && one.accountId === accountId ? (
          <Alert tone="info">这是您本人的学时，请由另一位经办人办理。</Alert>
        ) : null}
        {writes && !one.withdrawnAt && one.accountId !== accountId ? <Change {...props} /> : null}
      </div>
    </Page>
  );
}

/** Returns what a person attended, in words. */
export const describeAttendance = (one: Recognition, offering: Offering) =>
  `${one.quantity} ${hourUnits[offering.unit]}（共${amountOf(offering)}）${one.testPassed ? '，考试合格' : ''}`;

/** Returns the recognised hours in words. */
export const describeHours = ({ creditHours, capped }: Recognition) =>
  `${creditHours} 学时${capped ? '（超出每日上限的部分不计）' : ''}`;

function Change({ one, offering, form }: RecognitionPageProps) {
  return (
    <Card title="更正或撤回" icon="pen">
      <p class="mb-4">
        更正和撤回都保留原来的认定并注明原因，证书、登记卡随之改动，本人会收到消息。
      </p>
      <Form action={`/professional-recognitions/${one.id}/correction`}>
        <TextField
          {...fieldOf(form, 'quantity', String(one.quantity))}
          label={`实际参加的数量（${hourUnits[offering.unit]}）`}
          size="short"
          required
        />
        <RadioField
          {...fieldOf(form, 'tested', one.testPassed ? 'yes' : 'no')}
          label="考试"
          required
          options={[
            { value: 'no', label: '没有考试' },
            { value: 'yes', label: '考试合格' },
          ]}
        />
        <TextArea {...fieldOf(form, 'because')} label="更正原因" rows={2} required />
        <SubmitButton>更正</SubmitButton>
      </Form>
      <ConfirmButton
        label="撤回认定"
        question="撤回后不再计入学时。"
        confirm="确定撤回"
        action={`/professional-recognitions/${one.id}/withdrawal`}
        open={form.errors.withdrawal !== undefined}
      >
        <TextArea
          name="because"
          label="撤回原因"
          rows={2}
          required
          error={form.errors.withdrawal}
        />
      </ConfirmButton>
    </Card>
  );
}
