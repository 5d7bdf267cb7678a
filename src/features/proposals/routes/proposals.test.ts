import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import { confirmProposal } from '../commands/confirm-proposal.ts';
import { lapseProposals } from '../commands/lapse-proposals.ts';
import { propose } from '../commands/propose.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let first: Officer;
let second: Officer;
let stranger: Officer;
const applied: string[] = [];

const kind: ProposalKind<{ name: string }> = {
  kind: 'test.rename',
  title: '更改名称',
  confirmedBy: ['CENTRE_CLERK', 'DISTRICT_CLERK'],
  async apply(_parts, _tx, { subjectId, change }) {
    if (change.name === 'gone') throw new Refusal('proposals.not_found');
    applied.push(`${subjectId} ${change.name}`);
  },
};

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  first = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  second = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  stranger = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
});
afterAll(() => app.close());

const proposeAs = (actor: Officer, subjectId: string = newId(), name = '新名称') =>
  inTransaction(app.parts.db, (tx) =>
    propose(app.parts, tx, actor, kind, {
      subject: { type: 'thing', id: subjectId, words: `事物${subjectId}` },
      difference: [{ label: '名称', before: '旧名称', after: name }],
      change: { name },
      reason: '名称写错了',
    }),
  );
const confirmAs = (actor: Officer, id: string) =>
  confirmProposal(
    app.parts,
    {
      proposalKinds: [kind],
      publicationChecks: [],
      organisationFollowers: [],
      jurisdictionFollowers: [],
      accountFollowers: [],
      accountBarriers: [],
    },
    actor,
    id,
  );
const stateOf = async (id: string) =>
  (
    await app.parts.db
      .selectFrom('proposals')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).state;

test('G10: who proposed a change does not confirm it, under another role neither; a colleague does, and it applies once', async () => {
  const id = await proposeAs(first, 'one');
  await expect(confirmAs(first, id)).rejects.toThrow('proposals.same_person');
  const otherRole = await insertOfficer(
    app.parts,
    'DISTRICT_CLERK',
    bodies.shapingbaId,
    first.accountId,
  );
  await expect(confirmAs(otherRole, id)).rejects.toThrow('proposals.same_person');
  expect(applied).toEqual([]);
  const answers = await Promise.allSettled([confirmAs(second, id), confirmAs(second, id)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(applied).toEqual(['one 新名称']);
  expect(await stateOf(id)).toBe('CONFIRMED');
});

test('a body that it does not concern finds no proposal, and no officer without the right', async () => {
  const id = await proposeAs(first);
  await expect(confirmAs(stranger, id)).rejects.toThrow('proposals.not_found');
  const auditor = await insertOfficer(app.parts, 'AUDITOR', bodies.centreId);
  for (const officer of [stranger, auditor]) {
    const browser = await app.as(officer);
    expect((await browser.get(`/proposals/${id}`)).status).toBe(404);
    expect((await browser.get('/proposals')).body).not.toContain(id);
    const refused = await browser.post(`/proposals/${id}/refusal`, { reason: '不应当这样改' });
    expect(refused.status).toBe(404);
  }
  expect(await stateOf(id)).toBe('PROPOSED');
});

test('G10: in a body with one officer the body above decides; where nobody is, the proposal is refused', async () => {
  const alone = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId);
  await expect(proposeAs(alone)).rejects.toThrow('proposals.nobody_else');
  const bureau = await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId);
  const id = await proposeAs(alone, 'district');
  await expect(confirmAs(second, id)).rejects.toThrow('proposals.not_found');
  const browser = await app.as(bureau);
  expect((await browser.get('/')).body).toContain('href="/proposals/');
  expect((await browser.get(`/proposals/${id}`)).body).toContain('由您复核');
  await confirmAs(bureau, id);
  expect(applied).toContain('district 新名称');
  expect((await browser.get('/')).body).not.toContain('href="/proposals/');
});

test('the colleague sees the difference and refuses with a reason; the proposer reads it and nothing changed', async () => {
  const id = await proposeAs(first, 'refused');
  const colleague = await app.as(second);
  const page = (await colleague.get(`/proposals/${id}`)).body;
  for (const words of ['旧名称', '新名称', '名称写错了', '不同意']) expect(page).toContain(words);
  const empty = await colleague.post(`/proposals/${id}/refusal`, { reason: ' ' });
  expect(empty.status).toBe(422);
  expect(empty.body).toContain('请写明为什么不同意');
  await colleague.post(`/proposals/${id}/refusal`, { reason: '名称没有写错' });
  const proposer = await app.as(first);
  expect((await proposer.get(`/proposals/${id}`)).body).toContain('名称没有写错');
  expect((await proposer.get('/proposals?state=REFUSED')).body).toContain(id);
  expect((await proposer.get('/proposals?state=CONFIRMED')).body).not.toContain(id);
  expect(applied.some((one) => one.startsWith('refused'))).toBe(false);
  await expect(confirmAs(second, id)).rejects.toThrow('proposals.decided_already');
});

test('one proposal waits on a subject; withdrawn by its proposer, another may follow', async () => {
  const id = await proposeAs(first, 'twice');
  await expect(proposeAs(second, 'twice')).rejects.toThrow('proposals.waits_already');
  const [own, colleague] = [await app.as(first), await app.as(second)];
  expect((await colleague.post(`/proposals/${id}/withdrawal`)).status).toBe(404);
  await own.post(`/proposals/${id}/withdrawal`);
  expect(await stateOf(id)).toBe('WITHDRAWN');
  expect((await own.post(`/proposals/${id}/withdrawal`)).status).toBe(409);
  await proposeAs(second, 'twice');
});

test('what the owner of the kind refuses is not confirmed', async () => {
  const id = await proposeAs(first, 'changed', 'gone');
  await expect(confirmAs(second, id)).rejects.toThrow('proposals.not_found');
  expect(await stateOf(id)).toBe('PROPOSED');
});

test('a proposal that nobody decides lapses after 30 days', async () => {
  const id = await proposeAs(first, 'late');
  const start = app.parts.clock.now();
  app.parts.setNow(new Date(start.getTime() + 31 * 86_400_000));
  await expect(confirmAs(second, id)).rejects.toThrow('proposals.decided_already');
  await lapseProposals(app.parts);
  expect(await stateOf(id)).toBe('LAPSED');
  app.parts.setNow(start);
});

test('who proposed is told what became of it: confirmed, refused with the reason, lapsed', async () => {
  const proposer = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  const ids = [await proposeAs(proposer), await proposeAs(proposer), await proposeAs(proposer)];
  const [confirmed = '', refused = '', lapsed = ''] = ids;
  await confirmAs(second, confirmed);
  const browser = await app.as(second);
  await browser.post(`/proposals/${refused}/refusal`, { reason: '材料上是另一个名称' });
  await app.parts.db
    .updateTable('proposals')
    .set({ lapsesAt: app.parts.clock.now() })
    .where('id', '=', lapsed)
    .execute();
  await lapseProposals(app.parts);
  await app.parts.runJobs();
  const inbox = await (await app.as(proposer)).get('/messages');
  for (const id of ids) expect(inbox.body).toContain(`/proposals/${id}`);
  for (const word of ['已确认', '没有同意', '原因：材料上是另一个名称', '已失效'])
    expect(inbox.body).toContain(word);
  expect((await (await app.as(second)).get('/messages')).body).not.toContain(confirmed);
});
