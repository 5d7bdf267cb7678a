import { Island } from '../../../../ui/index.ts';
import type { FilmOfLesson } from '../../rules/film/lesson-film.ts';

/** The address of a stored file of courseware. */
export const fileUrl = (key: string) => `/courseware/${key.replace(/^courses\//, '')}`;

const typeOf = (key: string) => (key.endsWith('.mp4') ? 'video/mp4' : 'video/webm');

/**
 * The film of a lesson with its captions, in the smaller picture first. A second line changes the picture where
 * there are two; without a script its links open the files.
 */
export function FilmPlayer({
  film,
  class: className = 'w-full rounded bg-black aspect-video',
}: {
  film: FilmOfLesson;
  class?: string;
}) {
  if (!film.videoKey) return null;
  const first = film.videoSmallKey ?? film.videoKey;
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: the track is below, where the lesson has one */}
      <video
        class={className}
        controls
        preload="metadata"
        playsInline
        poster={film.posterKey ? fileUrl(film.posterKey) : undefined}
      >
        <source src={fileUrl(first)} type={typeOf(first)} />
        {film.captionsKey ? (
          <track
            kind="captions"
            srcLang="zh"
            label="中文字幕"
            src={fileUrl(film.captionsKey)}
            default
          />
        ) : null}
      </video>
      {film.videoSmallKey ? (
        <Qualities small={fileUrl(film.videoSmallKey)} large={fileUrl(film.videoKey)} />
      ) : null}
    </>
  );
}

function Qualities({ small, large }: { small: string; large: string }) {
  return (
    <Island name="film-quality" class="mt-2 text-sm">
      <p class="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span class="text-muted">清晰度</span>
        <a class="link" href={small} data-quality="small">
          标清 480p（省流量）
        </a>
        <a class="link" href={large} data-quality="large">
          高清 720p
        </a>
      </p>
    </Island>
  );
}
