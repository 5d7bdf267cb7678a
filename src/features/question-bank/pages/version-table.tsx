import { Card, DataTable, DateTime, Form, SubmitButton } from '../../../ui/index.ts';
import type { QuestionView } from '../queries/question-view.ts';
import type { Version } from '../rules/version.ts';
import { StateBadge } from './state-badge.tsx';

/** The versions of a question: when, by whom, where they were given, how they differ, and a new one from each. */
export function VersionTable({ view, mayAuthor }: { view: QuestionView; mayAuthor: boolean }) {
  const { versions, names, uses, newest } = view;
  const useOf = (versionNo: number) => uses.find((one) => one.versionNo === versionNo);
  const isOpen = newest.state === 'DRAFT' || newest.state === 'REVIEWED';
  return (
    <Card title="版本">
      <DataTable
        caption="版本"
        rows={versions}
        rowKey={({ versionNo }) => String(versionNo)}
        columns={[
          {
            key: 'no',
            label: '版本',
            cell: ({ versionNo }) => (
              <a
                class="link"
                href={`/question-bank/questions/${newest.questionId}/versions/${versionNo}`}
              >
                第 {versionNo} 版
              </a>
            ),
          },
          { key: 'state', label: '状态', cell: (version) => <StateBadge {...version} /> },
          {
            key: 'by',
            label: '编写',
            cell: (version) => (
              <>
                {version.authorId ? names.get(version.authorId) : '随系统提供'}
                <span class="block text-sm text-muted">
                  <DateTime value={version.savedAt} />
                </span>
              </>
            ),
          },
          {
            key: 'use',
            label: '用在',
            cell: ({ versionNo }) => {
              const use = useOf(versionNo);
              return use ? `${use.papers} 份试卷，${use.attempts} 人次考试` : '没有用过';
            },
          },
          {
            key: 'again',
            label: '',
            cell: (version) => (mayAuthor && !isOpen ? <Again {...version} /> : null),
          },
        ]}
      />
    </Card>
  );
}

function Again({ questionId, versionNo }: Version) {
  return (
    <Form action={`/question-bank/questions/${questionId}/versions`}>
      <input type="hidden" name="versionNo" value={versionNo} />
      <SubmitButton tone="quiet" size="small">
        以此写新版
      </SubmitButton>
    </Form>
  );
}
