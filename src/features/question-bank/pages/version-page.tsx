import { Card, FilterRow, Page } from '../../../ui/index.ts';
import type { QuestionView } from '../queries/question-view.ts';
import { compareVersions } from '../rules/differences.ts';
import type { Version } from '../rules/version.ts';
import { DifferenceList } from './difference-list.tsx';
import { LearnerPreview } from './learner-preview.tsx';

/** A version as learners saw it, and how it differs from another. */
export function VersionPage(props: {
  view: QuestionView;
  version: Version;
  against: Version | undefined;
}) {
  const { view, version, against } = props;
  const { topic } = view.terms;
  const here = `/question-bank/questions/${version.questionId}`;
  const others = view.versions.filter(({ versionNo }) => versionNo !== version.versionNo);
  return (
    <Page
      title={`第 ${version.versionNo} 版`}
      crumbs={[
        { label: '题库', href: '/question-bank' },
        { label: topic.title, href: `/question-bank/topics/${topic.id}` },
        { label: '题目', href: here },
        { label: `第 ${version.versionNo} 版` },
      ]}
    >
      <div class="stack">
        {against ? (
          <Card title={`与第 ${against.versionNo} 版的不同`}>
            <FilterRow
              action={`${here}/versions/${version.versionNo}`}
              choices={[
                {
                  name: 'against',
                  label: '对比',
                  value: String(against.versionNo),
                  options: others.map(({ versionNo }) => ({
                    value: String(versionNo),
                    label: `第 ${versionNo} 版`,
                  })),
                },
              ]}
            />
            <DifferenceList differences={compareVersions(against, version, view.referred)} />
          </Card>
        ) : null}
        <Card title="学员看到的样子" icon="book">
          <LearnerPreview version={version} />
        </Card>
      </div>
    </Page>
  );
}
