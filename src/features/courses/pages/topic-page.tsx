import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  ConfirmButton,
  DataTable,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Icon,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import { type RuleLine, ruleLines } from '../rules/rule-lines.ts';
import type { Topic } from '../rules/topic.ts';
import type { Check } from '../rules/topic-check.ts';
import type { EnrolledCounts } from '../rules/topic-difference.ts';
import { type TopicVersion, versionKindNames } from '../rules/topic-version.ts';
import { stateNames, stateTones } from './topic-state.ts';

export interface TopicPageProps {
  topic: Topic;
  lessonCount: number;
  checks: readonly Check[];
  versions: readonly TopicVersion[];
  counts: EnrolledCounts;
  /** The groups of the topic, in words. */
  groups: readonly { name: string; words: string }[];
  proposals: readonly Proposal[];
  mayDraft: boolean;
  form: FormState;
}

/** An annual topic for its authors and the bureau: what is missing, its rules, its versions. */
export function TopicPage(props: TopicPageProps) {
  const { topic, lessonCount, proposals, form } = props;
  const base = `/topics/${topic.id}`;
  return (
    <Page
      title={topic.title}
      lead={`${topic.year}年公需科目`}
      crumbs={[{ label: '年度专题', href: '/topics' }, { label: `${topic.year}年` }]}
      width="wide"
      actions={<Badge tone={stateTones[topic.state]}>{stateNames[topic.state]}</Badge>}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {proposals.map((proposal) => (
          <OpenProposal key={proposal.id} proposal={proposal} />
        ))}
        <div class="flex flex-wrap items-start gap-3">
          <ButtonLink href={`${base}/rules`} tone="quiet">
            {topic.state === 'DRAFT' ? '填写规则' : '改动规则'}
          </ButtonLink>
          <ButtonLink href={`${base}/lessons`} tone="quiet">
            课程目录（{String(lessonCount)} 课）
          </ButtonLink>
          <ButtonLink href={`${base}/preview`} tone="quiet">
            像学员一样预览
          </ButtonLink>
          {props.mayDraft ? (
            <ButtonLink href={`/topics/new?copyOf=${topic.id}`} tone="quiet">
              照它起草下一年
            </ButtonLink>
          ) : null}
          {props.mayDraft && topic.state === 'DRAFT' ? (
            <ConfirmButton
              label="丢弃草稿"
              tone="danger"
              question="丢弃以后不再出现在专题里；需要时可以在年度专题一页找回。"
              confirm="确定丢弃"
              action={`${base}/disposal`}
            />
          ) : null}
        </div>
        <div class="two-columns">
          <div class="stack">
            <Rules {...props} />
            <Versions {...props} />
          </div>
          <div class="stack">
            <Enrolled {...props} />
            <NextStep {...props} />
          </div>
        </div>
      </div>
    </Page>
  );
}

function Rules({ topic, groups }: TopicPageProps) {
  const item = ({ label, say }: RuleLine) => ({ label, value: say(topic) });
  const terms = groups.map(({ name, words }) => ({ label: `分组：${name}`, value: words }));
  return (
    <Card title="规则" icon="list">
      <DefinitionList items={[...ruleLines.map(item), ...terms]} />
    </Card>
  );
}

function Enrolled({ topic, counts }: TopicPageProps) {
  if (topic.state === 'DRAFT') return null;
  return (
    <Card title="已选报的人" icon="person">
      <DefinitionList
        items={[
          { label: '待缴费', value: `${counts.unpaid} 人` },
          { label: '在学、未合格', value: `${counts.studying} 人` },
          { label: '已合格', value: `${counts.passed} 人` },
        ]}
      />
    </Card>
  );
}

function NextStep(props: TopicPageProps) {
  const { topic, mayDraft } = props;
  if (topic.state === 'DRAFT') return <Publish {...props} />;
  if (topic.state !== 'PUBLISHED' || !mayDraft) return null;
  return (
    <Card title="停用" icon="lock">
      <p class="mb-3">停用后不再接受选报和补学；已选报的人照常学习、考试，到各自的时间为止。</p>
      <ConfirmButton
        label="提请停用"
        tone="danger"
        question="由市局另一位工作人员确认后生效。"
        confirm="提请"
        action={`/topics/${topic.id}/closing`}
        open={props.form.errors.reason !== undefined}
      >
        <TextArea
          {...fieldOf(props.form, 'reason')}
          label="原因"
          rows={2}
          maxLength={200}
          required
        />
      </ConfirmButton>
    </Card>
  );
}

function Publish({ topic, checks, mayDraft, form, proposals }: TopicPageProps) {
  const missing = checks.filter(({ done }) => !done);
  return (
    <Card title="发布前的清单" icon="check" tone="accent">
      <ul class="flex flex-col gap-2 mb-4">
        {checks.map(({ label, done, note, href }) => (
          <li key={label} class="flex gap-2">
            <span class={done ? 'text-muted' : 'text-error'}>
              <Icon name={done ? 'check' : 'warning'} />
            </span>
            <span class="min-w-0">
              <a class="link" href={href}>
                {label}
              </a>
              <span class="block text-sm">
                {done ? '' : '还差：'}
                {note}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {missing.length > 0 ? (
        <Alert tone="warning">还有 {missing.length} 项没有齐，齐了才能提请发布。</Alert>
      ) : mayDraft && proposals.length === 0 ? (
        <Form action={`/topics/${topic.id}/publication`}>
          <TextArea
            {...fieldOf(form, 'reason')}
            label="给市局的说明"
            hint="例如依据的文件、这次和上一年的不同。"
            rows={3}
            maxLength={200}
            required
          />
          <SubmitButton busyText="正在提请…">提请市局发布</SubmitButton>
        </Form>
      ) : null}
    </Card>
  );
}

function Versions({ topic, versions }: TopicPageProps) {
  if (versions.length === 0) return null;
  return (
    <Card title="版本" icon="clock">
      <DataTable
        caption="版本"
        rows={[...versions]}
        rowKey={({ versionNo }) => String(versionNo)}
        columns={[
          {
            key: 'no',
            label: '版本',
            cell: ({ versionNo, kind }) => (
              <a class="link" href={`/topics/${topic.id}/versions/${versionNo}`}>
                第{versionNo}版 {versionKindNames[kind]}
              </a>
            ),
          },
          { key: 'at', label: '时间', cell: ({ decidedAt }) => <DateTime value={decidedAt} /> },
          {
            key: 'by',
            label: '谁定的',
            cell: ({ proposedByName, decidedByName }) =>
              decidedByName ? `${proposedByName}提出，${decidedByName}确认` : '课程文件夹',
          },
          {
            key: 'what',
            label: '改动',
            cell: ({ difference, affected }) =>
              `${difference.length} 项${affected > 0 ? `，涉及 ${affected} 人` : ''}`,
          },
        ]}
      />
    </Card>
  );
}
