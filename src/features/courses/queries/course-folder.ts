import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Video = z.object({ file: z.string(), captions: z.string(), poster: z.string() });

const Course = z.object({
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  chapters: z.array(
    z.object({
      position: z.number().int(),
      slug: z.string(),
      title: z.string(),
      lessons: z.array(
        z.object({
          slug: z.string(),
          title: z.string(),
          summary: z.string(),
          minutes: z.number().int(),
          video: Video.nullable(),
        }),
      ),
    }),
  ),
});
export type Course = z.infer<typeof Course>;
export type CourseLesson = Course['chapters'][number]['lessons'][number];

/** Reads `topic.json` of a course folder (format: content/README.md). Throws naming the faulty field. */
export async function readCourse(folder: string): Promise<Course> {
  return Course.parse(JSON.parse(await readFile(join(folder, 'topic.json'), 'utf8')));
}

const VideoLengths = z.record(z.string(), z.object({ seconds: z.number() }));

/** The seconds of each video of a course, by file name without extension. */
export async function readVideoLengths(folder: string): Promise<Record<string, number>> {
  try {
    const lengths = VideoLengths.parse(
      JSON.parse(await readFile(join(folder, 'videos/videos.json'), 'utf8')),
    );
    return Object.fromEntries(
      Object.entries(lengths).map(([name, { seconds }]) => [name, Math.floor(seconds)]),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
