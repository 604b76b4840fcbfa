/** Sample: the monthly bill of an electricity company that does not exist. */
import { disc, drawImage, intersection, polygon } from '../drawing';
import type { SampleDefinition } from '../sample';
import { billContract } from './contract';
import { billRecords } from './records';
import { billTemplate } from './template';

/** Pixels; at the 23 pt of the letterhead, 375 to the inch. */
const LOGO_SIZE = 120;

/** A disc with a spark cut into it. */
function drawLogo() {
  const sun = disc({ x: 60, y: 60 }, 58);
  const upper = polygon({ x: 70, y: 15 }, { x: 73, y: 58 }, { x: 34, y: 70 });
  const lower = polygon({ x: 86, y: 50 }, { x: 50, y: 105 }, { x: 47, y: 62 });
  return drawImage('aonagi-denryoku.png', LOGO_SIZE, LOGO_SIZE, [
    { shape: sun, colour: '#174a86' },
    { shape: intersection(sun, upper), colour: '#ffffff' },
    { shape: intersection(sun, lower), colour: '#ffffff' },
  ]);
}

export const electricityBill: SampleDefinition = {
  id: 'electricity-bill',
  name: { en: 'Electricity bill (Japanese)', ja: '電気ご使用量のお知らせ・ご請求書' },
  build() {
    const { asset, bytes } = drawLogo();
    const template = billTemplate(asset);
    return {
      template,
      assets: new Map([[asset.hash, bytes]]),
      records: [...billRecords()],
      contract: billContract,
      titleFields: template.recordTitle ?? [],
    };
  },
};
