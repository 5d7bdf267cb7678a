export type ScormVersion = '1.2' | '2004';

/** A SCORM package sent for a lesson. */
export interface LessonPackage {
  id: string;
  lessonId: string;
  version: ScormVersion;
  title: string;
  /** The page that is opened first, within its folder. */
  entry: string;
  files: number;
  bytes: number;
  /** Its folder in the storage. */
  key: string;
  inUse: boolean;
  sentBy: string;
  sentAt: Date;
}

export const packageLimits = { files: 3000, bytes: 400 * 1024 * 1024, depth: 12 };
export const mostMegabytes = 100;

export type PackageStatus = 'NOT_BEGUN' | 'INCOMPLETE' | 'COMPLETED' | 'PASSED' | 'FAILED';

export const packageStatusNames: Record<PackageStatus, string> = {
  NOT_BEGUN: '还没开始',
  INCOMPLETE: '学了一部分',
  COMPLETED: '学完了',
  PASSED: '学完了，通过',
  FAILED: '学完了，没有通过',
};

/** How far somebody is in a package. */
export interface PackageAttempt {
  id: string;
  packageId: string;
  openedAt: Date;
  savedAt: Date | null;
  status: PackageStatus;
  score: number | null;
  earlierSeconds: number;
  sessionSeconds: number;
  location: string;
  suspendData: string;
}

export const secondsIn = ({ earlierSeconds, sessionSeconds }: PackageAttempt) =>
  earlierSeconds + sessionSeconds;

/** 1小时05分 */
export function timeInWords(seconds: number): string {
  if (seconds < 60) return '不到1分';
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours}小时${String(minutes % 60).padStart(2, '0')}分` : `${minutes}分`;
}

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  htm: 'text/html; charset=utf-8',
  xhtml: 'application/xhtml+xml',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  xml: 'text/xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  webm: 'video/webm',
  vtt: 'text/vtt; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
};

/** The type a file of a package is sent with, by its ending. */
export const typeOfFile = (name: string) =>
  types[name.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream';
