import cluster from 'node:cluster';
import { missingSecurityFixes } from '../features/operations/index.ts';
import { withSeedLock } from '../platform/database/advisory-lock.ts';
import { StartupError } from '../platform/database/embedded/index.ts';
import { provideDatabase, readServerVersion } from '../platform/database/provide.ts';
import { connectPaymentGateways, startPaymentGateways } from '../platform/gateways/index.ts';
import { closeDataFolder } from '../platform/storage/private-folder.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { countConnections } from './connections.ts';
import { assertPortFree, warnings } from './listen.ts';
import { type OpenedParts, openParts } from './open-parts.ts';
import { prepareSchema } from './prepare-schema.ts';
import { seed } from './seed.ts';
import { addressOf, serve } from './serve.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { welcome } from './welcome.ts';
import { askPrepared, type Prepared } from './worker-messages.ts';
import { workerMetrics } from './worker-metrics.ts';
import { startWorkers } from './workers.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Starts the product and runs it until SIGTERM or SIGINT: as one process, or with WEB_PROCESSES as one that
 * prepares and supervises several workers. A failure to start is printed as one sentence; the process closes
 * what it opened and exits with code 1.
 */
export async function startProduct(): Promise<void> {
  const shutdown = createShutdown(say);
  let ending = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      if (ending) return;
      ending = true;
      await shutdown.run();
      process.exit(0);
    });
  }
  try {
    const config = readConfig();
    if (cluster.isWorker) await startWebProcess(config, shutdown);
    else await startInstallation(config, shutdown);
  } catch (error) {
    const expected = error instanceof StartupError || error instanceof ConfigError;
    process.stderr.write(expected ? `${error.message}\n` : `${(error as Error).stack}\n`);
    await shutdown.run();
    process.exit(1);
  }
}

/** The first process: database, schema, simulator bank, data; then it serves, or starts workers that do. */
async function startInstallation(config: Config, shutdown: Shutdown): Promise<void> {
  const { dataDir, webProcesses } = config;
  await assertPortFree(config);
  const connections = countConnections(webProcesses);
  const archive = config.backup !== undefined;
  const database = await provideDatabase({ ...config, connections, archive }, say);
  shutdown.add(database.stop);
  // As root the embedded database has an account of its own, which must reach its files.
  closeDataFolder(dataDir, { passable: !config.databaseUrl && process.getuid?.() === 0 });
  const { connectionString } = database;
  await prepareSchema(config, database, say);
  const payment = await startPaymentGateways({ ...config, contracts: config.gateways, log: say });
  shutdown.add(payment.stop);
  const installation = { connectionString, paymentGateways: payment.gateways };
  if (webProcesses === 1) {
    const opened = await openParts(config, installation, shutdown);
    await seedOnce(config, connectionString, opened);
    const address = await serve(opened, config, shutdown);
    for (const line of warnings(config)) say(line);
    await tellMissingFixes(config, connectionString);
    await welcome(opened.parts, { address, dataDir, say });
    return opened.beginLog();
  }
  // Connections only for seeding and the welcome; afterwards it only supervises workers.
  const preparation = createShutdown(say);
  shutdown.add(preparation.run);
  const opened = await openParts(config, installation, preparation);
  await seedOnce(config, connectionString, opened);
  const { simulatorUrl } = payment;
  const prepared = { connectionString, simulatorUrl, port: config.port };
  const web = startWorkers(webProcesses, prepared, say);
  shutdown.add(web.stop);
  const { port } = await web.serving;
  opened.setAddress(addressOf(config.host, port));
  for (const line of warnings(config)) say(line);
  await tellMissingFixes(config, connectionString);
  await welcome(opened.parts, { address: opened.parts.publicUrl(), dataDir, say });
  await preparation.run();
}

function seedOnce(config: Config, connectionString: string, opened: OpenedParts): Promise<void> {
  const { jobParts, jobs } = opened;
  return withSeedLock(connectionString, () =>
    seed(jobParts, {
      demo: config.demo,
      dataDir: config.dataDir,
      say,
      drain: () => jobs.drain(jobParts),
      dropJobs: jobs.dropAll,
    }),
  );
}

/** A worker: serves the shared port and runs jobs, after the first process has prepared everything. */
async function startWebProcess(config: Config, shutdown: Shutdown): Promise<void> {
  const { connectionString, simulatorUrl, port }: Prepared = await askPrepared();
  const { dataDir, gateways: contracts } = config;
  const paymentGateways = connectPaymentGateways({ contracts, dataDir, simulatorUrl });
  const opened = await openParts(config, { connectionString, paymentGateways }, shutdown);
  opened.beginLog();
  await serve(opened, { ...config, port }, shutdown, workerMetrics());
}

/** Says when the PostgreSQL lacks security fixes that were known when this version was made. */
async function tellMissingFixes(config: Config, connectionString: string): Promise<void> {
  const version = await readServerVersion(connectionString);
  const fixed = missingSecurityFixes(version);
  if (!fixed) return;
  const next = config.databaseUrl
    ? '请更新数据库服务器。'
    : '它只在本机监听；正式使用建议改用自己的、及时更新的 PostgreSQL（docs/operations.md）。';
  say(`PostgreSQL ${version} 缺少 ${fixed.version}（${fixed.day}）的安全修复。${next}`);
}
