import type { FilmFacts, FilmFault } from '../../../../platform/films/index.ts';

export type FilmState = 'WAITING' | 'WORKING' | 'READY' | 'REFUSED' | 'FAILED' | 'CANCELLED';
/** UNPLAYABLE: browsers do not play it as it is, and nothing transcodes here. LOST: its parts are gone. */
export type FilmProblem =
  | FilmFault
  | 'UNPLAYABLE'
  | 'INFECTED'
  | 'NOT_SCANNED'
  | 'TRANSCODING'
  | 'LOST';

/** A film sent for a lesson. */
export interface SentFilm {
  id: string;
  lessonId: string;
  uploadId: string | null;
  fileName: string;
  bytes: number;
  state: FilmState;
  problem: FilmProblem | null;
  progress: number;
  seconds: number | null;
  width: number | null;
  height: number | null;
  codecs: string | null;
  /** Served as it was sent: nothing transcoded it. */
  asSent: boolean;
  videoKey: string | null;
  videoSmallKey: string | null;
  posterKey: string | null;
  sentBy: string;
  sentAt: Date;
}

/** The film of a lesson with its captions; all null without one. */
export interface FilmOfLesson {
  videoKey: string | null;
  /** In a smaller picture; null where there is one picture only. */
  videoSmallKey: string | null;
  posterKey: string | null;
  videoSeconds: number | null;
  captionsKey: string | null;
}

export const noFilm: FilmOfLesson = {
  videoKey: null,
  videoSmallKey: null,
  posterKey: null,
  videoSeconds: null,
  captionsKey: null,
};

export const filmStateNames: Record<FilmState, string> = {
  WAITING: '等待处理',
  WORKING: '正在处理',
  READY: '可以使用',
  REFUSED: '没有收下',
  FAILED: '处理失败',
  CANCELLED: '已取消',
};

/** Why a film was not taken, and what its sender does now. */
export const filmProblems: Record<FilmProblem, string> = {
  UNKNOWN_FORMAT: '认不出这个视频。请用 MP4、MOV、WebM、MKV 或 TS 格式的原片再传一次。',
  NO_PICTURE: '文件里没有画面。请检查是不是选成了录音。',
  TRUNCATED: '文件不完整，后面一段缺失。请重新导出或重新拷贝后再传。',
  TOO_LONG: '视频超过6小时。请剪成几段，分到几课里。',
  TOO_LARGE_PICTURE: '画面超过4096像素。请导出成 1080p 再传。',
  UNPLAYABLE:
    '这种编码浏览器播不了，而本机没有装转码程序 ffmpeg。请转成 MP4（H.264 和 AAC）再传，或请管理员装上 ffmpeg。',
  INFECTED: '没有通过病毒检查，没有收下。请换一个干净的文件。',
  NOT_SCANNED: '病毒检查暂时不能进行。过几分钟再试一次。',
  TRANSCODING: '转码没有成功。可以再试一次；还不行请换一份原片。',
  LOST: '上传的文件已经清理。请重新上传。',
};

/** The facts of a film in a line: 12分05秒，1280×720，avc+aac. */
export const codecsOf = ({ video, audio }: FilmFacts) => (audio ? `${video}+${audio}` : video);

const plays: Partial<Record<FilmFacts['container'], [video: string[], audio: (string | null)[]]>> =
  {
    MP4: [['avc'], ['aac', 'mp3', null]],
    WEBM: [
      ['vp8', 'vp9', 'av1'],
      ['opus', 'vorbis', null],
    ],
  };

/** The ending of a film that browsers play as it is; null for others. */
export function playableAs({ container, video, audio }: FilmFacts): 'mp4' | 'webm' | null {
  const known = plays[container];
  if (!known?.[0].includes(video) || !known[1].includes(audio)) return null;
  return container === 'MP4' ? 'mp4' : 'webm';
}

/** Captions of another film of the same length are kept; any other film is without. */
export function withFilm(
  lesson: FilmOfLesson,
  film: Omit<FilmOfLesson, 'captionsKey'>,
): FilmOfLesson {
  const apart = Math.abs((lesson.videoSeconds ?? 0) - (film.videoSeconds ?? 0));
  return { ...film, captionsKey: apart <= 2 ? lesson.captionsKey : null };
}

/** The film part of a lesson alone. */
export const filmOf = (lesson: FilmOfLesson): FilmOfLesson => ({
  videoKey: lesson.videoKey,
  videoSmallKey: lesson.videoSmallKey,
  posterKey: lesson.posterKey,
  videoSeconds: lesson.videoSeconds,
  captionsKey: lesson.captionsKey,
});

export const isSameFilm = (one: FilmOfLesson, other: FilmOfLesson) =>
  JSON.stringify(filmOf(one)) === JSON.stringify(filmOf(other));

/** What differs between two films of a lesson, in words. */
export function filmDifference(
  name: string,
  before: FilmOfLesson,
  after: FilmOfLesson,
): { label: string; before: string; after: string }[] {
  const film = (one: FilmOfLesson) =>
    one.videoKey ? lengthInWords(one.videoSeconds ?? 0) : '没有';
  const captions = (one: FilmOfLesson) => (one.captionsKey ? '有' : '没有');
  const lines = [];
  if (before.videoKey !== after.videoKey)
    lines.push({
      label: `${name}：视频`,
      before: film(before),
      after: before.videoKey && after.videoKey ? `${film(after)}（换成另一份）` : film(after),
    });
  if (before.captionsKey !== after.captionsKey)
    lines.push({
      label: `${name}：字幕`,
      before: captions(before),
      after: before.captionsKey && after.captionsKey ? '有（改过）' : captions(after),
    });
  return lines;
}

/** 12分05秒 */
export const lengthInWords = (seconds: number) =>
  `${Math.floor(seconds / 60)}分${String(seconds % 60).padStart(2, '0')}秒`;
