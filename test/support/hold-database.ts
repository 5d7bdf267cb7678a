import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.ts';

/**
 * A process of its own that runs the embedded database until SIGTERM, for tests that kill it.
 * Usage: node hold-database.ts DATA_DIR MEMORY; prints one line of JSON when the database answers.
 */
const lines: string[] = [];
const server = await startEmbeddedPostgres({
  dataDir: process.argv[2] ?? '',
  memory: Number(process.argv[3]),
  log: (line) => lines.push(line),
});
const { connectionString, pid } = server;
process.stdout.write(`${JSON.stringify({ connectionString, pid, lines })}\n`);
process.on('SIGTERM', async () => {
  await server.stop();
  process.exit(0);
});
setInterval(() => {}, 60_000);
