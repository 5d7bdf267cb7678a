import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { wordText } from '../../../platform/place.ts';

let app: TestApp;
let first: TestBrowser;
let second: TestBrowser;

beforeAll(async () => {
  app = await createTestApp({
    sms: { send: async () => {}, fits: (text) => !text.includes('没有报备') },
  });
  const { municipalBureauId } = await insertBodies(app.parts);
  first = await app.as(await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', municipalBureauId));
  second = await app.as(await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', municipalBureauId));
});
afterAll(() => app.close());

const address = '/place/texts/hours.recorded';
const subject = '{年度}年学时已登记';
const reason = '改得更短';
const template = {
  ...{ key: 'hours.recorded', title: '', subject, text: '', sms: true },
  placeholders: { 年度: { example: '' }, 学时: { example: '' } },
};
const sent = () => wordText(app.parts.place, template, { 年度: '2026', 学时: '20' }).text;

async function decide(to: string, form: Record<string, string>): Promise<void> {
  const proposed = await first.post(to, form);
  expect(proposed.status).toBe(303);
  expect((await first.post(`${proposed.headers.location}/confirmation`)).status).toBe(403);
  expect((await second.post(`${proposed.headers.location}/confirmation`)).status).toBe(303);
  await app.parts.place.renew();
}

test('every text of the product stands in one list, with its words now', async () => {
  const { body } = await first.get('/place/texts');
  expect(body).toContain('登录或重设密码的验证码');
  expect(body).toContain('考试没有合格');
  expect(body).toContain('平台自带');
});

test('a text is worded anew by two persons, and brought back', async () => {
  const words = { subject, text: '{年度}年{学时}学时已经登记。' };
  const preview = await first.post(address, { ...words, reason: '', preview: '1' });
  expect(preview.body).toContain('【继学】2026年20学时已经登记。');
  expect(preview.body).toContain('按 1 条短信计费');
  await decide(address, { ...words, reason });
  expect(sent()).toBe('2026年20学时已经登记。');
  expect((await first.get(address)).body).toContain('恢复成平台自带的');
  await decide(`${address}/reset`, { reason });
  expect((await first.get(address)).body).not.toContain('恢复成平台自带的');
  expect((await first.get('/place/texts')).body).toContain('您{年度}年公需科目{学时}学时已登记');
});

test('unknown and missing placeholders are named; a text without an approved template is refused', async () => {
  const post = (text: string) => first.post(address, { subject, text, reason });
  const unknown = await post('{年份}年{学时}学时已经登记。');
  expect(unknown.status).toBe(422);
  expect(unknown.body).toContain('没有{年份}这样的占位词');
  expect(unknown.body).toContain('缺少{年度}');
  expect((await post('{年度}年{学时}学时，没有报备。')).body).toContain('请先报备');
  expect((await first.get('/place/texts/nobody.knows')).status).toBe(404);
});
