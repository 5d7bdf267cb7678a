import { AggregatorRegistry, Registry } from 'prom-client';
import type { AppOptions } from './app.ts';
import { askMeasured } from './worker-messages.ts';

/**
 * In one of several web processes: what all of them measure together, whichever is asked. Should one
 * of them not answer, what this one measures alone.
 */
export function workerMetrics(): NonNullable<AppOptions['metrics']> {
  const registry = new Registry();
  AggregatorRegistry.setRegistries([registry]);
  // Making one begins to answer the first process, which adds up.
  new AggregatorRegistry();
  return { registry, read: async () => (await askMeasured()) ?? registry.metrics() };
}
