import { expect, test } from 'vitest';
import { insertAccount, insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { textsTo } from '../../../../test/support/texts.ts';
import { issueAdministratorLink } from '../commands/issue-administrator-link.ts';
import { issueInitialLinks } from '../commands/issue-initial-links.ts';
import { hashPassword } from '../rules/password.ts';

const password = 'Lizi7-maojin-tie';
const numbers = [
  '11010519491231002X',
  '500103199001011232',
  '500103198502022349',
  '500103198803033455',
];
const formFor = (code: string, one: number, more: Record<string, string> = {}) => ({
  code,
  idDocumentType: 'RESIDENT_ID',
  idNumber: numbers[one] ?? '',
  name: `管理${'甲乙丙丁'[one]}`,
  phone: `1390000000${one}`,
  password,
  passwordAgain: password,
  ...more,
});
const codeOf = (url: string) => new URL(url).searchParams.get('code') ?? '';
const rolesIn = async ({ parts }: TestApp) =>
  (await parts.db.selectFrom('roleAssignments').select('role').orderBy('role').execute()).map(
    ({ role }) => role,
  );

test('E24: the first start gives one link each to two system administrators, a security administrator and an auditor', async () => {
  const empty = await createTestApp();
  try {
    const { links } = await issueInitialLinks(empty.parts);
    expect(links.map(({ role }) => role)).toEqual([
      'SYSTEM_ADMIN',
      'SYSTEM_ADMIN',
      'SECURITY_ADMIN',
      'AUDITOR',
    ]);
    const visitor = await empty.as(null);
    const [own, , , audit] = links.map(({ url }) => codeOf(url));
    expect((await visitor.get(`/first-administrator?code=${audit}`)).body).toContain('设立审计员');
    expect((await visitor.get('/first-administrator')).status).toBe(410);
    // Strangers' guesses do not void a link.
    for (let guess = 1; guess <= 7; guess += 1) {
      const guessed = await visitor.post('/first-administrator', formFor(`ABC${guess}`, 0));
      expect(guessed.status).toBe(410);
    }
    const wrong = await visitor.post('/first-administrator', formFor(own ?? '', 0, { phone: '1' }));
    expect(wrong.status).toBe(422);
    const answers = await Promise.all([
      visitor.post('/first-administrator', formFor(own ?? '', 0)),
      (await empty.as(null)).post('/first-administrator', formFor(own ?? '', 1)),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410]);
    expect(await rolesIn(empty)).toEqual(['SYSTEM_ADMIN']);
    const login = { loginName: `1390000000${answers[0]?.status === 303 ? 0 : 1}`, password };
    expect((await visitor.post('/login', login)).headers.location).toBe('/second-factor');
  } finally {
    await empty.close();
  }
});

test('E24: whoever came by one link gets no second duty by another; a restart gives the missing links anew', async () => {
  const empty = await createTestApp();
  try {
    const before = (await issueInitialLinks(empty.parts)).links;
    const visitor = await empty.as(null);
    await visitor.post('/first-administrator', formFor(codeOf(before[0]?.url ?? ''), 0));
    const again = (await issueInitialLinks(empty.parts)).links;
    expect(again.map(({ role }) => role)).toEqual(['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR']);
    const old = formFor(codeOf(before[2]?.url ?? ''), 1);
    expect((await visitor.post('/first-administrator', old)).status).toBe(410);
    const [system, security, audit] = again.map(({ url }) => codeOf(url));
    // With the account of the first, by its password: no second duty. Nor without the password.
    const greedy = await visitor.post('/first-administrator', formFor(audit ?? '', 0));
    expect(greedy.status).toBe(409);
    expect(greedy.body).toContain('由不同的人担任');
    const guessed = formFor(security ?? '', 0, {
      password: 'Andere-mima-99',
      passwordAgain: 'Andere-mima-99',
    });
    expect((await visitor.post('/first-administrator', guessed)).body).toContain('已有账号');
    for (const [place, code] of [system, security, audit].entries())
      await visitor.post('/first-administrator', formFor(code ?? '', place + 1));
    expect(await rolesIn(empty)).toEqual([
      'AUDITOR',
      'SECURITY_ADMIN',
      'SYSTEM_ADMIN',
      'SYSTEM_ADMIN',
    ]);
    expect(await issueInitialLinks(empty.parts)).toEqual({ links: [], missing: [] });
    // All were there once: a start says who is missing and gives no link any more.
    await empty.parts.db
      .updateTable('roleAssignments')
      .set({ validTo: '2026-11-23' })
      .where('role', '=', 'AUDITOR')
      .execute();
    expect(await issueInitialLinks(empty.parts)).toEqual({ links: [], missing: ['AUDITOR'] });
  } finally {
    await empty.close();
  }
});

test('E24: the command on the host gives a link where somebody is missing, recorded and told to all of them', async () => {
  const app = await createTestApp();
  try {
    const { parts } = app;
    const bodies = await insertBodies(parts);
    const phone = '13912340000';
    const accountId = await insertAccount(parts, {
      phone,
      idNumber: numbers[2] ?? '',
      passwordHash: await hashPassword(password),
    });
    await insertOfficer(parts, 'SECURITY_ADMIN', bodies.municipalBureauId, accountId);
    expect(await issueAdministratorLink(parts, 'SECURITY_ADMIN')).toBeNull();
    const link = await issueAdministratorLink(parts, 'AUDITOR');
    expect((await textsTo(parts, phone)).at(-1)?.text).toContain('设立审计员的一次性链接');
    const [entry] = await parts.db
      .selectFrom('auditEntries')
      .select(['action', 'facts'])
      .where('action', '=', 'identity.issue_administrator_link')
      .execute();
    expect(entry?.facts).toEqual({ role: 'AUDITOR' });
    const visitor = await app.as(null);
    const code = codeOf(link?.url ?? '');
    // The security administrator does not make themself auditor with it.
    expect((await visitor.post('/first-administrator', formFor(code, 2))).status).toBe(409);
    expect((await visitor.post('/first-administrator', formFor(code, 1))).status).toBe(303);
    expect(await issueAdministratorLink(parts, 'AUDITOR')).toBeNull();
  } finally {
    await app.close();
  }
});
