import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartupError } from './startup-error.ts';

/** A program and its arguments, ready for spawn. */
export type CommandLine = [program: string, ...args: string[]];

/** The account the database runs under, and how to start a program as that account. */
export interface DatabaseAccount {
  /** Wraps a command so that it runs as the account and gets SIGINT when this process dies. */
  wrap(program: string, args: string[]): CommandLine;
  /** Gives a file or folder to the account; does nothing when the account is our own. */
  own(path: string): void;
}

/**
 * PostgreSQL refuses to run as root. Started by root it therefore runs as the account that owns the
 * cluster already, else as `postgres`, else as `nobody`; started by anyone else it runs as that user.
 * The account has to be able to run `binary` and to enter `dataDir`.
 */
export function chooseDatabaseAccount(dataDir: string, binary: string): DatabaseAccount {
  const clusterDir = join(dataDir, 'postgres');
  if (process.getuid?.() !== 0) {
    refuseForeignCluster(clusterDir);
    return { wrap: (program, args) => dieWithUs([program, ...args]), own: () => {} };
  }
  const { uid, gid } = accountForRoot(clusterDir);
  const become = ['--reuid', `${uid}`, '--regid', `${gid}`, '--clear-groups'];
  const capabilities = leastCapability(become, dataDir, binary);
  return {
    wrap: (program, args) => [
      'setpriv',
      ...become,
      ...capabilities,
      '--pdeathsig',
      'INT',
      program,
      ...args,
    ],
    own: (path) => chownSync(path, uid, gid),
  };
}

let setprivFound: boolean | undefined;

/** Without setpriv (util-linux) a killed product leaves its database behind for the next start. */
function dieWithUs(command: CommandLine): CommandLine {
  setprivFound ??= spawnSync('setpriv', ['--pdeathsig', 'INT', 'true']).status === 0;
  return setprivFound ? ['setpriv', '--pdeathsig', 'INT', ...command] : command;
}

function refuseForeignCluster(clusterDir: string): void {
  const owner = statSync(clusterDir, { throwIfNoEntry: false })?.uid;
  if (owner === undefined || owner === process.getuid?.()) return;
  throw new StartupError(
    `数据库文件夹 ${clusterDir} 属于另一个系统用户（uid ${owner}）。请用创建它的用户（例如 root）启动，或用 DATA_DIR 指定另一个文件夹。`,
  );
}

function accountForRoot(clusterDir: string): { uid: number; gid: number } {
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const found = accounts.find(([account]) => account === name);
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new StartupError(
    'PostgreSQL 不能以 root 身份运行，而系统里没有 postgres 或 nobody 账号。请用普通用户启动，或用 DATABASE_URL 指定一个 PostgreSQL。',
  );
}

/** PostgreSQL asks access(2) about its own files, which ignores capabilities unless the securebit is set. */
function grantOf(capability: string): string[] {
  return [
    `--inh-caps=-all,+${capability}`,
    `--ambient-caps=-all,+${capability}`,
    '--securebits=+no_setuid_fixup',
  ];
}

/**
 * The smallest capability with which the account reaches its binaries and its folder: none if the
 * paths are open to it, the right to pass through closed folders (a clone in /root) or, where the
 * files themselves are closed too (umask 077), the right to open them.
 */
function leastCapability(become: string[], dataDir: string, binary: string): string[] {
  const script = '"$1" --version && cd "$2"';
  for (const capability of [undefined, 'dac_read_search', 'dac_override']) {
    const grant = capability ? grantOf(capability) : [];
    const probe = spawnSync('setpriv', [
      ...become,
      ...grant,
      'sh',
      '-c',
      script,
      'sh',
      binary,
      dataDir,
    ]);
    if (probe.status === 0) return grant;
  }
  throw new StartupError(
    `以 root 启动时，数据库账号无法进入 ${dirname(binary)} 或数据文件夹 ${dataDir}。请用普通用户启动，或把程序和 DATA_DIR 放到 /opt、/srv 这样的文件夹，或用 DATABASE_URL 指定一个 PostgreSQL。`,
  );
}
