import { parseArgs } from 'node:util';
import { renderSlip } from '../src/features/result-slips/fixtures.ts';
import type { ResultSlip } from '../src/features/result-slips/index.ts';
import { typstDocuments } from '../src/platform/documents/typst.ts';

// npm run bench -- slips [--json]: how long an endorsed slip takes to render, warm (median of 100).
const { values } = parseArgs({ options: { json: { type: 'boolean' } } });

const parts = { documents: typstDocuments(), publicUrl: () => 'https://jixue.example' };
const endorser = {
  name: '沙坪坝区人力资源和社会保障局',
  address: '学府路1号',
  phone: '023-60000000',
};

/** Slips that differ in every field, so that only the template can be cached. */
const slipOf = (index: number): ResultSlip => ({
  id: String(index),
  slipNo: `CQ2026${String(index).padStart(7, '0')}`,
  verificationCode: `K7M9QX${1000 + index}`,
  enrolmentId: '',
  accountId: '',
  topicId: 'cq-2026',
  attemptId: '',
  version: 1,
  state: 'VALID',
  stateBecause: null,
  supersededBy: null,
  content: {
    name: `学员${index}`,
    idDocumentType: 'RESIDENT_ID',
    idNumberMasked: `500***********${1000 + index}`,
    employerName: `第${index}中学`,
    topicTitle: '专业技术创新理论与案例分析',
    year: 2026,
    creditHours: 20,
    score: 60 + (index % 41),
    fullMark: 100,
    passMark: 60,
    examinedAt: new Date(Date.UTC(2026, 9, 1, 1, index)).toISOString(),
    issuedAt: new Date(Date.UTC(2026, 9, 1, 2, index)).toISOString(),
  },
  endorserId: '',
  endorserRule: 'DISTRICT',
  endorsement: {
    body: endorser.name,
    sealName: endorser.name,
    officer: `经办${index}`,
    at: new Date(Date.UTC(2026, 9, 2, 2, index)).toISOString(),
  },
  issuedAt: new Date(),
});

const times: number[] = [];
let bytes = 0;
for (let index = 0; index < 120; index += 1) {
  const before = performance.now();
  bytes = (await renderSlip(parts, slipOf(index), endorser)).length;
  if (index >= 20) times.push(performance.now() - before);
}
times.sort((a, b) => a - b);
const median = times[50] as number;
const p95 = times[95] as number;
if (!values.json) {
  process.stdout.write(
    `合格单 PDF：中位数 ${median.toFixed(1)} ms，95% ${p95.toFixed(1)} ms，${Math.round(bytes / 1024)} KB，100 张各不相同\n`,
  );
} else {
  process.stdout.write(
    `${JSON.stringify({ median_ms: Number(median.toFixed(2)), p95_ms: Number(p95.toFixed(2)), bytes })}\n`,
  );
}
