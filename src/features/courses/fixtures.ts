// What only tests and benches use.

export { buildDownloads } from './commands/build-downloads.ts';
export { upsertTopic } from './queries/topics.ts';
