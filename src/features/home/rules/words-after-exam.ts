import { formatDate } from '../../../ui/index.ts';
import type { TopicFacts } from './stage.ts';
import type { Words } from './words-before-slip.ts';

/** G12: the slip was revoked: the reason, and whom to ask. */
export function revoked({ slip, endorsement, endorsedBy }: TopicFacts): Words {
  const reason = endorsement?.reason ?? slip?.stateBecause;
  const whom = endorsedBy ? `${endorsedBy.name}（电话 ${endorsedBy.phone}）` : '审验单位';
  return {
    title: '合格单已被撤销',
    text: `${reason ? `原因：${reason}。` : ''}这张合格单不能再使用。如有异议，请联系${whom}。`,
    action: { label: '查看办理过程', href: `/slips/${slip?.id}/endorsement` },
  };
}

/** N23, Q30: which body decides; nothing else is to be done. */
export function pending({ slip, endorsement, endorsedBy }: TopicFacts): Words {
  const since = endorsement ? `（${formatDate(endorsement.requestedAt)}）` : '';
  return {
    title: '考试合格，等待审验',
    text: `申请已经送到${endorsedBy?.name ?? '审验单位'}${since}，审验后发短信告诉您。合格单现在就可以打印。`,
    action: { label: '查看和打印合格单', href: `/slips/${slip?.id}` },
  };
}

/** N30: who records the hours, the unit or the agency with custody of the file. */
export function hours({ learner, slip }: TopicFacts): Words {
  const print = { label: '打印合格单', href: `/slips/${slip?.id}` };
  const { employerId, employerName, employmentState, custodyAgencyId } = learner;
  if (employerId && employmentState === 'CONFIRMED')
    return {
      title: '已经审验，等待单位登记学时',
      text: `由${employerName}确认学时，记入继续教育证书和登记卡。需要纸质材料的，请打印合格单。`,
      action: print,
      tone: 'waiting',
    };
  if (employerName)
    return {
      title: '已经审验，请联系单位确认人员关系',
      text: `${employerName}确认您是本单位人员后，就能登记学时。`,
      action: { label: '查看我的单位', href: '/account' },
    };
  if (custodyAgencyId)
    return {
      title: '已经审验，等待代理机构登记学时',
      text: '由托管您档案的代理机构确认学时，记入继续教育证书和登记卡。',
      action: print,
      tone: 'waiting',
    };
  return {
    title: '合格单已经审验',
    text: '您目前没有所属单位或托管档案的机构，学时在入职后由单位登记。合格单请妥善保存。',
    action: print,
    tone: 'done',
  };
}
