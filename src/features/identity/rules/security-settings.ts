/** The rules of log-in and passwords of an installation; never weaker than those it ships with. */
export interface SecuritySettings {
  /** Minutes after which an unused session has ended (E23). */
  idleMinutes: number;
  /** Hours after its log-in at which an officer's session has ended, however busy it is. */
  officerHours: number;
  /** Sessions that an officer may have at once; another one ends the oldest. */
  officerSessions: number;
  /** Wrong passwords after which a name is locked, and for how long. */
  lockTries: number;
  lockMinutes: number;
  /** Characters of an officer's password at least, and how many former ones are not used again. */
  officerLength: number;
  formerPasswords: number;
  /** Days after which an officer has to change the password; 0 for never. */
  rotationDays: number;
}

export type SettingName = keyof SecuritySettings;

export interface SettingField {
  name: SettingName;
  label: string;
  unit: string;
  hint: string;
  least: number;
  most: number;
  /** Also allowed below `least`. */
  off?: 0;
}

/** Each setting with its name for people and its bounds, which the database keeps too. */
export const settingFields: readonly SettingField[] = [
  {
    ...{ name: 'idleMinutes', label: '闲置多久自动退出', unit: '分钟', least: 5, most: 30 },
    hint: '所有账号。',
  },
  {
    ...{ name: 'officerHours', label: '工作人员一次登录最长', unit: '小时', least: 1, most: 12 },
    hint: '到时须重新登录，正在使用的也一样。',
  },
  {
    ...{ name: 'officerSessions', label: '工作人员同时登录最多', unit: '处', least: 1, most: 3 },
    hint: '超出时最久没有使用的一处自动退出。',
  },
  {
    ...{ name: 'lockTries', label: '密码连续错几次暂停登录', unit: '次', least: 3, most: 5 },
    hint: '按登录名计数，不论账号是否存在。',
  },
  {
    ...{ name: 'lockMinutes', label: '暂停登录多久', unit: '分钟', least: 10, most: 1440 },
    hint: '本人用过的设备另外计数。',
  },
  {
    ...{ name: 'officerLength', label: '工作人员密码最短', unit: '个字符', least: 12, most: 64 },
    hint: '从下一次修改密码起适用。',
  },
  {
    ...{
      name: 'formerPasswords',
      label: '不能重复使用最近几次的密码',
      unit: '次',
      least: 5,
      most: 24,
    },
    hint: '工作人员。',
  },
  {
    ...{
      name: 'rotationDays',
      label: '工作人员多久必须更换密码',
      unit: '天',
      least: 30,
      most: 365,
    },
    hint: '填 0 为不强制；只在主管部门要求定期更换时启用。',
    off: 0,
  },
];

/** Returns what is wrong with a value, in one sentence; null when nothing is. */
export function settingFault({ least, most, off }: SettingField, value: number): string | null {
  if (off !== undefined && value === off) return null;
  if (Number.isInteger(value) && value >= least && value <= most) return null;
  return `请填写 ${off === undefined ? '' : `${off}，或 `}${least} 至 ${most} 的整数。`;
}

/** A value in words: 30分钟, 不强制. */
export const settingWords = ({ unit, off }: SettingField, value: number): string =>
  off !== undefined && value === off ? '不强制' : `${value}${unit}`;
