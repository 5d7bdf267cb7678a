import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertLessons,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { tinyFilm } from '../../../../test/support/film.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { writeStandInFfmpeg } from '../../../../test/support/stand-in-ffmpeg.ts';
import { ffmpegTranscoder } from '../../../platform/films/index.ts';
import { listUploads } from '../../../platform/resumable/index.ts';
import { listFilms, takeFilm } from '../queries/film/films.ts';
import { findLesson } from '../queries/lessons.ts';

let app: TestApp;
let centre: TestBrowser;
let bureau: TestBrowser;
let film: Buffer;
const standIn = writeStandInFfmpeg();
const transcoder = ffmpegTranscoder(standIn.program);
let serial = 0;

beforeAll(async () => {
  app = await createTestApp({ films: { folder: `${standIn.folder}/work`, transcoder } });
  const bodies = await insertBodies(app.parts);
  centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  film = await tinyFilm();
});
afterEach(() => {
  standIn.behave('works');
  app.parts.films.transcoder = transcoder;
});
afterAll(async () => {
  await app.close();
  rmSync(standIn.folder, { recursive: true, force: true });
});

/** A lesson of a topic of its own; returns its id and the page of its film. */
async function lessonOf(state: 'DRAFT' | 'PUBLISHED' | 'CLOSED' = 'DRAFT') {
  serial += 1;
  const topicId = `film-${serial}`;
  await insertTopic(app.parts, { id: topicId, state, year: 2030 + serial });
  const [lessonId = ''] = await insertLessons(app.parts, topicId, 1);
  return { topicId, lessonId, page: `/topics/${topicId}/lessons/${lessonId}/film` };
}
const send = (page: string, content = film, name = '课.mp4') =>
  centre.postFile(page, {}, ['film', content, name]);
const newest = async (lessonId: string) => (await listFilms(app.parts.db, lessonId))[0];

test('a film sent for a draft is transcoded and becomes the film of its lesson, seen with both pictures', async () => {
  const { lessonId, page, topicId } = await lessonOf();
  expect((await send(page)).status).toBe(303);
  expect((await centre.get(page)).body).toContain('等待处理');
  await app.parts.runJobs();
  const lesson = await findLesson(app.parts.db, lessonId);
  expect(lesson).toMatchObject({ videoSeconds: 6 });
  expect(lesson?.videoKey).toMatch(/-720\.mp4$/);
  expect(lesson?.videoSmallKey).toMatch(/-480\.mp4$/);
  expect((await centre.get(page)).body).toContain('正在使用');
  // The parts of the upload are gone.
  expect(await listUploads(app.parts.db, { purpose: 'courses.film', subjectId: lessonId })).toEqual(
    [],
  );
  const learner = await insertLearner(app.parts);
  await app.parts.db
    .updateTable('annualTopics')
    .set({ state: 'PUBLISHED' })
    .where('id', '=', topicId)
    .execute();
  const { enrolmentId } = await insertEnrolment(app.parts, learner.accountId, topicId);
  const own = await app.as(learner);
  const seen = (await own.get(`/study/${enrolmentId}/lessons/${lessonId}`)).body;
  expect(seen).toContain('标清 480p');
  const [, source = ''] = /<source src="([^"]+-480\.mp4)"/.exec(seen) ?? [];
  const part = await own.get(source, { range: 'bytes=0-99' });
  expect(part).toMatchObject({ status: 206, headers: { 'content-type': 'video/mp4' } });
});

test('what is no film, or not all of one, is refused with a sentence and not kept', async () => {
  const { lessonId, page } = await lessonOf();
  await send(page, Buffer.from('hello'));
  await app.parts.runJobs();
  expect((await centre.get(page)).body).toContain('认不出这个视频');
  await send(page, film.subarray(0, film.length / 2));
  await app.parts.runJobs();
  expect((await centre.get(page)).body).toContain('文件不完整');
  expect((await findLesson(app.parts.db, lessonId))?.videoKey).toBeNull();
  expect(await listUploads(app.parts.db, { purpose: 'courses.film', subjectId: lessonId })).toEqual(
    [],
  );
});

test('without ffmpeg a film that browsers play is served as it was sent, any other refused; the page says so', async () => {
  app.parts.films.transcoder = null;
  const { lessonId, page } = await lessonOf();
  expect((await centre.get(page)).body).toContain('没有装转码程序');
  await send(page);
  await app.parts.runJobs();
  expect((await findLesson(app.parts.db, lessonId))?.videoKey).toMatch(/[\da-f]\.mp4$/);
  expect((await centre.get(page)).body).toContain('按原样播放');
});

test('a failed film is tried again on request; cancelled work ends its program', async () => {
  const { lessonId, page } = await lessonOf();
  standIn.behave('fails');
  await send(page);
  await app.parts.runJobs();
  expect((await centre.get(page)).body).toContain('转码没有成功');
  const { id = '' } = (await newest(lessonId)) ?? {};
  standIn.behave('hangs');
  expect((await centre.post(`${page}/${id}/retry`)).status).toBe(303);
  const work = app.parts.runJobs();
  await vi.waitUntil(async () => ((await newest(lessonId))?.progress ?? 0) > 0, {
    timeout: 60_000,
  });
  expect(JSON.parse((await centre.get(`${page}/state`)).body).films).toEqual([
    { id, state: 'WORKING', progress: 50 },
  ]);
  expect((await centre.post(`${page}/${id}/cancellation`)).status).toBe(303);
  await work;
  expect((await newest(lessonId))?.state).toBe('CANCELLED');
  expect((await findLesson(app.parts.db, lessonId))?.videoKey).toBeNull();
});

test('a film whose worker was killed half way is begun again, and one that the end of the product interrupts waits', async () => {
  const { lessonId, page } = await lessonOf();
  await send(page);
  const now = app.parts.clock.now();
  const until = new Date(now.getTime() + 60_000);
  await takeFilm(app.parts.db, crypto.randomUUID(), { now, until });
  await app.parts.runJobs();
  expect((await newest(lessonId))?.state).toBe('WORKING');
  app.parts.setNow(new Date(until.getTime() + 1000));
  standIn.behave('hangs');
  const stopped = ffmpegTranscoder(standIn.program);
  app.parts.films.transcoder = stopped;
  const work = app.parts.runJobs();
  await vi.waitUntil(async () => ((await newest(lessonId))?.progress ?? 0) > 0, {
    timeout: 60_000,
  });
  await stopped.stop();
  await work;
  expect((await newest(lessonId))?.state).toBe('WAITING');
  standIn.behave('works');
  app.parts.films.transcoder = transcoder;
  await app.parts.runJobs();
  expect((await newest(lessonId))?.state).toBe('READY');
});

test('N31: the film of a published lesson changes when the bureau confirms it, captions with it by two persons too', async () => {
  const { lessonId, page, topicId } = await lessonOf('PUBLISHED');
  const student = await insertLearner(app.parts);
  const { enrolmentId } = await insertEnrolment(app.parts, student.accountId, topicId);
  const own = await app.as(student);
  const studied = `/study/${enrolmentId}/lessons/${lessonId}`;
  await own.get(studied);
  await send(page);
  await app.parts.runJobs();
  const { id = '', videoKey } = (await newest(lessonId)) ?? {};
  expect((await findLesson(app.parts.db, lessonId))?.videoKey).toBeNull();
  expect((await centre.post(`${page}/${id}/use`, { of: id })).body).toContain('请写明为什么更正');
  const proposed = await centre.post(`${page}/${id}/use`, { of: id, reason: '新拍的一版' });
  const proposal = String(proposed.headers.location);
  expect((await bureau.get(proposal)).body).toContain('0分06秒');
  expect((await bureau.post(`${proposal}/confirmation`)).status).toBe(303);
  expect((await findLesson(app.parts.db, lessonId))?.videoKey).toBe(videoKey);
  const basedOn = `${videoKey} `;
  const rows = { from: ['0:00', ''], to: ['0:02', ''], text: ['第一句', ''] };
  const captions = { ...rows, basedOn, reason: '补上字幕' };
  const captioned = await centre.post(`${page}/captions`, captions);
  expect((await findLesson(app.parts.db, lessonId))?.captionsKey).toBeNull();
  await bureau.post(`${String(captioned.headers.location)}/confirmation`);
  expect((await findLesson(app.parts.db, lessonId))?.captionsKey).toMatch(/\.vtt$/);
  // Each is a version of its own; whoever studied an earlier one watches what it had.
  await own.get(studied);
  expect((await own.get(studied)).body).toContain(`${studied}/versions/1`);
  const first = (await own.get(`${studied}/versions/1`)).body;
  expect(first).toContain('视频或字幕换过');
  expect(first).not.toContain('<video');
  expect((await own.get(`${studied}/versions/3`)).body).toContain('.vtt');
  expect((await own.get(`${studied}/versions/2`)).status).toBe(404);
  const versions = (await centre.get(page.replace(/film$/, 'versions'))).body;
  expect(versions).toContain('视频或字幕：补上字幕');
});

test('captions: rows with faults are shown again at their rows; a file is read; of two authors the later is told', async () => {
  const { lessonId, page } = await lessonOf();
  await send(page);
  await app.parts.runJobs();
  const { videoKey } = (await findLesson(app.parts.db, lessonId)) ?? {};
  const basedOn = `${videoKey} `;
  const wrong = { from: ['0:00', '0:01'], to: ['0:02', '0:09'], text: ['一', '二'], basedOn };
  const again = await centre.post(`${page}/captions`, wrong);
  expect(again.body).toContain('第2行：和上一条重叠');
  expect(again.body).toContain('value="0:09"');
  const vtt = Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.500\n你好\n');
  const read = await centre.postFile(`${page}/captions-file`, { basedOn }, [
    'captions',
    vtt,
    'a.vtt',
  ]);
  expect(read.status).toBe(303);
  expect((await centre.get(`${page}/captions`)).body).toContain('00:00:02.500');
  const late = await centre.post(`${page}/captions`, {
    from: ['0:00'],
    to: ['0:01'],
    text: ['x'],
    basedOn,
  });
  expect(late.body).toContain('同事改过');
  const stored = await findLesson(app.parts.db, lessonId);
  const served = await centre.get(`/courseware/${stored?.captionsKey?.slice('courses/'.length)}`);
  expect(served.headers['content-type']).toContain('text/vtt');
});

test('films of a closed topic stay as they are', async () => {
  const { page } = await lessonOf('CLOSED');
  expect((await send(page)).status).toBe(409);
});
