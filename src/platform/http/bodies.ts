import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A form with files, in bytes: five files and the fields beside them. */
export const largestForm = 105 * 1024 * 1024;
/** A body above this counts as large. */
const large = 256 * 1024;
/** Large bodies under way at once in one process, and for one session or, without one, one address. */
const mostLarge = 24;
const mostLargeOfOne = 3;

class BodyRefused extends Error {
  statusCode: number;
  code: string;
  constructor(statusCode: number, code: string) {
    super(code);
    this.statusCode = statusCode;
    this.code = code;
  }
}

/**
 * Decides on a body before it is read: files only from people who are signed in, with a length said before and
 * a limit on the whole form, and only so many large bodies at once. A refused body is never held in memory.
 */
export function guardBodies(app: FastifyInstance): void {
  let underWay = 0;
  const ofOne = new Map<string, number>();
  app.addHook('preParsing', async (request) => {
    const { headers, actor } = request;
    const bytes = Number(headers['content-length'] ?? Number.NaN);
    if (isForm(request)) {
      if (!actor) throw new BodyRefused(415, 'files_of_visitor');
      if (Number.isNaN(bytes)) throw new BodyRefused(411, 'length_required');
      if (bytes > largestForm) throw new BodyRefused(413, 'FST_ERR_CTP_BODY_TOO_LARGE');
    }
    const chunked = headers['transfer-encoding'] !== undefined;
    if (!chunked && !(bytes > large)) return;
    const who = actor?.sessionId ?? request.ip;
    const own = ofOne.get(who) ?? 0;
    if (underWay >= mostLarge || own >= mostLargeOfOne) throw new BodyRefused(429, 'bodies');
    underWay += 1;
    ofOne.set(who, own + 1);
    const { socket } = request.raw;
    socket.once('close', release);
    request.raw.once('close', release);
    let released = false;
    function release(): void {
      if (released) return;
      released = true;
      // The connection outlives the request.
      socket.off('close', release);
      underWay -= 1;
      const left = (ofOne.get(who) ?? 1) - 1;
      if (left > 0) ofOne.set(who, left);
      else ofOne.delete(who);
    }
  });
}

const isForm = ({ headers }: FastifyRequest): boolean =>
  (headers['content-type'] ?? '').trim().toLowerCase().startsWith('multipart/');
