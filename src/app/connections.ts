/** The database connections that one process opens at most, by purpose. */
export interface ConnectionShare {
  pages: number;
  fastLane: number;
  /** For the batches of an exam: one at a time each of places, starts, sheets and hand-ins. */
  batches: number;
  /** For jobs, separate from pages. */
  jobs: number;
  /** For the queue itself, which has one more for listening. */
  queue: number;
}

/**
 * The connections of each of `processes`: fewer for each of several, since more than the database's
 * processors can use would only wait there.
 */
export function shareConnections(processes: number): ConnectionShare {
  const share = (whole: number, least: number) => Math.max(least, Math.floor(whole / processes));
  return {
    pages: share(20, 5),
    fastLane: 4,
    batches: share(4, 2),
    jobs: share(6, 2),
    queue: share(4, 2),
  };
}

/** The connections of all processes together, including the one that prepares them. */
export function countConnections(processes: number): number {
  const { pages, fastLane, batches, jobs, queue } = shareConnections(processes);
  // One more each to listen for jobs, and for signals.
  return (processes + 1) * (pages + fastLane + batches + jobs + queue + 2);
}
