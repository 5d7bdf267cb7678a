import { type FormState, fieldOf } from '../../../../platform/http/form.ts';
import {
  Alert,
  Card,
  ErrorSummary,
  FieldScope,
  FileField,
  Form,
  Island,
  Page,
  SubmitButton,
  TextArea,
} from '../../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../../proposals/index.ts';
import { type Cue, clock } from '../../rules/film/captions.ts';
import type { WrittenLesson } from '../../rules/lesson.ts';
import type { Topic } from '../../rules/topic.ts';
import { FilmPlayer } from './film-player.tsx';

export interface CaptionsPageProps {
  topic: Topic;
  lesson: WrittenLesson;
  /** The captions as they are, or as read from a file that was wrong. */
  cues: readonly Cue[];
  /** The film and captions that the form was read from. */
  basedOn: string;
  waiting: Proposal | undefined;
  mayChange: boolean;
  form: FormState;
}

/** Rows left for new captions without a script. */
const emptyRows = 8;

/** The captions of a film: a file, or row by row beside the film. */
export function CaptionsPage(props: CaptionsPageProps) {
  const { topic, lesson, waiting, mayChange, form } = props;
  const base = `/topics/${topic.id}`;
  const film = `${base}/lessons/${lesson.id}/film`;
  return (
    <Page
      title={`第${lesson.position}课的字幕`}
      lead={lesson.title}
      width="wide"
      crumbs={[
        { label: topic.title, href: base },
        { label: '课程目录', href: `${base}/lessons` },
        { label: `第${lesson.position}课的视频`, href: film },
        { label: '字幕' },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {topic.state === 'DRAFT' ? null : <OpenProposal proposal={waiting} />}
        {lesson.videoKey === null ? (
          <Alert tone="info">这一课还没有视频，先上传视频再加字幕。</Alert>
        ) : (
          <div class="grid gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start">
            {mayChange ? <Rows {...props} film={film} /> : <Listed cues={props.cues} />}
            <div class="stack lg:sticky lg:top-4">
              <Card title="对照视频" icon="play">
                <FilmPlayer film={lesson} />
              </Card>
              {mayChange ? <FromFile {...props} film={film} /> : null}
            </div>
          </div>
        )}
      </div>
    </Page>
  );
}

const Reason = ({ form }: { form: FormState }) => (
  <TextArea
    {...fieldOf(form, 'reason')}
    label="为什么改字幕"
    hint="专题已经发布：市局确认后生效。"
    rows={2}
    maxLength={200}
    required
  />
);

function FromFile({ topic, basedOn, form, film }: CaptionsPageProps & { film: string }) {
  return (
    <Card title="用字幕文件替换" icon="arrow">
      <FieldScope.Provider value="file-">
        <Form action={`${film}/captions-file`} upload class="stack">
          <input type="hidden" name="basedOn" value={basedOn} />
          <FileField
            {...fieldOf(form, 'captions')}
            label="字幕文件"
            hint="WebVTT（.vtt）或 SRT（.srt），UTF-8 编码。"
            accept=".vtt,.srt"
            required
          />
          {topic.state === 'DRAFT' ? null : (
            <Reason form={form.values.from === undefined ? form : { values: {}, errors: {} }} />
          )}
          <div>
            <SubmitButton tone="quiet" busyText="正在上传…">
              上传字幕
            </SubmitButton>
          </div>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}

interface Row {
  from: string;
  to: string;
  text: string;
}

/** The rows as typed, or as they are. */
function rowsOf({ values }: FormState, cues: readonly Cue[]): Row[] {
  const column = (name: string) => [values[name] ?? []].flat();
  const typed = column('from').map((from, at) => ({
    from,
    to: column('to')[at] ?? '',
    text: column('text')[at] ?? '',
  }));
  const own = cues.map(({ from, to, text }) => ({ from: clock(from), to: clock(to), text }));
  const rows = values.from === undefined ? own : typed;
  const filled = rows.findLastIndex(({ from, to, text }) => Boolean(from || to || text)) + 1;
  const blank = Array.from({ length: emptyRows }, () => ({ from: '', to: '', text: '' }));
  return [...rows.slice(0, filled), ...blank];
}

function Rows({ topic, cues, basedOn, form, film }: CaptionsPageProps & { film: string }) {
  const rows = rowsOf(form, cues);
  return (
    <Card title="逐条编辑" icon="pen">
      <p class="mb-3 text-sm text-muted">
        时间写成 分:秒，例如 1:05.5；按先后排列，前后两条不重叠。不要的一条把三格清空。
      </p>
      <Island name="captions-editor">
        <Form action={`${film}/captions`} class="stack">
          <input type="hidden" name="basedOn" value={basedOn} />
          <table class="w-full text-sm">
            <caption class="sr-only">字幕</caption>
            <thead>
              <tr class="text-left">
                <th scope="col" class="w-10 py-1">
                  行
                </th>
                <th scope="col" class="w-28">
                  从
                </th>
                <th scope="col" class="w-28">
                  到
                </th>
                <th scope="col">文字</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <CaptionRow key={at} row={row} at={at} error={form.errors[`row${at}`]} />
              ))}
            </tbody>
          </table>
          {topic.state === 'DRAFT' ? null : (
            <Reason form={form.values.from === undefined ? { values: {}, errors: {} } : form} />
          )}
          <div class="flex flex-wrap gap-3">
            <SubmitButton busyText="正在保存…">
              {topic.state === 'DRAFT' ? '保存字幕' : '提请更改'}
            </SubmitButton>
          </div>
        </Form>
      </Island>
    </Card>
  );
}

function CaptionRow({ row, at, error }: { row: Row; at: number; error: string | undefined }) {
  const number = at + 1;
  const tone = error ? 'input-error' : '';
  const describedBy = error ? `error-row${at}` : undefined;
  return (
    <tr class="align-top">
      <td class="py-1 pt-3 figures text-muted">{number}</td>
      <td class="py-1 pr-2">
        <div class={error ? 'field field-wrong' : undefined}>
          <input
            id={`field-row${at}`}
            class={`input input-sm w-full figures ${tone}`}
            name="from"
            value={row.from}
            aria-label={`第${number}行从`}
            aria-describedby={describedBy}
          />
        </div>
      </td>
      <td class="py-1 pr-2">
        <input
          class={`input input-sm w-full figures ${tone}`}
          name="to"
          value={row.to}
          aria-label={`第${number}行到`}
        />
      </td>
      <td class="py-1">
        <textarea
          class={`textarea textarea-sm w-full ${error ? 'textarea-error' : ''}`}
          name="text"
          rows={1}
          aria-label={`第${number}行文字`}
        >
          {row.text}
        </textarea>
        {error ? (
          <p id={`error-row${at}`} class="field-error">
            {error}
          </p>
        ) : null}
      </td>
    </tr>
  );
}

function Listed({ cues }: { cues: readonly Cue[] }) {
  return (
    <Card title="字幕" icon="list">
      {cues.length === 0 ? <p>还没有字幕。</p> : null}
      <ol>
        {cues.map(({ from, text }) => (
          <li key={`${from}`} class="py-1">
            <span class="figures text-muted mr-3">{clock(from)}</span>
            {text}
          </li>
        ))}
      </ol>
    </Card>
  );
}
