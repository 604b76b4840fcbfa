/** Sample: the monthly bill of an electricity company that does not exist. */
import { disc, drawImage, intersection, polygon } from '../drawing';
import type { SampleDefinition } from '../sample';
import { billContract } from './contract';
import { billRecords } from './records';
import { billTemplate } from './template';

const LOGO_SIZE = 192;

/** A calm sea under a round sun: a disc, and a spark cut into it. */
function drawLogo() {
  const sun = disc({ x: 96, y: 96 }, 92);
  const upper = polygon({ x: 112, y: 24 }, { x: 116, y: 92 }, { x: 54, y: 112 });
  const lower = polygon({ x: 138, y: 80 }, { x: 80, y: 168 }, { x: 76, y: 100 });
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
