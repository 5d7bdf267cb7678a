import { type FormState, fieldOf, typed } from '../../../platform/http/form.ts';
import {
  Card,
  ErrorSummary,
  Form,
  Page,
  RadioField,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { Proposal } from '../../proposals/index.ts';
import { OpenProposal } from '../../proposals/index.ts';
import type { Attempt } from '../rules/attempt.ts';

export interface ExtraAttemptPageProps {
  attempt: Attempt;
  name: string;
  topicTitle: string;
  open: Proposal | undefined;
  form: FormState;
}

/** The form by which a clerk proposes one more attempt (N17, G5). */
export function ExtraAttemptPage({ attempt, name, topicTitle, open, form }: ExtraAttemptPageProps) {
  const back = `/exam-monitor/attempts/${attempt.id}`;
  return (
    <Page
      title="增加一次考试机会"
      lead={`${name}，${topicTitle}。本轮机会用完而未合格的，只有平台故障或专题另有规定时可以增加，由两人决定。`}
      width="narrow"
      crumbs={[
        { label: '考试监控', href: '/exam-monitor' },
        { label: `第${attempt.attemptNo}次考试`, href: back },
        { label: '增加机会' },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <OpenProposal proposal={open} />
        <Card title="依据" icon="pen">
          <Form action={`${back}/extra-attempt`}>
            <RadioField
              name="ground"
              label="依据"
              value={typed(form.values, 'ground')}
              error={form.errors.ground}
              required
              options={[
                {
                  value: 'PLATFORM_FAULT',
                  label: '平台故障',
                  hint: '不是考生的原因；能确定是哪一次考试受影响的，优先返还那一次。',
                },
                {
                  value: 'TOPIC_RULE',
                  label: '专题的规定',
                  hint: '主管部门对本专题另有规定，请写明文件。',
                },
              ]}
            />
            <TextArea
              {...fieldOf(form, 'because')}
              label="说明"
              rows={3}
              maxLength={200}
              required
            />
            <SubmitButton busyText="正在提交…">提请复核</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}
