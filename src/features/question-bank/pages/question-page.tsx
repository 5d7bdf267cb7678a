import type { Officer } from '../../../kernel/actor.ts';
import type { FormState } from '../../../platform/http/index.ts';
import {
  Alert,
  ButtonLink,
  Card,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Page,
} from '../../../ui/index.ts';
import { kindOf } from '../../assessment/index.ts';
import type { QuestionView } from '../queries/question-view.ts';
import { difficultyNames } from '../rules/differences.ts';
import { mayAuthor } from '../rules/policy.ts';
import { usageNames } from '../rules/usage.ts';
import type { Version } from '../rules/version.ts';
import { Comments } from './comments.tsx';
import { LearnerPreview } from './learner-preview.tsx';
import { MovePanel } from './move-panel.tsx';
import { Occasion } from './occasion.tsx';
import { StateBadge } from './state-badge.tsx';
import { UseCard } from './use-card.tsx';
import { VersionTable } from './version-table.tsx';

export interface QuestionPageProps {
  view: QuestionView;
  actor: Officer;
  form: FormState;
}

/** A question: its newest version as learners see it, what to do next, its comments, its versions and their use. */
export function QuestionPage({ view, actor, form }: QuestionPageProps) {
  const isAuthor = mayAuthor(actor);
  const { newest, terms } = view;
  const { topic } = terms;
  return (
    <Page
      title={`${kindOf(newest.kind).name}　第 ${newest.versionNo} 版`}
      width="wide"
      crumbs={[
        { label: '题库', href: '/question-bank' },
        { label: topic.title, href: `/question-bank/topics/${topic.id}` },
        { label: '题目' },
      ]}
      actions={<PageActions view={view} mayAuthor={isAuthor} />}
    >
      <ErrorSummary errors={form.errors} />
      <div class="two-columns">
        <div class="stack">
          <Card title="学员看到的样子" icon="book">
            <LearnerPreview version={newest} />
          </Card>
          <VersionTable view={view} mayAuthor={isAuthor} />
          <UseCard uses={view.figures} versions={view.versions} />
        </div>
        <div class="stack">
          <MovePanel {...{ view, actor, form }} />
          <Card title="关于这道题">
            <Facts view={view} version={newest} mayAuthor={isAuthor} />
          </Card>
          <Comments {...{ view, form }} mayAuthor={isAuthor} />
        </div>
      </div>
    </Page>
  );
}

function PageActions({ view, mayAuthor }: { view: QuestionView; mayAuthor: boolean }) {
  const { newest } = view;
  if (!mayAuthor || newest.state !== 'DRAFT') return null;
  return <ButtonLink href={`/question-bank/questions/${newest.questionId}/draft`}>修改</ButtonLink>;
}

/** That the question belongs to a case, and the way to one more of it. */
function CaseNote(props: { view: QuestionView; mayAuthor: boolean; groupId: string }) {
  const { view, mayAuthor, groupId } = props;
  const more = `/question-bank/topics/${view.terms.topic.id}/new?case=${groupId}`;
  return (
    <div class="mb-4">
      <Alert tone="info">
        这道题属于一个案例，案例共 {view.caseSize} 题。提交、审核、发布时一起进行。
        {mayAuthor ? (
          <a class="link" href={more}>
            再写一道这个案例的题
          </a>
        ) : null}
      </Alert>
    </div>
  );
}

function Facts({
  view,
  version,
  mayAuthor,
}: {
  view: QuestionView;
  version: Version;
  mayAuthor: boolean;
}) {
  const { names, terms } = view;
  const point = terms.points.find(({ id }) => id === version.knowledgePointId);
  const by = (id: string | null, at: Date | null) =>
    at ? (
      <>
        {(id && names.get(id)) ?? '系统'}　<DateTime value={at} />
      </>
    ) : null;
  return (
    <>
      {version.groupId ? <CaseNote {...{ view, mayAuthor }} groupId={version.groupId} /> : null}
      <DefinitionList
        items={[
          { label: '状态', value: <StateBadge {...version} /> },
          {
            label: '起草的由来',
            value: version.occasion && <Occasion occasion={version.occasion} />,
          },
          { label: '课时', value: terms.lessons.find(({ id }) => id === version.lessonId)?.title },
          { label: '知识点', value: point?.name },
          { label: '难度', value: difficultyNames[version.difficulty] },
          { label: '用途', value: usageNames[version.usage] },
          { label: '来源', value: version.source },
          { label: '标签', value: version.tags.join('、') },
          { label: '启用日期', value: version.validFrom },
          { label: '停用日期', value: version.validUntil },
          {
            label: '写过的人',
            value: version.editors.map((id) => names.get(id) ?? '').join('、') || '随系统提供',
          },
          { label: '最近保存', value: by(version.savedBy, version.savedAt) },
          { label: '审核', value: by(version.reviewedBy, version.reviewedAt) },
          { label: '发布', value: by(version.releasedBy, version.releasedAt) },
          { label: '停用', value: by(version.retiredBy, version.retiredAt) },
          { label: '停用原因', value: version.retiredBecause },
        ]}
      />
    </>
  );
}
