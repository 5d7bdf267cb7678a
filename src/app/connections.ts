/** Connections to the database that one process opens at most, by what they are for. */
export interface ConnectionShare {
  pages: number;
  fastLane: number;
  /** For the batches of an exam: one flight each of places, starts, sheets and hand-ins. */
  batches: number;
  /** For the work of jobs, which pages never wait for. */
  jobs: number;
  /** For the queue itself; it holds one more that listens. */
  queue: number;
}

/**
 * Shares the connections among so many processes. More than the database's processors can use at once
 * only wait inside it, so a process among several gets fewer, and never too few to go on.
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

/** All connections of so many processes together, with one that prepares them. */
export function countConnections(processes: number): number {
  const { pages, fastLane, batches, jobs, queue } = shareConnections(processes);
  return (processes + 1) * (pages + fastLane + batches + jobs + queue + 1);
}
