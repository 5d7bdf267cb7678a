import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getTopic, importCourse, type Topic } from '../features/courses/index.ts';
import { preparePaperVariants } from '../features/exam/index.ts';
import { importQuestions } from '../features/question-bank/index.ts';
import { yearOf } from '../kernel/calendar.ts';
import {
  findInstallationFlag,
  setInstallationFlag,
} from '../platform/database/installation-flags.ts';
import type { Parts } from '../platform/parts.ts';

const variantsPerTopic = 200;

interface Published {
  hash: string;
  year: number;
  topicId: string;
}

/**
 * Publishes the courses of `content/` with their questions and paper variants, at the first start and when
 * a file has changed. Returns their topics, newest year first.
 */
export async function publishCourses(parts: Parts, say: (line: string) => void): Promise<Topic[]> {
  const root = resolve('content');
  const slugs = readdirSync(root).filter((name) => existsSync(join(root, name, 'topic.json')));
  const topics: Topic[] = [];
  for (const slug of slugs) topics.push(await publishCourse(parts, join(root, slug), slug, say));
  return topics.toSorted((a, b) => b.year - a.year);
}

async function publishCourse(
  parts: Parts,
  folder: string,
  slug: string,
  say: (line: string) => void,
): Promise<Topic> {
  const mark = `course:${slug}`;
  const hash = hashOf(folder);
  const published = await findInstallationFlag<Published>(parts.db, mark);
  if (published?.hash === hash) return getTopic(parts.db, published.topicId);
  // A course keeps the year in which it was first published.
  const year = published?.year ?? yearOf(parts.clock.now());
  const topic = await importCourse(parts, folder, year);
  say(`已发布课程《${topic.title}》（${topic.year}年）`);
  await importQuestions(parts, topic.id, folder);
  await preparePaperVariants(parts, topic.id, variantsPerTopic);
  await setInstallationFlag(parts.db, mark, { hash, year, topicId: topic.id } satisfies Published);
  return topic;
}

function hashOf(folder: string): string {
  // The version of what an import writes: a new one imports every course again.
  const hash = createHash('sha256').update('2');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('/source'))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.toSorted())
    hash.update(file.slice(folder.length)).update(readFileSync(file));
  return hash.digest('hex');
}
