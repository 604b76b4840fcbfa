import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asset } from '../../shared/model';
import { cleanup, fireEvent, render, waitFor } from '../../test/support/screen';
import { adopt, discardDocument } from '../state';
import { AssetControl } from './AssetControl';
import { openLetter, shownTemplate } from './inspector.test-support';

const rpc = vi.hoisted(() => ({ add: vi.fn() }));
vi.mock('../rpc', () => ({
  api: { assets: { add: rpc.add } },
  errorText: String,
  uploadFile: async () => 'token',
  httpUrl: (...parts: string[]) => parts.join('/'),
  studioFailureOf: () => null,
  isRefusal: () => false,
}));

const asset = (more: Partial<Asset> = {}): Asset => ({
  hash: '0'.repeat(64),
  mediaType: 'application/pdf',
  name: 'letterhead.pdf',
  width: 596,
  height: 842,
  ...more,
});

/** Chooses a file of which the host says `found`, where the template has `known`; what was put into the element. */
async function upload(known: { readonly [id: string]: Asset }, found: Asset) {
  const template = { ...shownTemplate(), assets: known };
  adopt({ id: 't1', template, revision: 0, updatedAt: '2026-01-01T00:00:00Z', dataset: null });
  rpc.add.mockResolvedValue(found);
  const onChange = vi.fn();
  const { container } = render(<AssetControl label="File" value={null} onChange={onChange} />);
  const input = container.querySelector('input[type="file"]') as HTMLInputElement;
  fireEvent.change(input, { target: { files: [new File(['%PDF'], found.name)] } });
  await waitFor(() => expect(onChange).toHaveBeenCalled());
  return onChange.mock.calls[0]?.[0] as string;
}

beforeEach(openLetter);
afterEach(() => {
  cleanup();
  discardDocument();
});

describe('a file that is brought', () => {
  const pageSizes = [
    { width: 595.276, height: 841.89 },
    { width: 420, height: 595 },
  ];

  it('is an entry of the template', async () => {
    const id = await upload({}, asset());
    expect(shownTemplate().assets).toEqual({ [id]: asset() });
  });

  it('and was there before is the same entry, which says what is known now and keeps its name', async () => {
    const known = asset({ name: 'our paper.pdf' });
    expect(await upload({ paper: known }, asset({ pageSizes }))).toBe('paper');
    expect(shownTemplate().assets).toEqual({ paper: { ...known, pageSizes } });
  });
});
