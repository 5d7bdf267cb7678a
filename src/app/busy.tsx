import type { FastifyReply, FastifyRequest } from 'fastify';
import { wantsJson } from '../platform/http/index.ts';
import { WaitPage } from '../ui/index.ts';

const words = {
  recovering: {
    sentence: '系统正在恢复，请稍候',
    reassurance: '通常几秒钟就好。页面上说过“已保存”的内容都在。',
    retryAfter: 5,
  },
  crowded: {
    sentence: '现在使用的人很多，请稍候再打开这个页面',
    reassurance: '系统正优先保证考试：正在进行的考试和答案的保存不受影响。',
    retryAfter: 15,
  },
};

/**
 * Answers 503 with Retry-After when the database is unavailable (recovering) or the process sheds load
 * (crowded): a page, or `{ error: 'busy', message }` for scripts.
 */
export function answerBusy(
  why: keyof typeof words,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { sentence, reassurance, retryAfter } = words[why];
  reply.code(503).header('retry-after', retryAfter);
  if (wantsJson(request)) return reply.send({ error: 'busy', message: `${sentence}。` });
  const next =
    request.method === 'GET'
      ? { text: '再次打开', href: request.url }
      : { text: '刚才提交的内容可能没有保存，请稍候返回上一页，再提交一次' };
  return reply.pageForAnyone(
    <WaitPage sentence={sentence} reassurance={reassurance} next={next} />,
  );
}
