import { emptyForm, type FormState, fieldOf } from '../../../../platform/http/form.ts';
import type { UploadRow } from '../../../../platform/resumable/index.ts';
import {
  Alert,
  ButtonLink,
  Card,
  ConfirmButton,
  ErrorSummary,
  FileField,
  Form,
  formatBytes,
  Island,
  Page,
  SubmitButton,
  TextArea,
} from '../../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../../proposals/index.ts';
import { lengthInWords, type SentFilm } from '../../rules/film/lesson-film.ts';
import type { WrittenLesson } from '../../rules/lesson.ts';
import type { Topic } from '../../rules/topic.ts';
import { FilmPlayer } from './film-player.tsx';
import { SentFilms } from './sent-films.tsx';

export interface FilmPageProps {
  topic: Topic;
  lesson: WrittenLesson;
  films: readonly SentFilm[];
  /** Uploads of this officer that are not whole. */
  unfinished: readonly UploadRow[];
  /** A change that waits for the bureau. */
  waiting: Proposal | undefined;
  mayChange: boolean;
  /** Whether films are transcoded here. */
  transcodes: boolean;
  largestBytes: number;
  /** Without a script a film comes with the form, and is smaller. */
  megabytesAtOnce: number;
  form: FormState;
}

/** The film of a lesson: what is in use, what was sent, and the way to send another. */
export function FilmPage(props: FilmPageProps) {
  const { topic, lesson, films, waiting, mayChange, form } = props;
  const base = `/topics/${topic.id}`;
  const here = `${base}/lessons/${lesson.id}/film`;
  return (
    <Page
      title={`第${lesson.position}课的视频`}
      lead={lesson.title}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: base },
        { label: '课程目录', href: `${base}/lessons` },
        { label: `第${lesson.position}课`, href: `${base}/lessons/${lesson.id}` },
        { label: '视频' },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {topic.state === 'DRAFT' ? null : <OpenProposal proposal={waiting} />}
        {mayChange ? null : (
          <Alert tone="info">专题已经发布，视频由培训中心提出更换、市局确认。</Alert>
        )}
        <InUse {...props} here={here} />
        {mayChange ? <Send {...props} here={here} /> : null}
        {films.length > 0 ? (
          <SentFilms {...{ topic, lesson, films, mayChange, here, form }} />
        ) : null}
      </div>
    </Page>
  );
}

function InUse({ topic, lesson, mayChange, form, here }: FilmPageProps & { here: string }) {
  if (!lesson.videoKey)
    return (
      <Card title="在用的视频" icon="play">
        <p>这一课还没有视频。</p>
      </Card>
    );
  return (
    <Card title={`在用的视频（${lengthInWords(lesson.videoSeconds ?? 0)}）`} icon="play">
      <div class="max-w-3xl">
        <FilmPlayer film={lesson} />
      </div>
      <div class="mt-4 flex flex-wrap items-start gap-3">
        <ButtonLink href={`${here}/captions`} tone="quiet">
          {lesson.captionsKey ? '改字幕' : '加字幕'}
        </ButtonLink>
        {mayChange ? (
          <ConfirmButton
            label="撤下视频"
            tone="danger"
            question={`撤下第${lesson.position}课的视频和字幕，文件仍然保留。`}
            confirm={topic.state === 'DRAFT' ? '确定撤下' : '提请撤下'}
            action={`${here}/removal`}
          >
            <input type="hidden" name="of" value="removal" />
            {topic.state === 'DRAFT' ? null : (
              <Reason form={form.values.of === 'removal' ? form : emptyForm} label="为什么撤下" />
            )}
          </ConfirmButton>
        ) : null}
      </div>
    </Card>
  );
}

const Reason = ({ form, label }: { form: FormState; label: string }) => (
  <TextArea
    {...fieldOf(form, 'reason')}
    label={label}
    hint="市局确认后生效。"
    rows={2}
    maxLength={200}
    required
  />
);

function Send(props: FilmPageProps & { here: string }) {
  const { topic, unfinished, transcodes, largestBytes, megabytesAtOnce, here, form } = props;
  return (
    <Card title="上传视频" icon="arrow">
      <ul class="list-disc pl-5 mb-4">
        <li>MP4、MOV、WebM、MKV、TS 都可以，最大 {formatBytes(largestBytes)}、6小时。</li>
        <li>
          {transcodes
            ? '上传后自动转成标清（480p）和高清（720p）两种，手机上也播得动。'
            : '本机没有装转码程序 ffmpeg：视频检查以后按原样播放，请传 MP4（H.264 和 AAC），不超过 720p。'}
        </li>
        <li>
          {topic.state === 'DRAFT'
            ? '处理好就成为这一课的视频。'
            : '专题已经发布：处理好以后提请市局确认，再换上。'}
        </li>
      </ul>
      <Island name="film-upload" props={{ endpoint: `${here}/uploads`, largestBytes }}>
        <Form action={here} upload class="stack">
          <FileField
            {...fieldOf(form, 'film')}
            label="视频文件"
            accept="video/*,.mkv,.ts"
            required
          />
          <p data-at-once class="text-sm text-muted">
            浏览器没有开启脚本时，一次最多传 {megabytesAtOnce} MB，中断要重新来。
          </p>
          <div>
            <SubmitButton busyText="正在上传…">上传</SubmitButton>
          </div>
        </Form>
        <div data-upload hidden class="mt-4">
          <progress
            class="progress progress-primary w-full"
            aria-label="上传进度"
            value={0}
            max={1}
          />
          <p class="mt-1 text-sm figures" role="status" />
          <p class="mt-2 flex gap-2">
            <button type="button" class="btn btn-sm btn-outline">
              暂停
            </button>
            <button type="button" class="btn btn-sm btn-outline btn-error">
              取消上传
            </button>
          </p>
        </div>
      </Island>
      {unfinished.map((upload) => (
        <Unfinished key={upload.id} upload={upload} here={here} />
      ))}
    </Card>
  );
}

function Unfinished({ upload, here }: { upload: UploadRow; here: string }) {
  const share = Math.floor((upload.received / upload.bytes) * 100);
  return (
    <Alert tone="info" title={`《${upload.fileName}》传了 ${share}%`}>
      <p>再选同一个文件上传，会从这里接着传。7天不动就清理。</p>
      <Form action={`${here}/uploads/${upload.id}/removal`} class="mt-2">
        <SubmitButton tone="quiet" size="small">
          不传了
        </SubmitButton>
      </Form>
    </Alert>
  );
}
