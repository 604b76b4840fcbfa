import { beforeEach, expect, it, vi } from 'vitest';
import type { TemplateSummary } from '../../shared/contract';
import { composeDocument } from '../engine';
import { rasterisePage } from '../painting';
import { api } from '../rpc';
import { madeThumbnail, makeThumbnail } from './thumbnails';

vi.mock('../rpc', () => ({ api: { templates: { open: vi.fn() }, datasets: { record: vi.fn() } } }));
vi.mock('../engine', () => ({ composeDocument: vi.fn(), paintResources: {} }));
vi.mock('../painting', () => ({ rasterisePage: vi.fn(() => ({ canvas: {}, width: 1, height: 1 })) }));

const template = (id: string, updatedAt = '2026-01-01T00:00:00Z'): TemplateSummary => ({
  id,
  name: id,
  updatedAt,
  languages: ['en'],
  pageWidth: 595.276,
  pageHeight: 841.89,
  datasetId: 'd',
  datasetName: 'People',
  recordCount: 1,
});

const make = (summary: TemplateSummary) => makeThumbnail(summary, new AbortController().signal);

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => setTimeout(callback, 0));
  vi.mocked(api.templates.open).mockImplementation(
    async ({ id }) => ({ template: { name: id }, dataset: { id: 'd', recordCount: 1 } }) as never,
  );
  vi.mocked(api.datasets.record).mockResolvedValue({ record: { name: 'Ann' }, title: 'Ann' });
  vi.mocked(composeDocument).mockResolvedValue({
    list: { pages: [{ width: 595_276, height: 841_890 }] },
  } as never);
});

it('shows the first page with the first record, larger than it is shown', async () => {
  const picture = await make(template('letter'));
  expect(picture).not.toBeNull();
  expect(composeDocument).toHaveBeenCalledExactlyOnceWith({ name: 'letter' }, { name: 'Ann' });
  const dpi = vi.mocked(rasterisePage).mock.calls[0]?.[2] ?? 0;
  expect(Math.round((dpi / 72) * 841.89)).toBe(312);
});

it('is made once, and again when the template was changed', async () => {
  const first = await make(template('bill'));
  expect(madeThumbnail(template('bill'))).toBe(first);
  expect(await make(template('bill'))).toBe(first);
  expect(madeThumbnail(template('bill', '2026-02-02T00:00:00Z'))).toBeNull();
  await make(template('bill', '2026-02-02T00:00:00Z'));
  expect(composeDocument).toHaveBeenCalledTimes(2);
});

it('is left where nobody wants it any more, and tried again where it failed', async () => {
  const isGone = new AbortController();
  const unwanted = makeThumbnail(template('policy'), isGone.signal);
  isGone.abort();
  expect(await unwanted).toBeNull();
  expect(api.templates.open).not.toHaveBeenCalled();
  vi.mocked(api.templates.open).mockRejectedValueOnce(new Error('unreadable'));
  await expect(make(template('policy'))).rejects.toThrow('unreadable');
  expect(await make(template('policy'))).not.toBeNull();
});

it('is kept for a bounded number of templates', async () => {
  for (let count = 0; count < 70; count += 1) await make(template(`t${count}`));
  expect(madeThumbnail(template('t0'))).toBeNull();
  expect(madeThumbnail(template('t69'))).not.toBeNull();
});
