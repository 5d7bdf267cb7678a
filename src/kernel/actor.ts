/** The roles of docs/roles.md that act for a body. */
export const officerRoles = [
  'UNIT_ADMIN',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'COURSE_AUTHOR',
  'ASSOCIATION_CLERK',
  'AGENCY_CLERK',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDITOR',
] as const;

export type OfficerRole = (typeof officerRoles)[number];
export type Role = 'LEARNER' | OfficerRole;

/** The roles that administer the installation, each by a person of its own (E24). */
export const administratorRoles = [
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
] as const satisfies readonly OfficerRole[];

/** The roles that exclude each other and every other role in one person (E24). */
export const separatedRoles = [
  ...administratorRoles,
  'AUDITOR',
] as const satisfies readonly OfficerRole[];

/** The roles that serve at a counter (N7, N8). */
export const counterRoles = [
  'DISTRICT_CLERK',
  'CENTRE_CLERK',
] as const satisfies readonly OfficerRole[];

/** Returns whether the actor works at a counter. */
export function isCounterClerk({ role }: { role: Role }): boolean {
  return (counterRoles as readonly Role[]).includes(role);
}

interface Person {
  accountId: string;
  sessionId: string;
  name: string;
  /** Where the request came from and its id, for the audit record; jobs and batches have none. */
  address?: string;
  requestId?: string;
}

/** A learner acts for no body, so has no organisation and no jurisdiction. */
export interface Learner extends Person {
  role: 'LEARNER';
  organisationId: null;
  jurisdictionId: null;
}

/** An officer acts for a body, in the one role chosen for the session (Q11). */
export interface Officer extends Person {
  role: OfficerRole;
  organisationId: string;
  /** The jurisdiction of that body; null for bodies without one. */
  jurisdictionId: string | null;
}

/** The person who makes a request. */
export type Actor = Learner | Officer;

/** Jobs act as SYSTEM. */
export type ActorOrSystem = Actor | 'SYSTEM';

/** Chinese names of the roles, as shown to people. */
export const roleNames: Record<Role, string> = {
  LEARNER: '学员',
  UNIT_ADMIN: '单位管理员',
  DISTRICT_CLERK: '区县人社经办人',
  INDUSTRY_OFFICER: '行业主管部门经办人',
  MUNICIPAL_OFFICER: '市人社局工作人员',
  CENTRE_CLERK: '培训中心经办人',
  COURSE_AUTHOR: '编课命题人员',
  ASSOCIATION_CLERK: '继续教育协会经办人',
  AGENCY_CLERK: '人才代理机构经办人',
  SYSTEM_ADMIN: '系统管理员',
  SECURITY_ADMIN: '安全管理员',
  AUDITOR: '审计员',
};
