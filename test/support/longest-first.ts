import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that wait more than they compute, or take longest; the longest first. */
const long = [
  'test/crash/crash.test.ts',
  'src/platform/database/embedded/embedded.test.ts',
  'test/routes/disclosures.test.ts',
  'test/routes/listed-roles.test.ts',
  'test/routes/odd-requests.test.ts',
  'test/scope/whose-rows.test.ts',
  'test/routes/unlisted-roles.test.ts',
  'src/features/payment/routes/gateways.test.ts',
  'test/journeys/start.test.ts',
  'test/journeys/online-payment.test.ts',
  'test/journeys/budgets.test.ts',
  'test/journeys/processes.test.ts',
  'test/journeys/keyboard.test.ts',
  'test/journeys/gateways.test.ts',
];

/** One worker goes on to the next project while others end theirs; the city is built meanwhile. */
const projects = ['crash', 'unit', 'alone', 'browser'];

/**
 * The order in which workers take files: project by project, so that modules and browsers stay in their worker,
 * and long files before short ones, so that no core waits for one file at the end.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted(
      (one, other) => projectOf(one) - projectOf(other) || rank(one) - rank(other),
    );
  }
}

const projectOf = ({ project }: TestSpecification) => projects.indexOf(project.name);

function rank({ moduleId }: TestSpecification): number {
  const index = long.findIndex((file) => moduleId.endsWith(file));
  return index < 0 ? long.length : index;
}
