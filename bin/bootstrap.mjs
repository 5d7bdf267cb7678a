import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

// Runs on any Node >= 20 before anything is installed: only built-ins.

/** The checkout. */
export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

const node24 = join(root, 'node_modules', 'node', 'bin', 'node');
const installStamp = join(root, 'node_modules', '.jixue-install');
const buildStamp = join(root, 'dist', '.stamp');

/** A failure that the user can fix: printed without a stack. */
export class Failure extends Error {}

/** Runs a command's main function; a Failure ends the process with one sentence and code 1. */
export function command(main) {
  main().catch((error) => {
    process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
    process.exit(1);
  });
}

/** Installs the locked dependencies if they are missing or not those of the lock file. */
export async function install(step = '') {
  const wanted = hashOf(['package-lock.json']);
  if (readStamp(installStamp) !== wanted) {
    refuseLinkedPackages();
    say(`${step}安装依赖（首次约需一两分钟）…`);
    const code = await run(
      'npm',
      ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'],
      {
        env: { ...process.env, NODE_ENV: 'development' },
      },
    );
    if (code !== 0) {
      throw new Failure(
        '依赖没有装好（npm ci 失败，原因见上）。请检查网络与磁盘后重试。\nDependencies could not be installed (npm ci failed, see above). Check network and disk, then try again.',
      );
    }
    ensurePinnedNode();
    writeFileSync(installStamp, wanted);
  } else {
    ensurePinnedNode();
  }
}

/** Builds the pages' scripts and the server if a source has changed since the last build. */
export async function build(step = '') {
  const wanted = hashOf(['src', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']);
  if (readStamp(buildStamp) === wanted) return;
  say(`${step}构建…`);
  rmSync(buildStamp, { force: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const args of [['build'], ['build', '--ssr']]) {
    const code = await runNode([vite, ...args, '--logLevel', 'warn']);
    if (code !== 0) {
      throw new Failure('构建失败，原因见上。\nThe build failed, see above.');
    }
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(buildStamp, wanted);
}

/** Runs a program under the pinned Node 24; resolves with its exit code. */
export function runNode(args, options = {}) {
  return run(node24, args, options);
}

/**
 * Runs a program with our input and output and resolves with its exit code (128 + n if a signal
 * ended it). Signals we get are passed on; the program decides what to do with them.
 */
export function run(program, args, options = {}) {
  const bin = join(root, 'node_modules', '.bin');
  const env = { ...(options.env ?? process.env) };
  env.PATH = `${bin}:${env.PATH}`;
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options, env });
    // A terminal sends Ctrl-C to the program as well; it must not get it twice.
    const pass = (signal) => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      done(code ?? 128 + (signalNumbers[signal] ?? 0));
    });
  });
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** Prints one line of progress. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** `npm ci` through a link would empty the folder of the checkout it leads to. */
function refuseLinkedPackages() {
  const packages = join(root, 'node_modules');
  if (!lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Failure(
    `${packages} 是一个链接，里面的依赖与 package-lock.json 不一致。请在它指向的目录安装依赖，或删除这个链接后重试。\n${packages} is a link, and its packages are not those of package-lock.json. Install them where it leads to, or remove the link and try again.`,
  );
}

/** npm may have been told to skip install scripts; the package `node` fetches its binary in one. */
function ensurePinnedNode() {
  const works = () => spawnSync(node24, ['--version']).stdout?.toString().startsWith('v24.');
  if (works()) return;
  const home = join(root, 'node_modules', 'node');
  if (existsSync(join(home, 'installArchSpecificPackage.js'))) {
    spawnSync(process.execPath, ['installArchSpecificPackage'], { cwd: home, stdio: 'inherit' });
  }
  if (works()) return;
  throw new Failure(
    '没有取得固定版本的 Node 24（node_modules/node/bin/node 无法运行）。请允许 npm 运行安装脚本后执行 npm ci。\nThe pinned Node 24 is missing (node_modules/node/bin/node does not run). Let npm run install scripts, then run npm ci.',
  );
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A hash of the names and contents of the given files and folders (tests left out). */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addToHash(hash, path);
  return hash.digest('hex');
}

function addToHash(hash, path) {
  const full = join(root, path);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat || /\.test\.tsx?$/.test(path)) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(full).sort()) addToHash(hash, join(path, name));
    return;
  }
  hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
}
