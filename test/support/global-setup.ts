import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { runOn } from './run-on.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server the tests use, and the migrated database on it that every test clones. */
    testServer: { adminUrl: string; template: string };
  }
}

/**
 * Before all tests: one PostgreSQL with one migrated template database. TEST_DATABASE_URL names a
 * server to use (a superuser, or a role that may create databases); else one is started and thrown
 * away.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await provideServer();
  const template = `jixue_template_${process.pid}`;
  try {
    await runOn(server.adminUrl, `create database ${template} template template0`);
    await migrate(databaseUrl(server.adminUrl, template));
  } catch (error) {
    await server.close();
    throw error;
  }
  project.provide('testServer', { adminUrl: server.adminUrl, template });
  return async () => {
    await dropDatabases(server.adminUrl, template);
    await server.close();
  };
}

/** The template and those made from it, on a server that stays. */
async function dropDatabases(adminUrl: string, template: string): Promise<void> {
  if (!process.env.TEST_DATABASE_URL) return;
  for (const name of [template, `${template}_queues`])
    await runOn(adminUrl, `drop database if exists ${name} with (force)`);
}

async function provideServer(): Promise<{ adminUrl: string; close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { adminUrl: given, close: async () => {} };
  const dataDir = mkdtempSync(join(tmpdir(), 'jixue-test-'));
  const server = await startEmbeddedPostgres({
    dataDir,
    log: () => {},
    // Four workers, each with two apps and whoever looks at their databases.
    connections: 200,
    throwAway: true,
  });
  return {
    adminUrl: server.adminConnectionString,
    async close() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
