import { totalmem } from 'node:os';

const MiB = 1024 * 1024;

export interface ServerSize {
  /** Memory of this machine or container, bytes. */
  memory: number;
  /** Connections the product opens at most, all its processes together. */
  connections: number;
}

/** The memory this process may use: the container's, where one sets a limit, else the machine's. */
export function memoryOfMachine(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

/**
 * Settings of the embedded server, from a laptop to the exam day of a city on a small machine. An
 * installation with other needs runs its own PostgreSQL and gives its address in DATABASE_URL.
 * Whatever is acknowledged is on the disk: fsync, full_page_writes and synchronous_commit stay on.
 */
function durable({ memory, connections }: ServerSize): Record<string, string> {
  // A quarter of the memory, the usual advice; beyond 4 GiB the system's own cache does as well.
  const buffers = clamp(memory / 4, 128 * MiB, 4096 * MiB);
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: String(Math.max(100, connections + 20)),
    shared_buffers: inMiB(buffers),
    effective_cache_size: inMiB(Math.max(memory / 2, buffers)),
    work_mem: '16MB',
    maintenance_work_mem: '64MB',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    // A base backup is taken while the server runs: it needs the log and a connection that sends it.
    wal_level: 'replica',
    max_wal_senders: '4',
    // The first change of a page after a checkpoint is logged with the whole page: fewer checkpoints
    // and compressed pages keep the log small. What recovery has to replay is bounded by the size.
    wal_compression: 'on',
    max_wal_size: '2GB',
    min_wal_size: '80MB',
    checkpoint_timeout: '15min',
    jit: 'off',
    random_page_cost: '1.1',
    max_parallel_workers_per_gather: '0',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    log_line_prefix: '%m [%p] ',
    // Counts what takes time, for the console of operations; values are not kept.
    shared_preload_libraries: 'pg_stat_statements',
  };
}

/** For clusters that are thrown away: a power cut may destroy them, so nothing waits for the disk. */
const throwAwaySettings = {
  shared_buffers: '128MB',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  wal_compression: 'off',
  max_wal_senders: '0',
  shared_preload_libraries: '',
  // Hundreds of small databases that live for seconds.
  autovacuum: 'off',
};

/** Where finished pieces of the log wait for the backup, beside the cluster. */
export const archiveFolder = 'wal-archive';

/**
 * Copies each finished piece of the log, whole or not at all, to where the backup takes it; at least one a minute
 * while anything is written. The server runs it in the cluster's folder.
 */
const archiving = {
  archive_mode: 'on',
  archive_command: [
    `cp "%p" "../${archiveFolder}/%f.part"`,
    `sync "../${archiveFolder}/%f.part"`,
    `mv "../${archiveFolder}/%f.part" "../${archiveFolder}/%f"`,
  ].join(' && '),
  archive_timeout: '60s',
};

/** For a machine that refuses the memory we would like: the server starts all the same. */
const smallest = { shared_buffers: '32MB' };

/** The settings as arguments of the `postgres` program. */
export function serverArguments(
  size: ServerSize,
  { throwAway, small, archive }: { throwAway: boolean; small: boolean; archive?: boolean },
): string[] {
  const settings = {
    ...durable(size),
    ...(archive ? archiving : {}),
    ...(throwAway ? throwAwaySettings : {}),
    ...(small ? smallest : {}),
  };
  return asArguments(settings);
}

/** Settings as arguments of the `postgres` program. */
export function asArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const clamp = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), most);

const inMiB = (bytes: number) => `${Math.floor(bytes / MiB)}MB`;
