/**
 * Settings of the embedded server for a small machine (2 cores, some GiB of memory). An installation
 * with other needs runs its own PostgreSQL and gives its address in DATABASE_URL.
 */
const durable: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '64MB',
  synchronous_commit: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  min_wal_size: '80MB',
  checkpoint_timeout: '10min',
  jit: 'off',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '0',
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  log_line_prefix: '%m [%p] ',
};

/** For clusters that are thrown away: a power cut may destroy them, so nothing waits for the disk. */
const throwAway: Record<string, string> = {
  ...durable,
  shared_buffers: '128MB',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
};

/** The settings as arguments of the `postgres` program. */
export function serverArguments(kind: { throwAway: boolean }): string[] {
  return Object.entries(kind.throwAway ? throwAway : durable).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}
