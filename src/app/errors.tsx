import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { Refusal, type RefusalAnswer, type RefusalTable } from '../kernel/refusal.ts';
import { isNoId, isUnavailable } from '../platform/database/index.ts';
import type { FeatureModule } from '../platform/feature.ts';
import {
  type App,
  type FieldErrors,
  Shed,
  UnreadableForm,
  wantsJson,
} from '../platform/http/index.ts';
import { RefusalPage } from '../ui/index.ts';
import { answerBusy } from './busy.tsx';
import { fieldWords } from './field-words.ts';

const home = { text: '回到首页', href: '/' };

const notFound: RefusalAnswer = {
  status: 404,
  sentence: '没有找到这个页面，或者它不属于您。',
  next: home,
};

// Refusals of the server itself.
const answersByCode: Record<string, RefusalAnswer> = {
  FST_CSRF_INVALID_TOKEN: {
    status: 403,
    sentence: '这个页面打开得太久，已经过期，您提交的内容没有保存。',
    next: { text: '请返回上一页，刷新后再提交一次' },
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 422,
    sentence: '提交的内容太大，没有保存。',
    next: { text: '请返回上一页，减少内容后再提交' },
  },
};
answersByCode.files_of_visitor = {
  status: 415,
  sentence: '请先登录，再上传文件。',
  next: { text: '去登录', href: '/login' },
};
answersByCode.foreign_search = {
  status: 400,
  sentence: '这个地址里的查找条件是别人输入的，或者不完整。',
  next: { text: '请打开名单，自己重新查找' },
};
answersByCode.length_required = {
  status: 411,
  sentence: '上传的内容没有写明大小，没有收下。',
  next: { text: '请换一个浏览器再试' },
};
answersByCode.FST_CSRF_MISSING_SECRET = answersByCode.FST_CSRF_INVALID_TOKEN as RefusalAnswer;

const tooMany: RefusalAnswer = {
  status: 429,
  sentence: '操作太频繁了，请稍等一分钟再试。',
  next: home,
};

const unreadable: RefusalAnswer = {
  ...notFound,
  status: 400,
  sentence: '请求的内容无法读懂，没有保存。',
};

/** Refusals of the platform. */
const ofPlatform: RefusalTable = {
  'documents.missing_glyphs': ({ characters }) => ({
    status: 422,
    sentence: `字库里没有 ${characters}，这份文件暂时不能出具：我们不会把姓名印成方框。您的数据没有变化。`,
    next: { text: '请把这个字告诉技术支持，补上字库后再来打印', href: '/help' },
  }),
};

interface Known {
  answer: RefusalAnswer;
  code: string;
}

const notOurs: Known = { answer: notFound, code: 'not_found' };
const badBody: Known = { answer: { ...unreadable, status: 422 }, code: 'bad_body' };

/** What a schema says that has no Chinese sentence of its own is for us alone. */
const said = (message = '') => (/\p{Script=Han}/u.test(message) ? `：${message}` : '。');

function badQuery({
  instancePath,
  message,
}: {
  instancePath?: string;
  message?: string;
} = {}): Known {
  const field = instancePath?.split('/')[1] ?? '';
  const sentence = `这个地址里的“${fieldWords[field] ?? field}”不对${said(message)}`;
  return { answer: { ...notFound, status: 400, sentence }, code: 'bad_query' };
}

function badForm(errors: FieldErrors): Known {
  const [field = '', message] = Object.entries(errors)[0] ?? [];
  const sentence = `提交的“${fieldWords[field] ?? field}”不对，没有保存${said(message)}`;
  return { answer: { ...unreadable, status: 422, sentence }, code: 'bad_body' };
}

/** Turns every error into a page, or JSON for scripts, with a sentence and the next step. */
export function answerErrors(app: App, features: readonly FeatureModule[]): void {
  const table: RefusalTable = Object.assign(
    {},
    ofPlatform,
    ...features.map((feature) => feature.refusals ?? {}),
  );

  app.decorate('refusals', table);

  const answer = (
    request: FastifyRequest,
    reply: FastifyReply,
    { status, sentence, next }: RefusalAnswer,
    code: string,
  ) => {
    request.refusal = code;
    reply.code(status);
    if (status === 503) reply.header('retry-after', 5);
    if (wantsJson(request)) return reply.send({ error: code, message: sentence, next });
    return reply.page(<RefusalPage status={status} sentence={sentence} next={next} />);
  };

  app.setNotFoundHandler((request, reply) => answer(request, reply, notFound, 'not_found'));

  const answerError = (
    error: FastifyError | Refusal,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => {
    if (error instanceof Shed) return answerBusy('crowded', request, reply);
    if (isUnavailable(error)) {
      request.log.warn({ error, id: request.id }, 'database unavailable');
      return answerBusy('recovering', request, reply);
    }
    const known = answerTo(error, table);
    // Nobody but an operator can help: the fault is theirs to see.
    if (known?.code === 'documents.missing_glyphs')
      request.log.error({ facts: (error as Refusal).facts }, 'a document lacks glyphs');
    if (known) return answer(request, reply, known.answer, known.code);
    if (error instanceof Refusal)
      request.log.error({ code: error.code }, 'refusal without a sentence');
    request.log.error({ error, id: request.id }, 'unexpected failure');
    reply.code(500);
    const sentence = failed(request);
    if (wantsJson(request)) return reply.send({ error: 'failure', message: sentence });
    return reply.page(<RefusalPage status={500} sentence={sentence} next={home} />);
  };

  app.setErrorHandler(async (error: FastifyError | Refusal, request, reply) => {
    try {
      await answerError(error, request, reply);
    } catch (failure) {
      // The server's default answer would show the text of this error.
      if (reply.sent) throw failure;
      if (isUnavailable(failure)) return answerBusy('recovering', request, reply);
      request.log.error({ error: failure, id: request.id }, 'the page of a failure failed');
      return reply.code(500).type('text/plain; charset=utf-8').send(failed(request));
    }
    return reply;
  });
}

const failed = ({ id }: FastifyRequest) =>
  `系统出了故障，我们已经记录。您的操作可能没有完成，请稍后再试。故障编号：${id}`;

/** The answer to an expected error; null for any other. */
function answerTo(
  error: FastifyError | Refusal | UnreadableForm,
  table: RefusalTable,
): Known | null {
  if (error instanceof Refusal) {
    const sentenceOf = table[error.code];
    return sentenceOf ? { answer: sentenceOf(error.facts), code: error.code } : null;
  }
  if (error instanceof UnreadableForm) return badForm(error.errors);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const part = String(error.validationContext);
    if (part === 'querystring') return badQuery(error.validation[0]);
    return part === 'params' ? notOurs : badBody;
  }
  // An invalid id that a form let pass: no such row exists.
  if (isNoId(error)) return notOurs;
  const byCode = answersByCode[error.code];
  if (byCode) return { answer: byCode, code: error.code };
  if (error.statusCode === 429) return { answer: tooMany, code: 'too_many' };
  if (error.statusCode && error.statusCode < 500)
    return { answer: unreadable, code: 'bad_request' };
  return null;
}
