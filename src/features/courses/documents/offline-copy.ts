import { escapeHtml } from '../../../kernel/html.ts';
import type { FileToZip } from '../../../platform/archives/index.ts';
import type { PackageInUse } from '../queries/packages-in-use.ts';
import { type Attachment, fileNameOf } from '../rules/attachments/attachment.ts';
import type { Chapter, Lesson } from '../rules/lesson.ts';
import type { Topic } from '../rules/topic.ts';
import { packageSection } from './offline-packages.ts';

export interface TakenAlong {
  attachments: readonly Attachment[];
  packages: readonly PackageInUse[];
  /** Where the topic is studied on the platform. */
  platformUrl: string;
}

/** The files of a course for study without a network (N13): its pages and handouts. */
export function offlinePages(
  topic: Topic,
  lessons: readonly Lesson[],
  handouts: readonly (readonly [Chapter, Buffer])[],
  { attachments, packages, platformUrl }: TakenAlong,
): FileToZip[] {
  const files: FileToZip[] = [{ name: '目录.html', content: indexPage(topic, lessons) }];
  for (const lesson of lessons) {
    const own = attachments.filter(({ lessonId }) => lessonId === lesson.id);
    const scorm = packages.find(({ lessonId }) => lessonId === lesson.id);
    const more = packageSection(lesson, scorm, platformUrl);
    const content = lessonPage(topic, lesson, own, more);
    files.push({ name: `课文/${lesson.slug}.html`, content });
  }
  for (const [chapter, content] of handouts)
    files.push({ name: `讲义/第${chapter.position}章 ${chapter.title}.pdf`, content });
  return files;
}

const page = (
  title: string,
  body: string,
) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>body{max-width:44rem;margin:2rem auto;padding:0 1rem;line-height:1.8;font-family:system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:#1c2a2b}img,video{max-width:100%}table{border-collapse:collapse}td,th{border:1px solid #bcc;padding:.3rem .6rem}figcaption{text-align:center;color:#52646a}</style></head><body>${body}</body></html>`;

function indexPage(topic: Topic, lessons: readonly Lesson[]): string {
  const items = lessons.map(
    (lesson) => `<li><a href="课文/${lesson.slug}.html">${escapeHtml(lesson.title)}</a></li>`,
  );
  return page(
    topic.title,
    `<h1>${escapeHtml(topic.title)}</h1><p>${topic.year}年公需科目，离线学习用。是否计入学习以平台上的完成标准为准。</p><ol>${items.join('')}</ol>`,
  );
}

/** Where a file of a lesson lies in the copy; the id keeps two of one title apart. */
export const offlinePathOf = (attachment: Attachment) =>
  `附件/${attachment.id.slice(-6)} ${fileNameOf(attachment).replaceAll(/[\\/:*?"<>|#%\p{Cc}]/gu, '_')}`;

function lessonPage(
  topic: Topic,
  lesson: Lesson,
  attachments: readonly Attachment[],
  more: string,
): string {
  const video = lesson.videoKey
    ? `<video controls src="../videos/${(lesson.videoSmallKey ?? lesson.videoKey).split('/').pop()}"></video>`
    : '';
  const body = lesson.bodyHtml.replaceAll(`/courseware/${topic.id}/`, '../');
  const files = attachments.map((one) => {
    const href = escapeHtml(`../${encodeURI(offlinePathOf(one))}`);
    const sound = one.kind === 'AUDIO' ? `<br><audio controls src="${href}"></audio>` : '';
    return `<li><a href="${href}">${escapeHtml(one.title)}</a>${sound}</li>`;
  });
  const list = files.length > 0 ? `<h2>附件</h2><ul>${files.join('')}</ul>` : '';
  return page(
    lesson.title,
    `<p><a href="../目录.html">目录</a></p><h1>${escapeHtml(lesson.title)}</h1>${video}${body}${list}${more}`,
  );
}
