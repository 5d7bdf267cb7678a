import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Role, roleNames } from '../../src/kernel/actor.ts';
import { type DemoAccount, type RunningProduct, startProduct } from '../support/product.ts';
import { countReached, listRoutes, type Reached } from './coverage.ts';
import { findRequests, typeOf } from './explore.ts';
import { insertOwnRows, type OwnRows, requestsForOwnRows } from './own-rows.ts';
import { accountHeader, openRelay } from './relay.ts';
import { ScanSession } from './session.ts';
import { runSqlmap, runWapiti, type Scan } from './tools.ts';

// bin/scan: wapiti and sqlmap of Debian against a demo of its own, as four roles, for a bounded time.
const { values } = parseArgs({
  options: {
    /** Seconds for each tool and role. */
    seconds: { type: 'string', default: '240' },
    roles: { type: 'string', default: 'LEARNER,UNIT_ADMIN,DISTRICT_CLERK,CENTRE_CLERK' },
  },
});
const least = 90;
const mostAccounts = 5;
/** With 0 each request is sent once, by no tool: which routes would be reached is known within a minute. */
const seconds = Number(values.seconds);
const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = resolve('test/artifacts/scan');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const env = { LIMITS: 'off', LOG_LEVEL: 'info', DEMO: 'on' };
let findings = 0;
let short = 0;
let ownRows: OwnRows;
const city = await startProduct({ env });
try {
  await city.stop();
  ownRows = await insertOwnRows(city.dataDir);
  for (const role of values.roles.split(',')) await inFreshCity((product) => scanAs(product, role));
} finally {
  await city.remove();
}
say(findings === 0 ? '没有发现 · 0 findings' : `发现 ${findings} 处，见 ${folder}`);
process.exitCode = findings === 0 && short === 0 ? 0 : 1;

/** Runs on a copy of the city: what the scan of one role does to it is not there for the next. */
async function inFreshCity(scanning: (product: RunningProduct) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jixue-scan-'));
  // With owners and rights: the database refuses a folder of others.
  execFileSync('cp', ['-a', `${city.dataDir}/.`, dataDir]);
  const product = await startProduct({ env, dataDir });
  try {
    await scanning(product);
  } finally {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function scanAs(product: RunningProduct, role: string): Promise<void> {
  const own = ownRows.accounts[role as Role];
  const accounts = [...(own ? [own] : []), ...accountsOf(product, role)];
  const sessions = accounts.map((account) => new ScanSession(product.url, account));
  const routes = listRoutes(role);
  const prepared = requestsForOwnRows(ownRows, role as Role, routes);
  const person = personFor(product, role);
  const requests = await findRequests(sessions, { routes, prepared, person });
  const relay = await openRelay(sessions, requests);
  // What finding them reached does not count, only what the scanners do.
  const from = product.output().length;
  const scan: Scan = { url: relay.url, role, seconds, folder, requests };
  const found = seconds > 0 ? (await Promise.all([runSqlmap(scan), runWapiti(scan)])).flat() : [];
  if (seconds === 0) await sendEach(scan);
  await relay.close();
  for (const line of found) say(`${role}: ${line}`);
  findings += found.length;
  report(role, countReached(role, product.output().slice(from), relay.answered));
}

/** Sends each request as it is. */
async function sendEach({ url, requests }: Scan): Promise<void> {
  for (const request of requests) {
    const { method, target, account, body } = request;
    const headers = { [accountHeader]: String(account), 'content-type': typeOf(request) };
    const answer = await fetch(`${url}${target}`, {
      method,
      redirect: 'manual',
      headers: method === 'GET' ? { [accountHeader]: String(account) } : headers,
      ...(method === 'POST' && { body: body ?? '' }),
    });
    await answer.body?.cancel();
  }
}

/** The number of somebody whom a clerk of the role serves at the counter. */
function personFor(product: RunningProduct, role: string): string {
  const hint = role === 'CENTRE_CLERK' ? '市属医院职工，已经选课' : '区属学校教师，刚刚注册';
  return product.accounts.find((one) => one.try?.startsWith(hint))?.login ?? '';
}

/** Those with a story of their own, and at the end one whose sessions may be ended. */
function accountsOf(product: RunningProduct, role: string): DemoAccount[] {
  const name = roleNames[role as Role];
  const all = product.accounts.filter((one) => one.role === name);
  const [spare, ...others] = all.toReversed();
  if (!spare) throw new Error(`the demo has no ${role}`);
  const withStory = others.toReversed().toSorted((a, b) => Number(!a.try) - Number(!b.try));
  return [...withStory.slice(0, mostAccounts), spare];
}

function report(role: string, { routes, reached, missed, broken }: Reached): void {
  const share = (reached.length / routes.length) * 100;
  const forms = routes.filter(({ method }) => method !== 'GET');
  const reachedForms = reached.filter(({ method }) => method !== 'GET');
  const shareOfForms = (reachedForms.length / forms.length) * 100;
  say(
    `${role}: ${reached.length}/${routes.length} 个路由（${share.toFixed(1)}%），其中表单 ${reachedForms.length}/${forms.length}（${shareOfForms.toFixed(1)}%）`,
  );
  for (const { method, url } of reached) say(`  到达 ${method} ${url}`);
  for (const { method, url } of missed) say(`  没有到达 ${method} ${url}`);
  for (const line of broken) say(`  错误 ${line}`);
  findings += broken.length;
  if (share < least || shareOfForms < least) short += 1;
}
