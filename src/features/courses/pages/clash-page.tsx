import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  ButtonLink,
  Card,
  ErrorSummary,
  Form,
  formatDateTime,
  Page,
  RadioField,
  SubmitButton,
} from '../../../ui/index.ts';
import type { LoadedClash } from '../queries/clash.ts';
import { placeAndTitle, placeOf, type WrittenLesson } from '../rules/lesson.ts';
import type { LessonWords } from '../rules/lesson-words.ts';
import type { Conflict } from '../rules/merge.ts';
import { isOpenToAuthors } from '../rules/policy.ts';
import type { Block } from '../rules/text/document.ts';
import { toHtml } from '../rules/text/to-html.ts';
import type { Topic } from '../rules/topic.ts';

export interface ClashPageProps {
  topic: Topic;
  lesson: WrittenLesson;
  clash: LoadedClash;
  mine: LessonWords & { reason: string };
  /** The version that the author began from. */
  startedFrom: number;
  form: FormState;
}

/** Two authors wrote a lesson at once: the second sees where they differ, and chooses. */
export function ClashPage(props: ClashPageProps) {
  const { topic, lesson, clash, form } = props;
  const base = `/topics/${topic.id}`;
  const when = clash.at ? ` ${formatDateTime(clash.at)} ` : '';
  return (
    <Page
      title="同事也改了这一课"
      lead={placeAndTitle(lesson)}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: base },
        { label: '课程目录', href: `${base}/lessons` },
        { label: placeOf(lesson), href: `${base}/lessons/${lesson.id}` },
        { label: '选择' },
      ]}
      width="wide"
    >
      <ErrorSummary errors={form.errors} />
      <Form action={`${base}/lessons/${lesson.id}/merge`} class="stack">
        <Alert tone="warning" title={`${clash.byName ?? '同事'}${when}保存了新的一版`}>
          您写的还没有保存，也没有丢。两边不同的有 {clash.conflicts.length} 处，请逐处选择；正文其余{' '}
          {clash.sameBlocks} 段相同。
        </Alert>
        <Kept {...props} />
        {clash.conflicts.map((conflict) => (
          <ConflictCard key={conflict.name} {...{ conflict, form }} topicId={topic.id} />
        ))}
        <div class="flex flex-wrap gap-3">
          <SubmitButton busyText="正在保存…">
            {isOpenToAuthors(topic, lesson) ? '按选择保存' : '按选择提请更正'}
          </SubmitButton>
          <ButtonLink href={`${base}/lessons/${lesson.id}`} tone="quiet">
            回去接着写
          </ButtonLink>
        </div>
      </Form>
    </Page>
  );
}

function Kept({ lesson, mine, startedFrom }: ClashPageProps) {
  const fields = {
    basedOn: lesson.versionNo,
    startedFrom,
    title: mine.title,
    summary: mine.summary,
    minutes: mine.minutes,
    body: JSON.stringify(mine.document),
    reason: mine.reason,
  };
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
    </>
  );
}

interface ConflictProps {
  conflict: Conflict;
  topicId: string;
  form: FormState;
}

function ConflictCard({ conflict, topicId, form }: ConflictProps) {
  const { label, hunk, theirs, mine, suggested } = conflict;
  const name = `choice_${conflict.name}`;
  const isBoth = hunk !== null && hunk.before.length > 0 && hunk.after.length > 0;
  return (
    <Card title={label}>
      <div class="grid gap-4 md:grid-cols-2">
        <Side title="同事的" blocks={hunk?.before ?? null} line={theirs} topicId={topicId} />
        <Side title="我的" blocks={hunk?.after ?? null} line={mine} topicId={topicId} />
      </div>
      <div class="mt-4">
        <RadioField
          name={name}
          label={`${label}，用哪一边的？`}
          error={form.errors[name]}
          value={typed(form.values, name, suggested ?? '')}
          options={[
            { value: 'THEIRS', label: '用同事的' },
            { value: 'MINE', label: '用我的' },
            ...(isBoth ? [{ value: 'BOTH', label: '两边都要，同事的在前' }] : []),
          ]}
          required
        />
      </div>
    </Card>
  );
}

interface SideProps {
  title: string;
  /** Null of a line. */
  blocks: Block[] | null;
  line: string;
  topicId: string;
}

function Side({ title, blocks, line, topicId }: SideProps) {
  return (
    <section class="min-w-0 rounded border border-line p-3">
      <h3 class="font-semibold mb-2">{title}</h3>
      {blocks ? <Blocks {...{ blocks, topicId }} /> : <p>{line || '（空）'}</p>}
    </section>
  );
}

function Blocks({ blocks, topicId }: { blocks: Block[]; topicId: string }) {
  if (blocks.length === 0) return <p class="text-muted">没有这一段</p>;
  const html = toHtml({ type: 'doc', content: blocks }, topicId);
  return <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
