import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Role, roleNames } from '../../src/kernel/actor.ts';
import { type DemoAccount, startProduct } from '../support/product.ts';
import { countReached, type Reached } from './coverage.ts';
import { explore } from './explore.ts';
import { openSession } from './session.ts';
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
const seconds = Number(values.seconds);
const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = resolve('test/artifacts/scan');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const product = await startProduct({ env: { LIMITS: 'off', LOG_LEVEL: 'info', DEMO: 'on' } });
let findings = 0;
let short = 0;
try {
  for (const role of values.roles.split(',')) await scanAs(role);
} finally {
  await product.remove();
}
say(findings === 0 ? '没有发现 · 0 findings' : `发现 ${findings} 处，见 ${folder}`);
process.exitCode = findings === 0 && short === 0 ? 0 : 1;

async function scanAs(role: string): Promise<void> {
  const cookie = await openSession(product.url, accountOf(role));
  const known = await explore(product.url, cookie, role);
  // What the exploration reached does not count, only what the scanners did.
  const from = product.output().length;
  const scan: Scan = { url: product.url, role, cookie, seconds, folder, ...known };
  const found = [...(await runSqlmap(scan)), ...(await runWapiti(scan))];
  for (const line of found) say(`${role}: ${line}`);
  findings += found.length;
  report(role, countReached(role, product.output().slice(from)));
}

function accountOf(role: string): DemoAccount {
  const name = roleNames[role as Role];
  const account = product.accounts.find((one) => one.role === name);
  if (!account) throw new Error(`the demo has no ${role}`);
  return account;
}

function report(role: string, { routes, reached, missed, broken }: Reached): void {
  const share = (reached.length / routes.length) * 100;
  const forms = routes.filter(({ method }) => method !== 'GET');
  const reachedForms = reached.filter(({ method }) => method !== 'GET');
  say(
    `${role}: ${reached.length}/${routes.length} 个路由（${share.toFixed(1)}%），其中表单 ${reachedForms.length}/${forms.length}`,
  );
  for (const { method, url } of missed) say(`  没有到达 ${method} ${url}`);
  for (const line of broken) say(`  错误 ${line}`);
  findings += broken.length;
  if (share < least) short += 1;
}
