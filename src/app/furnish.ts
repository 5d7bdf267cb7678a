import { loadDemoCity } from '../demo/index.ts';
import { loadReferenceData } from '../features/organisations/index.ts';
import type { Parts } from '../platform/parts.ts';
import { publishCourses } from './courses.ts';

export interface FurnishOptions {
  demo: boolean;
  dataDir: string;
  say: (line: string) => void;
  /** Runs everything published so far, to the end. */
  drain(): Promise<void>;
}

/** Brings in what the product ships with: reference data, courses, and in a demonstration the city. */
export async function furnish(parts: Parts, options: FurnishOptions): Promise<void> {
  await loadReferenceData(parts);
  const topics = await publishCourses(parts, options.say);
  if (options.demo) await loadDemoCity(parts, topics, options);
}
