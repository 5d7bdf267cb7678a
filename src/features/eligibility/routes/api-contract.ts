import { z } from 'zod';
import { titleLevels } from '../../../kernel/title-level.ts';

/** How many people one question may name. */
export const mostAsked = 500;

/** What a title-review system asks: for whom, for which application, and why. */
export const Question = z.object({
  purpose: z.string().trim().min(4).max(200).describe('查询目的，写入审计记录'),
  reference: z
    .string()
    .trim()
    .max(100)
    .optional()
    .describe('您系统里的编号，每次不同；签名的答复里原样返回，据此认出不是旧的答复'),
  year: z.int().min(2011).max(2100).describe('申报年度'),
  level: z.enum(titleLevels).optional().describe('申报层级；不填按现职称的上一级'),
  series: z.string().max(10).optional().describe('系列代码；不填与现职称相同'),
  people: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(50).describe('姓名，须与证件一致'),
        idNumber: z.string().trim().min(5).max(30).describe('证件号码'),
      }),
    )
    .min(1)
    .max(mostAsked),
});
export type Question = z.infer<typeof Question>;

const instant = z.iso.datetime().describe('ISO 8601，UTC');

const RecordedYear = z.object({
  year: z.int(),
  topic: z.string(),
  creditHours: z.number(),
  slipNo: z.string(),
  slipState: z.enum(['VALID', 'REVOKED']),
  passedAt: instant,
  endorsedAt: instant.nullable(),
  entryNo: z.string().nullable().describe('学时登记号'),
});

const PersonAnswer = z.object({
  position: z.int().describe('在问题中的位置，从1起'),
  idNumberMasked: z.string(),
  found: z.boolean().describe('查无此人、姓名不符、不在查询范围，都为 false'),
  record: z.array(RecordedYear).optional().describe('需要查询范围 RECORD'),
  readiness: z
    .object({
      ready: z.boolean(),
      level: z.enum(titleLevels),
      because: z.string(),
      rule: z.string().nullable().describe('依据的周期规则'),
      years: z.array(z.object({ year: z.int(), state: z.string() })),
    })
    .optional()
    .describe('需要查询范围 READINESS'),
});

/** What the platform answers; the whole text is signed in the header jws-signature. */
export const Answer = z.object({
  questionId: z.string(),
  answeredAt: instant,
  organisation: z.string(),
  purpose: z.string(),
  reference: z.string().nullable().describe('问题里的编号'),
  year: z.int(),
  people: z.array(PersonAnswer),
});
export type Answer = z.infer<typeof Answer>;

const Fault = z.object({ error: z.string(), message: z.string() });

const json = (schema: z.ZodType) => ({
  'application/json': { schema: z.toJSONSchema(schema, { target: 'openapi-3.0' }) },
});

/** The description of the interface as OpenAPI 3, made of the schemas that check the questions. */
export function describeApi(publicUrl: string) {
  const fault = (description: string) => ({ description, content: json(Fault) });
  return {
    openapi: '3.0.3',
    info: {
      title: '继学：继续教育记录查询接口',
      version: '1.0.0',
      description:
        '职称评审系统按姓名和证件号码查询公需科目记录和申报准备情况。每次查询都写入审计记录，答复带有数字签名。',
    },
    servers: [{ url: publicUrl }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    paths: {
      '/api/v1/people': {
        post: {
          summary: `查询一人或一份名单（最多${mostAsked}人）`,
          security: [{ key: [] }],
          requestBody: { required: true, content: json(Question) },
          responses: {
            '200': {
              description: '答复',
              headers: {
                'jws-signature': {
                  description: '答复全文的分离式 JWS（RFC 7515 附录 F），Ed25519',
                  schema: { type: 'string' },
                },
              },
              content: json(Answer),
            },
            '400': fault('问题的格式不对'),
            '401': fault('密钥不对、已过期或已停用'),
            '429': fault('超过每分钟的次数'),
          },
        },
      },
      '/api/keys.json': {
        get: { summary: '验证签名的公钥（JWKS）', responses: { '200': { description: '公钥' } } },
      },
    },
  };
}
