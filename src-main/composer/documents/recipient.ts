/** Whom a document is for, as the log of communications knows them, and what it is called. */
import type { JsonObject } from '../../../shared/base';
import { guessTitleFields, parsePath, rawAt, recordTitle } from '../../../shared/data';
import type { Template } from '../../../shared/model';

export interface Recipient {
  readonly customer: string;
  readonly title: string;
}

const LONGEST = 200;

/**
 * Makes the reader of recipients for a template. The title is the record's; the customer is what the template's
 * customer field holds, else the title, else the record's number from 1.
 */
export function recipientReader(template: Template): (record: JsonObject, index: number) => Recipient {
  const titleFields = template.recordTitle ?? guessTitleFields(template.data, []);
  const customerPath = template.customer === undefined ? undefined : parsePath(template.customer);
  return (record, index) => {
    const title = shortened(recordTitle(record, titleFields)) || String(index + 1);
    const value = customerPath && rawAt(record, customerPath);
    const isNamed = typeof value === 'string' || typeof value === 'number';
    const customer = isNamed ? shortened(String(value).trim()) : '';
    return { customer: customer || title, title };
  };
}

const shortened = (text: string): string => [...text].slice(0, LONGEST).join('');
