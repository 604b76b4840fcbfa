export { writePlainText } from './plain-text';
export { type SmsMessage, type SmsOptions, USUAL_SEGMENT_LIMIT, writeSms } from './sms';
export { divideSms, type SmsDivision, type SmsEncoding } from './sms-segments';
