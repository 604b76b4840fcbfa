import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ObjectFile } from './object-file';
import { hasProgram, runOnPdf } from './pdf-file.test-support';

function fileOf(objects: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  const file = new ObjectFile(
    (chunk) => chunks.push(chunk),
    (bytes) => new Uint8Array(deflateSync(bytes, { level: 1 })),
  );
  const page = file.reserve();
  const tree = file.reserve();
  file.put(page, `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 99 99]/Resources<<>>>>`);
  file.put(tree, `<</Type/Pages/Kids[${page} 0 R]/Count 1>>`);
  for (let count = 0; count < objects; count += 1) file.add('null');
  const last = file.addStream('', new Uint8Array(100_000).fill(7), false);
  const catalog = file.add(`<</Type/Catalog/Pages ${tree} 0 R/Last ${last} 0 R>>`);
  const bytes = file.finish(`/Root ${catalog} 0 R`);
  const whole = new Uint8Array(Buffer.concat(chunks));
  expect(whole.length).toBe(bytes);
  return whole;
}

describe.skipIf(!hasProgram('qpdf'))('the cross-reference', () => {
  it.each([
    ['compressed', 10, true],
    ['of a huge file as it is', 270_000, false],
  ])('is found by qpdf: %s', (_what, objects, isPacked) => {
    const bytes = fileOf(objects);
    expect(runOnPdf(bytes, 'qpdf', ['--check', 'FILE'])).toContain('No syntax');
    const tail = Buffer.from(bytes).toString('latin1').split('/Type/XRef')[1] ?? '';
    expect(tail.split('stream')[0]?.includes('/FlateDecode')).toBe(isPacked);
  });
});
