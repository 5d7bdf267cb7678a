import { Alert, Island } from '../../../ui/index.ts';
import { FilmPlayer, fileUrl, type Lesson } from '../../courses/index.ts';
import type { LessonProgress } from '../queries/progress.ts';
import type { StudyCourse } from '../queries/study-course.ts';
import { formatPlayTime } from '../rules/play-time.ts';

/** Speeds a film plays at; what is faster than the clock is not counted (E9). */
const speeds = [0.75, 1, 1.25, 1.5];

export interface LessonFilmProps {
  course: StudyCourse;
  lesson: Lesson;
  own: LessonProgress | undefined;
}

/** The film of a lesson, never higher than 56 % of the window, with speed, captions, and what is counted. */
export function LessonFilm({ course, lesson, own }: LessonFilmProps) {
  const seconds = lesson.videoSeconds ?? 0;
  const base = `/study/${course.enrolment.id}/lessons/${lesson.id}`;
  const saved = fileUrl(lesson.videoSmallKey ?? (lesson.videoKey as string));
  const props = {
    playbackUrl: `${base}/playback`,
    heartbeatUrl: `${base}/heartbeats`,
    position: own?.lastPosition ?? 0,
    seconds,
    seen: own?.seen ?? [],
    noSeek: course.topic.videoNoSeek,
    promptMinutes: course.topic.videoPromptMinutes,
  };
  return (
    <Island name="lesson-player" props={props} class="film">
      <noscript>
        <Alert tone="warning">
          浏览器没有开启脚本，视频可以下载后观看，观看时间不会计入；课文照常计入。
        </Alert>
      </noscript>
      <FilmPlayer film={lesson} class="" />
      <div class="film-tools" data-film-tools hidden>
        <fieldset class="film-speeds">
          <legend class="sr-only">播放速度</legend>
          {speeds.map((speed) => (
            <button
              key={speed}
              type="button"
              data-speed={speed}
              aria-pressed={speed === 1}
              aria-label={`${speed}倍速`}
            >
              {speed}×
            </button>
          ))}
        </fieldset>
        <button type="button" data-back>
          退回10秒
        </button>
        {lesson.captionsKey ? (
          <button type="button" data-captions aria-pressed="true">
            字幕
          </button>
        ) : null}
        <a class="link ml-auto" href={`${saved}?save`}>
          下载离线看
        </a>
      </div>
      <p class="mt-2 text-sm text-muted" data-watched>
        已看 {formatPlayTime(own?.watchedSeconds ?? 0)} / {formatPlayTime(seconds)}
        。快进、拖动和快于实际的时间不计；断网时先记在本机，恢复后补记。
      </p>
      <p class="text-sm figures" role="status" data-saved />
      <div hidden data-takeover class="mt-3" />
      <noscript>
        <a class="link" href={`${saved}?save`}>
          下载这段视频，离线观看
        </a>
      </noscript>
    </Island>
  );
}
