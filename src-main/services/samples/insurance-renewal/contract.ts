import type { DataContract } from '../../../../shared/data';
import { boolean, date, integer, list, number, object, optional, personal, string } from '../contract-fields';

/** One renewal offer of a motor policy. Amounts are whole yen. */
export const renewalContract: DataContract = object('Renewal', {
  letter: object('Letter', {
    reference: string('Our reference'),
    date: date('Date of the letter'),
    replyBy: date('Reply by'),
  }),
  customer: object('Customer', {
    language: string('Language: en or ja'),
    name: personal(string('Name')),
    greeting: personal(string('Form of address')),
    phone: optional(personal(string('Telephone'))),
    address: object('Address', {
      line1: personal(string('Line 1')),
      line2: optional(personal(string('Line 2'))),
      region: optional(string('City and prefecture')),
      postcode: personal(string('Postcode')),
    }),
  }),
  policy: object('Policy', {
    number: string('Policy number'),
    ends: date('Ends on'),
    renewedUntil: date('Renewed until'),
    isAutomatic: boolean('Renewed without the customer’s doing'),
    noClaimsClass: integer('No-claims class'),
    noClaimsDiscount: integer('No-claims discount (%)'),
    claims: integer('Claims in the last year'),
  }),
  premium: object('Premium', {
    annual: integer('Annual premium'),
    previous: optional(integer('Premium of the last year')),
    rise: optional(number('Rise (%)')),
    reason: optional(string('Reason: repairs, claims or area')),
    adjustment: integer('Adjustment; negative for a credit'),
    due: integer('To be paid'),
  }),
  vehicles: list('Vehicles', {
    model: string('Model'),
    plate: personal(string('Registration')),
    cover: string('Cover: full or liability'),
    premium: integer('Premium'),
  }),
  missingDocuments: list('Missing documents', {
    name: string('Name'),
    nameJa: string('Name in Japanese'),
  }),
});
