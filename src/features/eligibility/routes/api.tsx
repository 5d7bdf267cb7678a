import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { hashToken } from '../../../platform/cryptography/index.ts';
import { countRequest } from '../../../platform/database/request-counts.ts';
import type { App } from '../../../platform/http/index.ts';
import { answerQuestion } from '../commands/answer-question.ts';
import { type BadKey, recordBadKey } from '../commands/record-bad-key.ts';
import { publicKeyOf, signDetached } from '../documents/signature.ts';
import { ApiDocsPage } from '../pages/api-docs-page.tsx';
import { type ApiKey, findApiKey } from '../queries/api-keys.ts';
import { describeApi, Question } from './api-contract.ts';

// What is wrong with a question is read by people who build systems here.
const inChinese = { error: z.locales.zhCN().localeError };
const everyone = { access: 'everyone' } as const;
// Beside the document templates, which the built server reads from the source tree as well.
const readExample = () =>
  readFile(resolve('src/features/eligibility/documents/verify-answer.mjs'), 'utf8');

/** The interface for title-review systems: its description, its keys, its one question (N37). */
export function apiRoutes(app: App): void {
  const { parts } = app;
  const description = () => describeApi(parts.publicUrl());

  app.get('/api/docs', { config: everyone }, async (_request, reply) =>
    reply.page(
      <ApiDocsPage
        publicUrl={parts.publicUrl()}
        example={await readExample()}
        description={JSON.stringify(description(), null, 2)}
      />,
    ),
  );

  app.get('/api/openapi.json', { config: everyone }, async () => description());

  app.get('/api/keys.json', { config: everyone }, async () => ({
    keys: [publicKeyOf(parts.cipher)],
  }));

  app.post(
    '/api/v1/people',
    {
      // The key protects the route; guessing keys is limited by address.
      config: {
        discloses: { what: '评审系统查询的学习情况' },
        ...everyone,
        csrf: false,
        rateLimit: { max: 1200, timeWindow: '1 minute' },
      },
    },
    async (request, reply) => {
      const key = await findUsableKey(request);
      if (!key) return fault(reply, 401, 'key_invalid', '密钥不对、已过期或已停用。');
      const { requests, remainingMs } = await countRequest(parts.db, `api ${key.id}`, 60_000);
      if (requests > key.requestsPerMinute) {
        reply.header('retry-after', Math.ceil(remainingMs / 1000));
        return fault(reply, 429, 'too_often', '查询太频繁，请稍后再试。');
      }
      const question = Question.safeParse(request.body, inChinese);
      if (!question.success) {
        const { path = [], message = '' } = question.error.issues[0] ?? {};
        return fault(reply, 400, 'question_invalid', `${path.join('.')}：${message}`);
      }
      const answer = await answerQuestion(parts, key, question.data);
      const body = JSON.stringify(answer);
      return reply
        .type('application/json; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('jws-signature', signDetached(parts.cipher, body))
        .send(body);
    },
  );

  const findUsableKey = async ({ headers, ip }: FastifyRequest): Promise<ApiKey | null> => {
    const token = /^Bearer (\S{20,100})$/.exec(headers.authorization ?? '')?.[1];
    const key = token ? await findApiKey(parts.db, hashToken(token)) : undefined;
    const because = faultOf(token, key);
    if (because === null) return key ?? null;
    await recordBadKey(parts, { ip, because, keyId: key?.id ?? null });
    return null;
  };

  const faultOf = (token: string | undefined, key: ApiKey | undefined): BadKey | null => {
    if (!token) return 'missing';
    if (!key) return 'unknown';
    if (key.revokedAt !== null) return 'revoked';
    return key.expiresAt > parts.clock.now() ? null : 'expired';
  };
}

function fault(reply: FastifyReply, status: 400 | 401 | 429, error: string, message: string) {
  return reply.code(status).send({ error, message });
}
