import { fieldOf } from '../../../platform/http/index.ts';
import {
  Alert,
  Card,
  DateTime,
  ErrorSummary,
  Form,
  Island,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { kindOf, QuestionKind } from '../../assessment/index.ts';
import type { Editor } from '../queries/editor.ts';
import type { VersionDifference } from '../rules/differences.ts';
import type { Version } from '../rules/version.ts';
import { AboutFields } from './about-fields.tsx';
import { DifferenceList } from './difference-list.tsx';
import { LearnerPreview } from './learner-preview.tsx';
import { Occasion } from './occasion.tsx';

export interface EditorPageProps extends Editor {
  /** What the typed fields say, where 预览 was asked for. */
  preview: Version | undefined;
  /** How what was typed differs from what somebody else saved meanwhile. */
  conflict: { by: string; at: Date; differences: readonly VersionDifference[] } | undefined;
}

/** The editor of a question: fields, what learners will see, and questions that read alike. */
export function EditorPage(props: EditorPageProps) {
  const { terms, kind, questionId, saved, form, preview } = props;
  const { topic } = terms;
  const bank = `/question-bank/topics/${topic.id}`;
  const here = `/question-bank/questions/${questionId}`;
  return (
    <Page
      title={saved ? `修改${kindOf(kind).name}` : `写一道${kindOf(kind).name}`}
      width="wide"
      crumbs={[
        { label: '题库', href: '/question-bank' },
        { label: topic.title, href: bank },
        ...(saved ? [{ label: '题目', href: here }] : []),
        { label: saved ? '修改' : '新题' },
      ]}
    >
      {saved ? null : <KindLinks {...{ bank, kind }} caseId={String(form.values.caseId ?? '')} />}
      <Conflict {...props} />
      <ErrorSummary errors={form.errors} />
      <Island name="question-editor" props={{ questionId, topicId: topic.id, kind }}>
        <div class="two-columns">
          <Form action={saved ? `${here}/draft` : `${bank}/new`}>
            <EditorFields {...props} />
          </Form>
          <div class="stack">
            <div data-similar role="status" />
            <div data-preview>
              {preview ? (
                <Card title="学员看到的样子" icon="book">
                  <LearnerPreview version={preview} />
                </Card>
              ) : null}
            </div>
            {saved?.occasion ? (
              <Alert tone="info" title="起草的由来">
                <Occasion occasion={saved.occasion} />
              </Alert>
            ) : null}
            <Unsaved {...props} here={saved ? `${here}/draft` : `${bank}/new`} />
            <WritingHints />
          </div>
        </div>
      </Island>
    </Page>
  );
}

function EditorFields({ terms, kind, questionId, saved, form, conflict }: EditorPageProps) {
  const { editing, credits } = kindOf(kind);
  const [rule] = Object.values(credits);
  // What comes after a conflict was seen replaces what the other saved.
  const saveNo = conflict ? saved?.saveNo : (form.values.saveNo ?? saved?.saveNo ?? 1);
  return (
    <div class="stack">
      <Card title="题目">
        <input type="hidden" name="saveNo" value={String(saveNo)} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="questionId" value={questionId} />
        {form.values.caseId ? (
          <>
            <input type="hidden" name="caseId" value={String(form.values.caseId)} />
            <TextArea
              label="案例的材料"
              hint="同一案例的各题共用；改了材料，其他题也会跟着出新的草稿。"
              rows={6}
              maxLength={8000}
              required
              {...fieldOf(form, 'caseText')}
            />
          </>
        ) : null}
        <TextArea
          label="题干"
          hint={`${kindOf(kind).name}：${rule}。`}
          rows={4}
          maxLength={4000}
          required
          {...fieldOf(form, 'stem')}
        />
        <div class="mb-5">
          <editing.Fields values={form.values} errors={form.errors} />
        </div>
        <TextArea
          label="解析"
          hint="练习后给学员看；正式考试不显示。"
          rows={3}
          maxLength={4000}
          required
          {...fieldOf(form, 'explanation')}
        />
      </Card>
      <Card title="归类">
        <AboutFields terms={terms} form={form} />
      </Card>
      <div class="flex flex-wrap items-center gap-3">
        <SubmitButton busyText="正在保存…">保存草稿</SubmitButton>
        <SubmitButton tone="quiet" name="preview" value="yes">
          预览
        </SubmitButton>
        <span data-kept class="text-sm text-muted" role="status" />
      </div>
    </div>
  );
}

function KindLinks({ bank, kind, caseId }: { bank: string; kind: QuestionKind; caseId: string }) {
  return (
    <Form action={`${bank}/new`} method="get" class="filter-row no-print">
      {caseId ? <input type="hidden" name="case" value={caseId} /> : null}
      <label class="filter-choice">
        <span>题型</span>
        <select name="kind" class="select">
          {kindOptions().map(({ value, label }) => (
            <option key={value} value={value} selected={value === kind}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <SubmitButton tone="quiet">换题型</SubmitButton>
    </Form>
  );
}

const kindOptions = () =>
  QuestionKind.options.map((value) => ({ value, label: kindOf(value).name }));

function Conflict({ conflict }: EditorPageProps) {
  if (!conflict) return null;
  return (
    <div class="mb-6">
      <Alert tone="warning" title={`${conflict.by} 在您打开之后保存了这道题`}>
        <p class="mb-3">
          保存时间 <DateTime value={conflict.at} />
          。您写的还在下面，没有保存；对方的也没有改动。
          请比较后修改，再按“保存草稿”，就以您的为准。
        </p>
        <p class="font-semibold">从对方保存的到您写的：</p>
        <DifferenceList differences={conflict.differences} />
      </Alert>
    </div>
  );
}

function Unsaved({ unsaved, here, kind, questionId }: EditorPageProps & { here: string }) {
  if (!unsaved) return null;
  const query = new URLSearchParams({ kind, id: questionId, typed: 'yes' });
  return (
    <Alert tone="info" title="有没保存的内容">
      <p>
        您在 <DateTime value={unsaved.at} /> 写过，还没有保存。
        <a class="link" href={`${here}?${query}`}>
          接着写
        </a>
      </p>
    </Alert>
  );
}

function WritingHints() {
  return (
    <Card title="写法">
      <p class="text-muted">题干、选项和解析可以用 Markdown：表格、列表、公式（$x^2$）和图片。</p>
      <p class="mt-2">
        <a class="link" href="/question-bank/pictures/new" target="_blank" rel="noopener">
          上传图片，取得写法
        </a>
      </p>
    </Card>
  );
}
