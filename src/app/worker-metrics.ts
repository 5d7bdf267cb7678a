import { AggregatorRegistry, Registry } from 'prom-client';
import type { AppOptions } from './app.ts';
import { askMeasured } from './worker-messages.ts';

/**
 * The metrics of all web processes, from any of them; only its own when another does not answer.
 */
export function workerMetrics(): NonNullable<AppOptions['metrics']> {
  const registry = new Registry();
  AggregatorRegistry.setRegistries([registry]);
  // Creating it starts answering the first process, which aggregates.
  new AggregatorRegistry();
  return { registry, read: async () => (await askMeasured()) ?? registry.metrics() };
}
