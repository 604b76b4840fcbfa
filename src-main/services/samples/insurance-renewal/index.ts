/** Sample: the renewal letter of an insurer that does not exist, in the customer's language. */
import type { SampleDefinition } from '../sample';
import { renewalContract } from './contract';
import { renewalRecords } from './records';
import { drawSignature } from './signature';
import { renewalTemplate } from './template';

export const insuranceRenewal: SampleDefinition = {
  id: 'insurance-renewal',
  name: { en: 'Insurance renewal (English and Japanese)', ja: '自動車保険 継続のご案内（英語・日本語）' },
  build() {
    const { asset, bytes } = drawSignature();
    const template = renewalTemplate(asset);
    return {
      template,
      assets: new Map([[asset.hash, bytes]]),
      records: [...renewalRecords()],
      contract: renewalContract,
      titleFields: template.recordTitle ?? [],
    };
  },
};
