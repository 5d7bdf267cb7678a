import pg from 'pg';
import { attemptIdOf, storedCookieOf, topicId, writerTokenOf } from './city.ts';

/**
 * Returns the yardstick, saves a second: the same checks and insert, one transaction a save, from a bare
 * client without HTTP, at the best number of connections.
 */
export async function measureYardstick(
  connectionString: string,
  examinees: number,
  seconds: number,
  firstSeq: number,
): Promise<{ perSecond: number; connections: number }> {
  let best = { perSecond: 0, connections: 0 };
  let seq = firstSeq;
  for (const connections of [4, 8, 16, 32, 64]) {
    const clients = await Promise.all(
      Array.from({ length: connections }, async () => {
        const client = new pg.Client({ connectionString });
        await client.connect();
        return client;
      }),
    );
    let done = 0;
    const began = performance.now();
    const until = began + seconds * 1000;
    await Promise.all(
      clients.map(async (client) => {
        while (performance.now() < until) {
          seq += 1;
          await saveAlone(client, Math.floor(Math.random() * examinees), seq);
          done += 1;
        }
      }),
    );
    const perSecond = (done * 1000) / (performance.now() - began);
    if (perSecond > best.perSecond) best = { perSecond, connections };
    await Promise.all(clients.map((client) => client.end()));
  }
  return best;
}

const check = {
  name: 'yardstick.check',
  text: `select attempt.state = 'OPEN' and attempt.deadline_at > clock_timestamp()
      and attempt.writer_token = $3 and attempt.account_id = session.account_id and $4 <= attempt.item_count as may,
      exists (select 1 from exam_answers newer where newer.topic_id = $6 and newer.attempt_id = $1 and newer.item_no = $4 and newer.seq > $5) as stale
    from exam_attempts attempt, sessions session
    where attempt.id = $1 and attempt.topic_id = $6 and session.token_hash = $2 and session.ended_at is null for share of attempt`,
};
const insert = {
  name: 'yardstick.insert',
  text: `insert into exam_answers (topic_id, attempt_id, item_no, seq, response, marked) values ($5, $1, $2, $3, $4, false)
    on conflict do nothing`,
};

async function saveAlone(client: pg.Client, examinee: number, seq: number): Promise<void> {
  const id = attemptIdOf(examinee);
  const item = 1 + Math.floor(Math.random() * 50);
  await client.query('begin');
  const values = [id, storedCookieOf(examinee), writerTokenOf(examinee), item, seq, topicId];
  const { rows } = await client.query({ ...check, values });
  if (rows[0]?.may !== true) throw new Error(`examinee ${examinee} may not save`);
  await client.query({ ...insert, values: [id, item, seq, 'ABCD'[seq % 4], topicId] });
  await client.query('commit');
}
