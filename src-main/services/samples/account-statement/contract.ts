import type { DataContract } from '../../../../shared/data';
import { date, integer, list, number, object, optional, personal, string } from '../contract-fields';

/** One monthly statement of one account. Amounts are pounds with pence. */
export const statementContract: DataContract = object('Statement', {
  account: object('Account', {
    number: personal(string('Account number')),
    sortCode: string('Sort code'),
    product: string('Product'),
    status: string('Status: active, dormant or closed'),
    opening: number('Opening balance'),
    closing: number('Closing balance'),
    paidIn: number('Total paid in'),
    paidOut: number('Total paid out'),
    overdraftLimit: optional(number('Arranged overdraft')),
  }),
  period: object('Period', { from: date('First day'), to: date('Last day') }),
  statement: object('Statement', {
    number: integer('Statement number'),
    issued: date('Issued on'),
    payBy: date('Pay overdraft by'),
    overdraftCharge: number('Charge for an unpaid overdraft'),
  }),
  customer: object('Customer', {
    name: personal(string('Name')),
    greeting: personal(string('Form of address')),
    phone: optional(personal(string('Mobile number'))),
    address: object('Address', {
      line1: personal(string('Line 1')),
      line2: optional(personal(string('Line 2'))),
      town: string('Town'),
      county: optional(string('County')),
      postcode: personal(string('Postcode')),
      country: optional(string('Country')),
    }),
  }),
  transactions: list('Transactions', {
    date: date('Date'),
    description: string('Description'),
    reference: optional(string('Reference')),
    paidOut: optional(number('Paid out')),
    paidIn: optional(number('Paid in')),
    balance: number('Balance after it'),
  }),
});
