import type { Reader as Db } from '../../../platform/database/index.ts';
import type { HelpTopic } from '../rules/question.ts';

export interface Route {
  step: number;
  rule:
    | 'ASSOCIATION'
    | 'CENTRE'
    | 'MUNICIPAL_BUREAU'
    | 'DIVISION'
    | 'PAYMENT_OFFICE'
    | 'ENDORSER'
    | 'DISTRICT_BUREAU';
  divisionName: string | null;
  hours: number;
}

export async function listTopics(db: Db): Promise<HelpTopic[]> {
  return db.selectFrom('helpTopics').select(['code', 'name', 'hint']).orderBy('position').execute();
}

/** Lists the steps of a topic's route. */
export async function listRoutes(db: Db, topicCode: string): Promise<Route[]> {
  return db
    .selectFrom('helpRoutes')
    .select(['step', 'bodyRule as rule', 'divisionName', 'hours'])
    .where('topicCode', '=', topicCode)
    .orderBy('step')
    .execute();
}
