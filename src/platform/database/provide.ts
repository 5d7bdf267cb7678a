import pg from 'pg';
import { prepareDataFolder, StartupError, startEmbeddedPostgres } from './embedded/index.ts';

export interface ProvidedDatabase {
  /** As the role that the product runs as. */
  connectionString: string;
  /** As the owner of the tables, for migrations; the same where only DATABASE_URL is given. */
  ownerConnectionString: string;
  /** Of the embedded server: its superuser, for backups. */
  adminConnectionString?: string;
  stop(): Promise<void>;
}

/** The database of the settings: one's own by DATABASE_URL, else the embedded one in the data folder. */
export async function provideDatabase(
  config: {
    databaseUrl: string | undefined;
    databaseOwnerUrl?: string | undefined;
    dataDir: string;
    connections?: number;
    /** Whether the embedded server keeps its log for backups. */
    archive?: boolean | undefined;
  },
  say: (line: string) => void,
): Promise<ProvidedDatabase> {
  const { dataDir, connections } = config;
  if (!config.databaseUrl) {
    const size = connections ? { connections } : {};
    const server = await startEmbeddedPostgres({
      dataDir,
      log: say,
      archive: config.archive,
      ...size,
    });
    return {
      connectionString: server.runnerConnectionString,
      ownerConnectionString: server.connectionString,
      adminConnectionString: server.adminConnectionString,
      stop: () => server.stop(),
    };
  }
  await checkServer(config.databaseUrl);
  // Keys and files are kept there with any database.
  prepareDataFolder(dataDir);
  return {
    connectionString: config.databaseUrl,
    ownerConnectionString: config.databaseOwnerUrl ?? config.databaseUrl,
    stop: async () => {},
  };
}

async function checkServer(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      "select current_setting('server_version_num')::int as version",
    );
    if (rows[0].version < 150_000) {
      throw new StartupError('DATABASE_URL 指向的 PostgreSQL 版本过低，需要 15 或更高版本。');
    }
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(
      `连接不上 DATABASE_URL 指向的数据库（${(error as Error).message}）。请检查地址、账号、密码和数据库是否已启动。`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** The version of a server, 18.4. */
export async function readServerVersion(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query("select current_setting('server_version') as version");
    return rows[0].version.split(' ')[0];
  } finally {
    await client.end();
  }
}
