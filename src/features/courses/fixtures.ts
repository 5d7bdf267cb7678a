// What only tests and benches use.
export { upsertTopic } from './queries/topics.ts';
