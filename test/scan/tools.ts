import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeOf } from './explore.ts';
import { accountHeader, touchesSession } from './relay.ts';
import type { KnownRequest } from './requests.ts';

/** What both tools are given. */
export interface Scan {
  url: string;
  role: string;
  requests: readonly KnownRequest[];
  /** The most that one tool takes. */
  seconds: number;
  folder: string;
}

// Its exclusion of addresses does not run with Python 3.11 (a flag at the end of an expression).
const wapiti = `
import fnmatch, re
import wapitiCore.net.crawler as crawler
crawler.wildcard_translate = lambda pattern: re.compile(fnmatch.translate(pattern))
from wapitiCore.main.wapiti import wapiti_main
wapiti_main()
`;

/** Lets wapiti attack the pages and forms at the known addresses; returns its findings. */
export async function runWapiti({ url, role, requests, seconds, folder }: Scan) {
  const report = join(folder, `wapiti-${role}.json`);
  const starts = requests.filter(({ method }) => method === 'GET').map(({ target }) => target);
  // It asks for the addresses given, and for those that their pages name.
  const left = ['/session/end', '/account/sessions/'];
  const args = [
    ...['-u', `${url}/`, '--scope', 'folder'],
    ...starts.flatMap((target) => ['-s', `${url}${target}`]),
    ...left.flatMap((path) => ['-x', `${url}${path}*`]),
    ...['-m', 'sql,xss,permanentxss,file,exec,redirect,crlf', '-d', '1'],
    ...['--max-scan-time', String(Math.ceil(seconds * 0.7))],
    ...['--max-attack-time', String(Math.ceil(seconds / 10))],
    ...['--flush-session', '--no-bugreport', '-v', '1', '-f', 'json', '-o', report],
  ];
  await runBounded(
    '/usr/bin/python3',
    ['-c', wapiti, ...args],
    // It begins its report when all modules have had their time.
    seconds * 2,
    join(folder, `wapiti-${role}.log`),
  );
  try {
    const { vulnerabilities } = JSON.parse(readFileSync(report, 'utf8')) as {
      vulnerabilities: Record<string, { method: string; path: string; info: string }[]>;
    };
    return Object.entries(vulnerabilities).flatMap(([kind, all]) =>
      all.map(({ method, path, info }) => `wapiti ${kind} ${method} ${path} ${info}`),
    );
  } catch {
    return ['wapiti 没有写出报告，时间可能不够。'];
  }
}

const lanes = 3;

/** Lets sqlmap vary every known request, in several processes; returns its findings. */
export async function runSqlmap(scan: Scan): Promise<string[]> {
  const ordered = scan.requests.toSorted((a, b) => lateness(a) - lateness(b));
  const found = await Promise.all(
    Array.from({ length: lanes }, (_, lane) =>
      runLane({ ...scan, requests: ordered.filter((_one, at) => at % lanes === lane) }, lane),
    ),
  );
  return found.flat();
}

/** What carries nothing comes later, and what ends sessions last. */
function lateness(request: KnownRequest): number {
  const { method, target } = request;
  if (touchesSession(target)) return 2;
  return method === 'POST' || /\?|\/[^/]*\d/.test(target) ? 0 : 1;
}

async function runLane(scan: Scan, lane: number): Promise<string[]> {
  const { role, seconds, folder } = scan;
  const requests = join(folder, `requests-${role}-${lane}.log`);
  writeFileSync(requests, proxyLog(scan));
  const log = join(folder, `sqlmap-${role}-${lane}.log`);
  const notOurs = '401,403,404,409,411,413,415,422,429,503';
  const args = [
    ...['-l', requests, '--ignore-stdin', '--batch', '--skip', '_csrf', '--ignore-redirects'],
    ...['--ignore-code', notOurs, '--level', '1', '--risk', '1', '--smart', '--technique', 'BEU'],
    ...['--skip-waf', '--timeout', '20', '--retries', '0', '--flush-session'],
    ...['--disable-coloring', '--output-dir', join(folder, `sqlmap-${role}-${lane}`)],
  ];
  await runBounded('sqlmap', args, seconds, log);
  const said = readFileSync(log, 'utf8').match(
    // What only "appears to be injectable" is tried again by sqlmap, which then says one of these or takes it back.
    /^.*(?:is vulnerable|identified the following injection).*$/gm,
  );
  return (said ?? []).map((line) => `sqlmap ${line.trim()}`);
}

/** The requests as a proxy would have written them down. */
function proxyLog({ url, requests }: Scan): string {
  const { host } = new URL(url);
  const line = '='.repeat(54);
  return requests
    .map((request) => {
      const { method, target, account, body } = request;
      const head = [
        `${method} ${target} HTTP/1.1`,
        `Host: ${host}`,
        `${accountHeader}: ${account}`,
        // A request without parameters is dropped unless it has a cookie; the relay puts in the real one.
        'Cookie: scan=1',
        ...(method === 'POST' ? [`Content-Type: ${typeOf(request)}`] : []),
      ];
      const text = `${head.join('\r\n')}\r\n\r\n${body ?? ''}`;
      return `${line}\n12:00:00  ${url}  [127.0.0.1]\n${line}\n${text}\n${line}\n\n`;
    })
    .join('\n');
}

/** Runs a program until it ends or its time is up, then asks it to end as Ctrl+C does. */
function runBounded(program: string, args: string[], most: number, log: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn('timeout', ['-s', 'INT', '-k', '20', String(most), program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (more: string) => {
        text += more;
      });
    child.once('error', fail);
    child.once('exit', (code) => {
      writeFileSync(log, text);
      if (code === 127) fail(new Error(`没有安装 ${program}：apt-get install wapiti sqlmap`));
      else done();
    });
  });
}
