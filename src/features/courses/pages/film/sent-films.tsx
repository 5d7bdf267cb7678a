import { emptyForm, type FormState, fieldOf } from '../../../../platform/http/form.ts';
import {
  Badge,
  Card,
  DateTime,
  FieldScope,
  Form,
  formatBytes,
  Island,
  Progress,
  SubmitButton,
  TextField,
} from '../../../../ui/index.ts';
import {
  type FilmState,
  filmProblems,
  filmStateNames,
  lengthInWords,
  type SentFilm,
} from '../../rules/film/lesson-film.ts';
import type { WrittenLesson } from '../../rules/lesson.ts';
import type { Topic } from '../../rules/topic.ts';

interface SentFilmsProps {
  topic: Topic;
  lesson: WrittenLesson;
  films: readonly SentFilm[];
  mayChange: boolean;
  here: string;
  form: FormState;
}

const tones = {
  WAITING: 'info',
  WORKING: 'info',
  READY: 'success',
  REFUSED: 'error',
  FAILED: 'error',
  CANCELLED: 'neutral',
} as const satisfies Record<FilmState, string>;

/** The films that were sent for a lesson, each with its state and what can be done with it. */
export function SentFilms(props: SentFilmsProps) {
  const { films, here } = props;
  const isBusy = films.some(({ state }) => state === 'WAITING' || state === 'WORKING');
  const known = films.map(({ id, state, progress }) => ({ id, state, progress }));
  return (
    <Card title="传过的视频" icon="list">
      {isBusy ? (
        <>
          <Island name="film-progress" props={{ url: `${here}/state`, films: known }} />
          <noscript>
            <p class="mb-3">
              <a class="link" href={here}>
                刷新看进度
              </a>
            </p>
          </noscript>
        </>
      ) : null}
      <ul>
        {films.map((film) => (
          <FilmRow key={film.id} {...props} film={film} />
        ))}
      </ul>
    </Card>
  );
}

function FilmRow(props: SentFilmsProps & { film: SentFilm }) {
  const { lesson, film } = props;
  const isUsed = film.videoKey !== null && film.videoKey === lesson.videoKey;
  return (
    <li class="py-3 border-b border-line last:border-0" data-film={film.id}>
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span class="font-semibold break-all">{film.fileName}</span>
        <Badge tone={isUsed ? 'success' : tones[film.state]}>
          {isUsed ? '正在使用' : filmStateNames[film.state]}
        </Badge>
        <span class="text-sm text-muted figures">{formatBytes(film.bytes)}</span>
        <span class="text-sm text-muted">
          <DateTime value={film.sentAt} />
        </span>
      </p>
      {film.seconds ? (
        <p class="text-sm text-muted">
          {lengthInWords(film.seconds)}，原片 {film.width}×{film.height}（{film.codecs}）
          {film.asSent ? '，按原样播放' : '，已转码'}
        </p>
      ) : null}
      {film.problem ? <p class="mt-1">{filmProblems[film.problem]}</p> : null}
      {film.state === 'WORKING' ? (
        <div class="mt-2 max-w-xl">
          <Progress label="检查和转码" value={film.progress} max={100} text={`${film.progress}%`} />
        </div>
      ) : null}
      {props.mayChange ? <FilmButtons {...props} isUsed={isUsed} /> : null}
    </li>
  );
}

function FilmButtons(props: SentFilmsProps & { film: SentFilm; isUsed: boolean }) {
  const { topic, film, isUsed, here, form } = props;
  const action = `${here}/${film.id}`;
  const isOpen = ['WAITING', 'WORKING', 'FAILED'].includes(film.state);
  return (
    <div class="mt-2 flex flex-wrap items-end gap-2">
      {film.state === 'FAILED' && film.uploadId ? (
        <Form action={`${action}/retry`}>
          <SubmitButton size="small">再试一次</SubmitButton>
        </Form>
      ) : null}
      {isOpen ? (
        <Form action={`${action}/cancellation`}>
          <SubmitButton tone="quiet" size="small">
            取消
          </SubmitButton>
        </Form>
      ) : null}
      {film.state === 'READY' && !isUsed ? (
        <FieldScope.Provider value={`${film.id}-`}>
          <Form action={`${action}/use`} class="flex flex-wrap items-end gap-2">
            <input type="hidden" name="of" value={film.id} />
            {topic.state === 'DRAFT' ? null : (
              <TextField
                {...fieldOf(form.values.of === film.id ? form : emptyForm, 'reason')}
                label="为什么更换"
                hint="市局确认后换上，离线包随后重新生成。"
                maxLength={200}
                required
              />
            )}
            <SubmitButton size="small">
              {topic.state === 'DRAFT' ? '换上这一份' : '提请换上'}
            </SubmitButton>
          </Form>
        </FieldScope.Provider>
      ) : null}
    </div>
  );
}
