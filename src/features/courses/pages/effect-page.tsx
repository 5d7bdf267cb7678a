import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import type { FormValues } from '../../../platform/http/index.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { Topic } from '../rules/topic.ts';
import { type ChangeEffect, countConcerned } from '../rules/topic-difference.ts';

export interface EffectPageProps {
  topic: Topic;
  effect: ChangeEffect;
  /** The rules as typed; sent along with the proposal. */
  rules: FormValues;
  form: FormState;
  /** Where the proposal is sent; that of the rules by default. */
  action?: string;
}

/** What a change of a published topic does to whom, before it is proposed. */
export function EffectPage({ topic, effect, rules, form, action }: EffectPageProps) {
  const { counts, changes, affected } = effect;
  return (
    <Page
      title="改动的影响"
      lead={`${topic.year}年《${topic.title}》`}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: `/topics/${topic.id}` },
        { label: '改动的影响' },
      ]}
      width="wide"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Changes changes={changes} counts={counts} />
        <Card title="涉及的人" icon="person">
          <DefinitionList
            items={[
              { label: '待缴费', value: `${counts.unpaid} 人` },
              { label: '在学、未合格', value: `${counts.studying} 人` },
              { label: '已合格', value: `${counts.passed} 人，成绩和学时不变` },
            ]}
          />
        </Card>
        {effect.breaksPromise ? (
          <Alert tone="warning" title="这次改动减少了已选报的人得到的承诺">
            最多涉及 {affected} 人。要两个人决定、写明依据，并且告诉他们。
          </Alert>
        ) : (
          <Alert tone="info">对已选报的人没有不利。</Alert>
        )}
        <Card title="提请市局确认" icon="check" tone="accent">
          <Form action={action ?? `/topics/${topic.id}/changes`}>
            <Carried rules={rules} />
            <TextArea
              {...fieldOf(form, 'reason')}
              label="依据"
              hint="改动的理由和文件。"
              rows={2}
              maxLength={200}
              required
            />
            <TextArea
              {...fieldOf(form, 'message')}
              label="告诉已选报的人"
              hint="确认以后发到还没有合格的人的消息里，改动的内容附在后面。"
              rows={3}
              maxLength={300}
              required={effect.breaksPromise}
            />
            <div class="flex flex-wrap gap-3">
              <SubmitButton busyText="正在提请…">提请确认</SubmitButton>
              <ButtonLink href={`/topics/${topic.id}`} tone="quiet">
                不改了
              </ButtonLink>
            </div>
          </Form>
        </Card>
      </div>
    </Page>
  );
}

function Changes({ changes, counts }: Pick<ChangeEffect, 'changes' | 'counts'>) {
  return (
    <DataTable
      caption="改动"
      rows={changes}
      rowKey={({ label, before, after }) => `${label} ${before} ${after}`}
      columns={[
        { key: 'label', label: '项目', cell: ({ label }) => label },
        { key: 'before', label: '现在', cell: ({ before }) => before ?? '没有' },
        { key: 'after', label: '改为', cell: ({ after }) => <b>{after ?? '取消'}</b> },
        {
          key: 'people',
          label: '涉及',
          numeric: true,
          cell: (change) => `${countConcerned(change, counts)} 人`,
        },
        {
          key: 'how',
          label: '对他们',
          cell: (change) =>
            countConcerned(change, counts) === 0 ? (
              '没有影响'
            ) : change.worsens ? (
              <Badge tone="warning">不利</Badge>
            ) : (
              '没有不利'
            ),
        },
      ]}
    />
  );
}

function Carried({ rules }: { rules: FormValues }) {
  const fields = Object.entries(rules).filter(
    ([name]) => !['_csrf', 'reason', 'message'].includes(name),
  );
  return (
    <>
      {fields.flatMap(([name, value]) =>
        [value]
          .flat()
          .map((one) => <input key={`${name}-${one}`} type="hidden" name={name} value={one} />),
      )}
    </>
  );
}
