import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officerRoles, roleNames } from '../../src/kernel/actor.ts';
import type { Access, ListedRoute } from '../../src/platform/http/index.ts';
import { createTestApp, type TestApp } from '../support/parts.ts';

const file = resolve('docs/routes.md');
let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

test('docs/routes.md lists every route and who may use it', () => {
  const table = describe(app.server.routeList);
  if (process.env.UPDATE_ROUTES) writeFileSync(file, table);
  const hint =
    'Routes or their access changed. Look, then: UPDATE_ROUTES=1 npm test -- test/routes';
  expect(readFileSync(file, 'utf8'), hint).toBe(table);
});

test('every route says who may use it, in roles that exist', () => {
  const known = ['LEARNER', ...officerRoles];
  for (const { method, url, access } of app.server.routeList) {
    if (access === 'everyone' || access === 'signed-in') continue;
    expect(access.length, `${method} ${url}`).toBeGreaterThan(0);
    for (const role of access) expect(known, `${method} ${url}`).toContain(role);
  }
});

function describe(routes: readonly ListedRoute[]): string {
  const rows = routes
    // Built files are there only after a build.
    .filter(({ url }) => url !== '/assets/*')
    .map(
      ({ method, url, access, discloses }) =>
        `| ${method} | \`${url}\` | ${whoMay(access)} | ${discloses ?? ''} |`,
    );
  return `# Routes

Every route, who may use it, and what it returns of the personal data of others (each such answer is recorded: test/routes/disclosures.test.ts). Everybody else is answered 404; visitors are sent to log in. Which rows of a kind a role may touch is the policy's matter (\`src/features/*/rules/policy.ts\`). Built files under \`/assets/\` are for everybody. Made by \`UPDATE_ROUTES=1 npm test -- test/routes\` and kept true by \`test/routes\`.

| | route | who | discloses |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function whoMay(access: Access): string {
  if (access === 'everyone') return 'everybody 所有人';
  if (access === 'signed-in') return 'everybody signed in 已登录';
  return access.map((role) => `${role} ${roleNames[role]}`).join(', ');
}
