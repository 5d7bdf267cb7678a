import type { Topic } from '../features/courses/index.ts';
import {
  acknowledgeOrder,
  issueOrders,
  openCheck,
  recordOutcome,
  reportDefect,
} from '../features/supervision/index.ts';
import type { Officer } from '../kernel/actor.ts';
import { dayOf } from '../kernel/calendar.ts';
import type { Parts } from '../platform/parts.ts';
import type { Cast } from './cast.ts';

const weeks = (n: number) => n * 7 * 86_400_000;
const place = 'cq-shapingba';

/** Seeds supervision orders to districts, one of them in progress, and a check of endorsements. */
export async function seedSupervision(parts: Parts, cast: Cast, topic: Topic): Promise<void> {
  const officers = [...cast.officers.values()].flat();
  const bureau = officers.find(({ role }) => role === 'MUNICIPAL_OFFICER');
  const district = officers.find(
    ({ role, jurisdictionId }) => role === 'DISTRICT_CLERK' && jurisdictionId === place,
  );
  if (!bureau || !district) return;
  await orderDistrict(parts, { bureau, district, year: topic.year });
  await checkEndorsements(parts, bureau, topic.year);
}

async function orderDistrict(
  parts: Parts,
  { bureau, district, year }: { bureau: Officer; district: Officer; year: number },
): Promise<void> {
  const [id] = await issueOrders(parts, bureau, {
    kind: 'PLACE',
    members: [place],
    year,
    metric: 'recorded',
    targetPercent: 90,
    deadline: dayOf(new Date(parts.clock.now().getTime() + weeks(3))),
    basis: '渝人社办〔2010〕257号第五条第二款',
    text: '请逐人提醒还没有完成的专业技术人员，说明不参加学习对考核和评审的影响，督促各单位及时确认学时。',
  });
  if (id) await acknowledgeOrder(parts, district, id);
}

/** Starts a check with one defect reported. */
async function checkEndorsements(parts: Parts, bureau: Officer, year: number): Promise<void> {
  const sampleSize = 8;
  const id = await openCheck(parts, bureau, {
    subject: 'ENDORSEMENT',
    jurisdictionId: null,
    bodyId: null,
    year: null,
    periodFrom: `${year - 1}-01-01`,
    periodTo: `${year}-12-31`,
    sampleSize,
  });
  if (!id) return;
  const of = (position: number) => ({ id, position });
  const fine = { outcome: 'IN_ORDER', defect: '', note: '', file: null } as const;
  for (const position of [1, 3, 4]) await recordOutcome(parts, bureau, of(position), fine);
  await recordOutcome(parts, bureau, of(2), {
    outcome: 'DEFECT',
    defect: 'NOT_COMPARED',
    note: '审验单位没有留存核对记录，说不清是否对照过合格单。',
    file: null,
  });
  await reportDefect(parts, bureau, of(2));
}
