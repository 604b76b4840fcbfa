/** Sample: a monthly account statement of a bank that does not exist. */
import { diamond, drawImage, without } from '../drawing';
import type { SampleDefinition } from '../sample';
import { statementContract } from './contract';
import { statementRecords } from './records';
import { statementTemplate } from './template';

/** Pixels; at the 23 pt of the letterhead, 375 to the inch. */
const LOGO_SIZE = 120;

function drawLogo() {
  const centre = { x: LOGO_SIZE / 2, y: LOGO_SIZE / 2 };
  const ring = without(diamond(centre, 59), diamond(centre, 44));
  return drawImage('larkfield-bank.png', LOGO_SIZE, LOGO_SIZE, [
    { shape: ring, colour: '#0b5d57' },
    { shape: diamond(centre, 29), colour: '#0b5d57' },
  ]);
}

export const accountStatement: SampleDefinition = {
  id: 'account-statement',
  name: { en: 'Account statement', ja: '口座取引明細書（英語）' },
  build() {
    const { asset, bytes } = drawLogo();
    const template = statementTemplate(asset);
    return {
      template,
      assets: new Map([[asset.hash, bytes]]),
      records: [...statementRecords()],
      contract: statementContract,
      titleFields: template.recordTitle ?? [],
    };
  },
};
