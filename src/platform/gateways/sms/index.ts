export { type AliyunContract, aliyunSms } from './aliyun.ts';
export { type SmsGateway, simulatedSms } from './port.ts';
export { matchTemplate, readTemplates, type SmsTemplate } from './templates.ts';
export { type TencentContract, tencentSms } from './tencent.ts';
