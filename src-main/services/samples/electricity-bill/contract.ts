import type { DataContract } from '../../../../shared/data';
import { boolean, date, integer, list, number, object, optional, personal, string } from '../contract-fields';

/** One electricity bill of one month. Amounts are whole yen with consumption tax. */
export const billContract: DataContract = object('電気ご請求書', {
  invoice: object('請求書', {
    number: string('請求書番号'),
    issued: date('発行日'),
    month: date('ご請求月'),
    from: date('ご使用期間（開始）'),
    to: date('ご使用期間（終了）'),
    days: integer('ご使用日数'),
    due: date('お支払期日'),
    method: string('お支払方法'),
  }),
  customer: object('お客様', {
    number: string('お客様番号'),
    name: personal(string('お名前')),
    honorific: string('敬称'),
    postcode: personal(string('郵便番号')),
    address1: personal(string('ご住所')),
    address2: optional(personal(string('建物名'))),
    phone: optional(personal(string('電話番号'))),
  }),
  supply: object('ご契約', {
    point: personal(string('供給地点特定番号')),
    plan: string('ご契約種別'),
    capacity: string('ご契約容量'),
  }),
  usage: object('ご使用量', {
    kwh: integer('今月（kWh）'),
    previousMonth: optional(integer('先月（kWh）')),
    previousYear: optional(integer('前年同月（kWh）')),
  }),
  lines: list('明細', {
    site: optional(string('ご使用場所')),
    item: string('項目'),
    quantity: optional(number('数量')),
    unit: optional(string('単位')),
    price: optional(number('単価')),
    amount: integer('金額（税込）'),
    isReduced: boolean('軽減税率の対象'),
    running: integer('ここまでの計'),
  }),
  totals: object('合計', {
    standard: integer('10％対象（税込）'),
    standardTax: integer('10％の消費税額'),
    reduced: integer('8％対象（税込）'),
    reducedTax: integer('8％の消費税額'),
    total: integer('ご請求金額（税込）'),
  }),
});
