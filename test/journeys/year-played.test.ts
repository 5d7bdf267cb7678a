import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../src/kernel/calendar.ts';
import { cutFilm } from '../support/film.ts';
import { openCity } from './support/city.ts';
import { payOnline, startExam, studyAll } from './support/course.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { endorse, officer } from './support/officers.ts';
import { chooseAll, handIn, untilSaved } from './support/sheet.ts';
import { accountFor, send, signIn, untilSaid, visit } from './support/visit.ts';
import { asGift, asWord, writeQuestions } from './support/year.ts';

const city = openCity();
const title = '数据要素与专业工作';
const lessons = ['数据要素的由来', '数据的采集与治理', '数据的流通与权益'];
const written = writeQuestions(1, 300);
/** Imported with the wrong option as its key, and in every paper. */
const [wrong = written[0], ...right] = written;
const wrongStem = wrong?.stem ?? '';

let author: Page;
let centre: Page;
let second: Page;
let bureau: Page;
let learner: Page;
let topic: string;
/** The page of the first lesson's film. */
let film: string;
let enrolmentId: string;
let result: string;

const inspect = async (page: Page) => {
  await expectAccessible(page);
  await expectNoOverflow(page);
};
const idIn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const textOf = async (page: Page, path: string) => (await page.request.get(path)).text();

beforeAll(async () => {
  author = await officer(city.browser, city.product, '编课命题人员：');
  centre = await officer(city.browser, city.product, '培训中心：');
  second = await officer(city.browser, city.product, '培训中心另一位经办人');
  bureau = await officer(city.browser, city.product, '市人力社保局：');
  learner = await visit(city.browser, city.product);
  await signIn(learner, accountFor(city.product, '区属学校教师，刚刚注册'));
});

test('N31: the centre drafts next year’s topic from nothing, with windows that have seats', async () => {
  await centre.goto('/topics/new');
  await centre.getByLabel('名称').fill(title);
  await centre.getByRole('button', { name: '起草' }).click();
  await centre.getByText('草稿已建好').waitFor();
  topic = idIn(centre);
  await centre.getByRole('link', { name: '填写规则' }).click();
  const today = dayOf(new Date());
  const fill = (name: string, value: string) => centre.locator(`[name=${name}]`).fill(value);
  await fill('summary', '讲数据要素怎样用在专业技术工作里。');
  await fill('fee', '70');
  await fill('priceDocument', '渝价函〔2010〕205号');
  await fill('refundRule', '开课以前全额退费。');
  await fill('enrolmentOpens', today);
  await fill('examOpens', today);
  await fill('count_SINGLE', '50');
  await fill('points_SINGLE', '2');
  await fill('group0Name', '第一场');
  await fill('group0Seats', '30');
  await inspect(centre);
  await centre.getByRole('button', { name: '保存' }).click();
  await centre.getByText('规则已保存').waitFor();
  await inspect(centre);
});

test('an author writes lessons and sends a film, and cannot publish', async () => {
  const base = `/topics/${topic}`;
  await send(author, `${base}/outline`, { what: 'ADD_CHAPTER', title: '数据要素' });
  const outline = await textOf(author, `${base}/lessons`);
  const chapterId = /name="chapterId" value="([^"]+)"/.exec(outline)?.[1] ?? '';
  for (const one of lessons)
    await send(author, `${base}/outline`, { what: 'ADD_LESSON', chapterId, title: one });
  await author.goto(`${base}/lessons`);
  await inspect(author);
  const found = (await author.content()).match(new RegExp(`${base}/lessons/[\\w-]+(?=")`, 'g'));
  const addresses = [...new Set(found)];
  expect(addresses.length).toBe(lessons.length);
  for (const [at, address] of addresses.entries())
    await send(author, address, {
      ...{ basedOn: '1', title: lessons[at] ?? '', summary: '', minutes: '30', reason: '' },
      bodyMarkdown: `## ${lessons[at]}\n\n数据是新的生产要素。\n\n| 环节 | 做什么 |\n| --- | --- |\n| 采集 | 记下来源 |`,
    });
  film = `${addresses[0]}/film`;
  await author.goto(film);
  const buffer = await cutFilm('content/technical-innovation/videos/v1.webm', 3);
  const file = { name: '第一课.webm', mimeType: 'video/webm', buffer };
  await author.locator('input[type=file]').setInputFiles(file);
  await author.getByRole('button', { name: '上传', exact: true }).click();
  await author.getByText('第一课.webm').first().waitFor();
  await author.goto(base);
  expect(await author.getByRole('button', { name: '提请市局发布' }).count()).toBe(0);
});

test('300 questions come from a Word and a GIFT file; the author offers them, the centre reviews and releases', async () => {
  const half = right.slice(0, 150);
  await importFile('题目.docx', asWord(half), 150);
  await importFile('题目.gift', asGift(right.slice(150), wrong), 150);
  const bank = `/question-bank/topics/${topic}`;
  const all = { list: '', all: 'yes' };
  await send(author, `${bank}/moves`, { ...all, move: 'OFFER' });
  await send(centre, `${bank}/moves`, { ...all, move: 'APPROVE' });
  await send(centre, `${bank}/moves`, { ...all, move: 'RELEASE' });
  await centre.goto(bank);
  await centre.getByRole('link', { name: /已发布\s*300/ }).waitFor();
  await inspect(centre);
});

async function importFile(name: string, buffer: Buffer, count: number): Promise<void> {
  await author.goto(`/question-imports?topic=${topic}`);
  await author
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await author.locator('select[name=lessonId]').selectOption({ index: 1 });
  await author.locator('[name=usage][value=BOTH]').check();
  await author.getByRole('button', { name: '上传' }).click();
  await author.waitForURL(/\/question-imports\/[\da-f-]{36}$/);
  const address = new URL(author.url()).pathname;
  await untilSaid(author, address, `读懂 ${count} 题，不能导入 0 题`);
  await inspect(author);
  await send(author, `${address}/import`, { similar: 'yes' });
  await untilSaid(author, address, `已导入 ${count} 题，都是草稿`);
}

test('parallel papers are drawn with the question in each, adopted by two, and the bureau publishes', async () => {
  const list = await textOf(
    centre,
    `/question-bank/topics/${topic}?words=${encodeURIComponent(wrongStem.slice(2, 14))}`,
  );
  const pinned = /name="questionId" value="([^"]+)"/.exec(list)?.[1] ?? '';
  await centre.goto(`/papers/${topic}/sets/new`);
  await centre.locator('[name=variants]').fill('2');
  await centre.locator('[name=pinned]').fill(pinned);
  await centre.getByRole('button', { name: '抽卷', exact: true }).click();
  await centre.waitForURL(/\/paper-sets\//);
  await inspect(centre);
  const set = new URL(centre.url()).pathname;
  for (const key of ['', '?key=yes'])
    expect((await centre.request.get(`${set}/1/paper.pdf${key}`)).status()).toBe(200);
  await confirm(second, await send(centre, `${set}/proposal`, { reason: '明年的考试用' }));
  await untilSaid(author, film, '正在使用');
  await centre.goto(`/topics/${topic}`);
  await inspect(centre);
  await centre.getByLabel('给市局的说明').fill('按年度计划');
  await centre.getByRole('button', { name: '提请市局发布' }).click();
  await centre.getByText('已提请市局确认发布').waitFor();
  await confirm(bureau, new URL(centre.url()).pathname);
});

/** Another person confirms a proposal. */
const confirm = (page: Page, proposal: string) => send(page, `${proposal}/confirmation`, {});

test('a learner enrols, pays, studies, books a seat and sits; one point short, for the wrong key', async () => {
  const enrolment = await send(learner, '/enrolments', { topicId: topic });
  enrolmentId = enrolment.split('/')[2] ?? '';
  await learner.goto(enrolment);
  await payOnline(learner);
  await studyAll(learner, enrolmentId);
  await learner.goto(`/exams/${enrolmentId}`);
  await learner.getByRole('link', { name: '预约座位' }).click();
  await inspect(learner);
  await learner.getByRole('radio', { name: /第一场/ }).check();
  await learner.getByRole('button', { name: '预约', exact: true }).click();
  await learner.getByText('座位已经约好').waitFor();
  await inspect(learner);
  await startExam(learner, enrolmentId);
  await chooseAll(learner, await answersFor(30));
  await untilSaved(learner);
  await handIn(learner);
  await learner.getByText('本次未合格').waitFor();
  result = new URL(learner.url()).pathname;
});

/** The true option of so many items, the one with the wrong key among them. */
async function answersFor(count: number) {
  const shown = await learner.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-item]')].map((item) => ({
      item: Number(item.dataset.item),
      stem: item.querySelector('legend')?.textContent ?? '',
      options: [...item.querySelectorAll('label.answer')].map((one) => ({
        letter: one.querySelector('input')?.value ?? '',
        text: one.textContent ?? '',
      })),
    })),
  );
  const [hard, ...others] = shown.toSorted(
    (one, other) => Number(other.stem.includes(wrongStem)) - Number(one.stem.includes(wrongStem)),
  );
  expect(hard?.stem).toContain(wrongStem);
  return [hard, ...others].slice(0, count).map((one) => ({
    item: one?.item ?? 0,
    letters: [one?.options.find(({ text }) => text.includes('对：'))?.letter ?? ''],
  }));
}

test('lesson 8: the key is corrected by two, the result becomes a pass, and the bank gets the corrected version', async () => {
  await centre.goto(
    `/score-corrections/new?topic=${topic}&words=${encodeURIComponent(wrongStem.slice(2, 14))}`,
  );
  await centre.getByRole('link', { name: '更正这道题' }).first().click();
  await centre.getByRole('radio', { name: /更正答案/ }).check();
  await centre.getByRole('checkbox', { name: /对：/ }).check();
  await centre.getByRole('textbox', { name: '依据' }).fill('答案录错，经两位老师核实');
  await centre.getByRole('button', { name: '试算' }).click();
  await centre.waitForURL(/\/score-corrections\/[\da-f-]{36}$/);
  const address = new URL(centre.url()).pathname;
  await untilSaid(centre, address, '提请复核');
  await confirm(second, await send(centre, `${address}/proposal`, {}));
  await untilSaid(centre, address, '执行完');
  await untilSaid(learner, result, '恭喜，考试合格');
  await centre.getByRole('button', { name: '起草改正的新版' }).click();
  await centre.getByText('已按更正起草新版').waitFor();
  await centre.getByRole('link', { name: /成绩更正：答案由/ }).waitFor();
  await inspect(centre);
});

test('the slip of the corrected result is endorsed by the district', async () => {
  await untilSaid(learner, '/slips', / · 60 分/);
  const district = await officer(city.browser, city.product, '沙坪坝区窗口：');
  await endorse(district, String(accountFor(city.product, '区属学校教师，刚刚注册').name));
  await untilSaid(learner, '/slips', '已审验');
  await centre.goto(`/exam-monitor/seats?topic=${topic}`);
  await centre.getByText(/30 个座位，已预约 1，已来考 1/).waitFor();
  await inspect(centre);
});
