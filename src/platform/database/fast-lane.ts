import pg from 'pg';

/** A statement that each connection prepares once and then runs by its name. */
export interface HotStatement {
  name: string;
  text: string;
}

/** A few connections of their own for the statements that must never wait behind pages and reports. */
export interface FastLane {
  /**
   * Runs a prepared statement in a transaction of its own. Rejects when the database cannot be
   * reached or does not answer in time; whether it was done is then unknown, so it must be safe to repeat.
   */
  run<Row extends pg.QueryResultRow>(statement: HotStatement, values: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** No hot statement takes a tenth of this; a database that does is hung or away. */
const hotAnswersWithinMs = 4000;

/** Opens the lane. Nothing is connected until the first statement. */
export function openFastLane(
  connectionString: string,
  connections: number,
  answerWithinMs = hotAnswersWithinMs,
): FastLane {
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: answerWithinMs,
    query_timeout: answerWithinMs,
    // Also on the server, so that a statement whose caller gave up does not hold its locks for long.
    statement_timeout: answerWithinMs,
    application_name: 'jixue-fast-lane',
  });
  // A connection that breaks while idle is replaced at the next statement; one that fails is closed.
  pool.on('error', () => {});
  return {
    async run<Row extends pg.QueryResultRow>({ name, text }: HotStatement, values: unknown[]) {
      const { rows } = await pool.query<Row>({ name, text, values });
      return rows;
    },
    close: () => pool.end(),
  };
}
