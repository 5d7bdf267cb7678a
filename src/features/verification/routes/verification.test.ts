import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { type Graduate, graduate } from '../../../../test/support/slips.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { endorseSlips, returnEndorsement, revokeEndorsement } from '../../endorsement/fixtures.ts';
import { confirmHours } from '../../hours/index.ts';
import { accountCells } from '../../identity/index.ts';
import { correctRegistration } from '../../people/index.ts';
import { maskName } from '../rules/mask-name.ts';

const topicId = 'cq-2026';
let app: TestApp;
let clerk: Officer;
let admin: Officer;
let schoolId: string;
let people = 0;
const newAddress = () => {
  people += 1;
  return `203.0.113.${people}`;
};

beforeAll(async () => {
  app = await createTestApp({}, { rateLimits: 'on' });
  const bodies = await insertBodies(app.parts);
  schoolId = bodies.schoolId;
  await insertTopic(app.parts, { id: topicId });
  clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  admin = await insertOfficer(app.parts, 'UNIT_ADMIN', schoolId);
});
afterAll(() => app.close());

/** A visitor asks, each from another address. */
async function ask(url: string, from = newAddress()) {
  const answer = await (await app.as(null)).get(url, { 'x-forwarded-for': from });
  return { status: answer.status, body: answer.body, location: answer.headers.location };
}
const verify = ({ slip }: Pick<Graduate, 'slip'>, code = slip.verificationCode) =>
  ask(`/verify/${slip.slipNo}/${code}`);
const pass = () => graduate(app.parts, topicId, { name: '欧阳小明', employerId: schoolId });

test('N22: number and code as on paper show the slip: valid, not endorsed yet, to compare line by line', async () => {
  const one = await pass();
  const { status, body } = await verify(one);
  expect(status).toBe(200);
  expect(body).toContain('有效，尚未审验');
  expect(body).toContain('未经审验的不能登记学时');
  expect(body).toContain('86 分');
  expect(body).toContain('尚未登记');
});

test('the form leads to the result, however number and code are typed', async () => {
  const { slip } = await pass();
  const code = slip.verificationCode.toLowerCase().replace(/(.{5})/, '$1-');
  const query = new URLSearchParams({ number: ` ${slip.slipNo.toLowerCase()} `, code });
  const { status, location } = await ask(`/verify?${query}`);
  expect(status).toBe(303);
  expect((await ask(String(location))).body).toContain('有效，尚未审验');
  const wide = [...slip.slipNo].map((sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0));
  const typed = `/verify/${encodeURIComponent(wide.join(''))}/${slip.verificationCode}`;
  expect((await ask(typed)).status).toBe(200);
  const half = await ask(`/verify?number=${slip.slipNo}&code=`);
  expect(half.status).toBe(422);
  expect(half.body).toContain('请填写查验码');
});

test('Q36: a wrong code and an unknown number look the same', async () => {
  const { slip } = await pass();
  const wrong = await ask(`/verify/${slip.slipNo}/AAAAAAAAAA`);
  const unknown = await ask(`/verify/CQ20269999999/AAAAAAAAAA`);
  expect([wrong.status, unknown.status]).toEqual([404, 404]);
  expect(plain(wrong.body)).toBe(plain(unknown.body).replaceAll('CQ20269999999', slip.slipNo));
  expect(wrong.body).toContain('没有查到');
  expect(wrong.body).not.toContain('欧阳');
});

test('Q36: name and number are masked, and nothing leads from them to a slip', async () => {
  const one = await pass();
  const { body } = await verify(one);
  expect(body).toContain('欧***');
  expect(body).not.toContain('欧阳');
  expect(body).not.toContain('区属学校');
  expect(body).toContain(one.slip.content.idNumberMasked);
  const { id, idNumberCipher } = await accountOf(one);
  const full = app.parts.cipher.decrypt(idNumberCipher, accountCells.number(id));
  expect(body).not.toContain(full);
  for (const number of ['欧阳小明', full]) {
    const query = new URLSearchParams({ number, code: one.slip.verificationCode });
    const { location } = await ask(`/verify?${query}`);
    expect((await ask(String(location))).status).toBe(404);
  }
  expect((await ask(`/verify?name=欧阳小明&idNumber=${full}`)).body).not.toContain(one.slip.slipNo);
});

test('Q36: of a name the first character stays, of a rare one too', () => {
  expect(maskName('王明')).toBe('王*');
  expect(maskName('欧阳小明')).toBe('欧***');
  expect(maskName('𠮷田')).toBe('𠮷*');
  expect(maskName('李')).toBe('李*');
});

test('N30: endorsed and recorded, the page names body, date and the recorded hours', async () => {
  const one = await pass();
  await endorseSlips(app.parts, clerk, [one.endorsement.id]);
  const endorsed = await verify(one);
  expect(endorsed.body).toContain('有效，已审验');
  expect(endorsed.body).toContain('沙坪坝区人力社保局');
  expect(endorsed.body).toContain('尚未登记');
  await confirmHours(app.parts, admin, [one.endorsement.id]);
  expect((await verify(one)).body).toContain('已登记，2026年11月23日');
});

test('a returned slip is still valid, and says that its learner has to act', async () => {
  const one = await pass();
  await returnEndorsement(app.parts, clerk, one.endorsement.id, '请更正工作单位');
  expect((await verify(one)).body).toContain('审验申请被退回');
});

test('Q7: the superseded slip says so, the new one is good', async () => {
  const one = await pass();
  await endorseSlips(app.parts, clerk, [one.endorsement.id]);
  await app.parts.db
    .transaction()
    .execute((tx) =>
      correctRegistration(
        app.parts,
        tx,
        clerk,
        one.learner.accountId,
        { name: '欧阳晓明' },
        '按证件',
      ),
    );
  await app.parts.runJobs();
  const old = await verify(one);
  expect(old.status).toBe(200);
  expect(old.body).toContain('已换发新单，本单不再使用');
  expect(old.body).not.toContain('有效，已审验');
  const slip = await app.parts.db
    .selectFrom('resultSlips')
    .select(['slipNo', 'verificationCode'])
    .where('accountId', '=', one.learner.accountId)
    .where('state', '=', 'VALID')
    .executeTakeFirstOrThrow();
  const fresh = await ask(`/verify/${slip.slipNo}/${slip.verificationCode}`);
  expect(fresh.body).toContain('有效，已审验');
});

test('G12: a revoked slip shows 已撤销 with the reason, and its hours are gone', async () => {
  const one = await pass();
  await endorseSlips(app.parts, clerk, [one.endorsement.id]);
  await confirmHours(app.parts, admin, [one.endorsement.id]);
  await revokeEndorsement(app.parts, clerk, one.endorsement.id, '查实替考');
  const { status, body } = await verify(one);
  expect(status).toBe(200);
  expect(body).toContain('已撤销，无效');
  expect(body).toContain('查实替考');
  expect(body).not.toContain('有效，已审验');
  await app.parts.runJobs();
  const after = (await verify(one)).body;
  expect(after).toMatch(/已撤回，\d+年/);
  expect(after).not.toContain('已登记');
});

test('N30: a certificate is verified like a slip, by the number and code printed on it, with its hours now', async () => {
  const one = await pass();
  await endorseSlips(app.parts, clerk, [one.endorsement.id]);
  await confirmHours(app.parts, admin, [one.endorsement.id]);
  const learner = await app.as(one.learner);
  const own = (await learner.get('/certificate')).body;
  expect(own).toContain('src="/certificate.svg"');
  expect((await learner.get('/certificate.svg')).headers['content-type']).toBe('image/svg+xml');
  const { certificateNo, verificationCode } = await app.parts.db
    .selectFrom('certificates')
    .select(['certificateNo', 'verificationCode'])
    .where('accountId', '=', one.learner.accountId)
    .executeTakeFirstOrThrow();
  for (const printed of [certificateNo, verificationCode]) expect(own).toContain(printed);
  const { status, body } = await ask(`/verify/${certificateNo}/${verificationCode}`);
  expect(status).toBe(200);
  expect(body).toContain('证书有效');
  expect(body).toContain('欧***');
  expect(body).not.toContain('欧阳小明');
  expect(body).toContain('2026年');
  expect((await ask(`/verify/${certificateNo}/AAAAAAAAAA`)).status).toBe(404);
});

test('Q36: codes cannot be guessed: after 30 requests in a minute an address is refused, others are not', async () => {
  const one = await pass();
  const statuses: number[] = [];
  for (let count = 0; count < 32; count += 1)
    statuses.push((await ask(`/verify/${one.slip.slipNo}/TRY${count}`, '198.51.100.7')).status);
  expect(statuses.slice(0, 30).every((status) => status === 404)).toBe(true);
  expect(statuses.slice(30)).toEqual([429, 429]);
  const right = `/verify/${one.slip.slipNo}/${one.slip.verificationCode}`;
  const told = await ask(right, '198.51.100.7');
  expect(told.status).toBe(429);
  expect(told.body).toContain('操作太频繁');
  expect((await ask(right)).status).toBe(200);
});

test('verification is for everybody: a learner sees no more of a stranger than the public does', async () => {
  const one = await pass();
  const learner = await app.as(await insertLearner(app.parts));
  const { body } = await learner.get(`/verify/${one.slip.slipNo}/${one.slip.verificationCode}`);
  expect(body).toContain('欧***');
  expect(body).not.toContain('欧阳小明');
});

const accountOf = ({ learner }: Graduate) =>
  app.parts.db
    .selectFrom('accounts')
    .select(['id', 'idNumberCipher'])
    .where('id', '=', learner.accountId)
    .executeTakeFirstOrThrow();

/** The page without what differs at each request: token and nonce. */
const plain = (html: string) =>
  html
    .replaceAll(/(nonce|content|value)="[\w.+/=-]{16,}"/g, '$1=""')
    .replaceAll(/"[\w-]{30,}"/g, '""');
