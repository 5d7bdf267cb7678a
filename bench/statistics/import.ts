import { setTimeout as sleep } from 'node:timers/promises';
import { checkCharacter } from '../../src/kernel/id-number.ts';
import type { City } from './city.ts';
import { idOf } from './ids.ts';
import { insertOfficer, tokenOf, visitorOf } from './visitor.ts';

const rows = 100_000;
const unit = idOf('unit', 0);

/**
 * Returns the rows a second of importing a list of 100,000 people, from the upload to the commit, check
 * and order included. The people are deleted afterwards.
 */
export async function measureImport(city: City, say: (line: string) => void): Promise<number> {
  const officer = await insertOfficer(city.db, 'UNIT_ADMIN', unit);
  const visitor = visitorOf(city.url, officer);
  const form = new FormData();
  form.set('file', new Blob([makeList()], { type: 'text/csv' }), 'list.csv');
  const token = tokenOf(await visitor.get('/roster/imports'));
  say(`导入 ${rows} 行名单……`);
  const begun = performance.now();
  const answer = await visitor.post('/roster/imports', form, token);
  const path = answer.headers.get('location');
  if (answer.status !== 303 || !path) throw new Error(`upload: ${answer.status}`);
  const seconds = () => ((performance.now() - begun) / 1000).toFixed(1);
  say(`上传 ${seconds()} s`);
  const checked = await wait(() => visitor.get(path), '等待导入');
  say(`检查 ${seconds()} s`);
  const word = await visitor.post(`${path}/word`, { rows: 'ALL' }, tokenOf(checked));
  if (word.status !== 303) throw new Error(`word: ${word.status}`);
  await wait(() => visitor.get(path), '导入结果');
  const took = (performance.now() - begun) / 1000;
  say(`写入 ${seconds()} s`);
  await deleteImported(city, path.split('/').at(-1) as string);
  return rows / took;
}

async function wait(look: () => Promise<string>, word: string): Promise<string> {
  for (;;) {
    // Under load shedding the request is repeated, as a browser does.
    const page = await look().catch(() => '');
    if (page.includes(word)) return page;
    await sleep(100);
  }
}

/** Returns a list with numbers of this run only, so that it can be imported repeatedly. */
function makeList(): string {
  const run = String(Math.floor(Date.now() / 1000) % 10_000).padStart(4, '0');
  const lines = ['姓名,证件类型,证件号码,手机号,部门,岗位,到岗日期'];
  for (let index = 0; index < rows; index += 1) {
    const day = new Date(Date.UTC(1980, 0, 1 + Math.floor(index / 1000)));
    const birth = day.toISOString().slice(0, 10).replaceAll('-', '');
    const seventeen = `50${run}${birth}${String(index % 1000).padStart(3, '0')}`;
    const phone = `13${run}${String(index).padStart(5, '0')}`;
    const number = seventeen + checkCharacter(seventeen);
    lines.push(
      `人员${letters(index)},居民身份证,${number},${phone},第${index % 40}科,技术员,2015-07-01`,
    );
  }
  return lines.join('\r\n');
}

const digits = '甲乙丙丁戊己庚辛壬癸';
const letters = (index: number) =>
  [...String(index)].map((digit) => digits[Number(digit)]).join('');

/** Deletes the imported people. */
async function deleteImported({ db }: City, importId: string): Promise<void> {
  await db.query('update roster_imports set invited_at = now() where id = $1', [importId]);
  await db.query(
    'create temporary table listed as select account_id as id from employments where import_id = $1',
    [importId],
  );
  await db.query('analyze listed');
  await db.query('delete from learner_year_changes where account_id in (select id from listed)');
  await db.query('delete from learner_years where account_id in (select id from listed)');
  await db.query('set session_replication_role = replica');
  for (const statement of [
    'delete from employments where account_id in (select id from listed)',
    'delete from learners where account_id in (select id from listed)',
    'delete from account_phones where account_id in (select id from listed)',
    'delete from accounts where id in (select id from listed)',
    'delete from admissions',
    'drop table listed',
  ])
    await db.query(statement);
  await db.query('set session_replication_role = default');
}
