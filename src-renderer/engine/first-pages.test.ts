import { beforeEach, expect, it, vi } from 'vitest';
import { createBlankTemplate } from '../../shared/engine';
import { rasterisePage } from '../painting';
import { createFirstPages, type FirstPages } from './first-pages';

vi.mock('../painting', () => ({ rasterisePage: vi.fn(() => ({ canvas: {}, width: 1, height: 1 })) }));

const template = createBlankTemplate({ name: 'Letter', pageSize: 'A4', language: 'en' });
const compose = vi.fn();
const load = vi.fn();
let pages: FirstPages;

const make = (key: string, signal = new AbortController().signal) => pages.make(key, 156, load, signal);

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => setTimeout(callback, 0));
  compose.mockResolvedValue({ list: { pages: [{ width: 595_276, height: 841_890 }] } });
  load.mockResolvedValue({ template, record: { name: 'Ann' } });
  pages = createFirstPages(compose, {} as never);
});

it('shows the first page with the record, larger than it is shown', async () => {
  expect(await make('letter')).not.toBeNull();
  expect(compose).toHaveBeenCalledExactlyOnceWith(template, { name: 'Ann' }, { index: 0 });
  const dpi = vi.mocked(rasterisePage).mock.calls[0]?.[2] ?? 0;
  expect(Math.round((dpi / 72) * 841.89)).toBe(312);
});

it('is made once for a key', async () => {
  const first = await make('bill 1');
  expect(pages.made('bill 1')).toBe(first);
  expect(await make('bill 1')).toBe(first);
  expect(pages.made('bill 2')).toBeNull();
  await make('bill 2');
  expect(compose).toHaveBeenCalledTimes(2);
});

it('is left where nobody wants it any more, and tried again where it failed', async () => {
  const isGone = new AbortController();
  const unwanted = make('policy', isGone.signal);
  isGone.abort();
  expect(await unwanted).toBeNull();
  expect(load).not.toHaveBeenCalled();
  load.mockRejectedValueOnce(new Error('unreadable'));
  await expect(make('policy')).rejects.toThrow('unreadable');
  expect(await make('policy')).not.toBeNull();
});

it('is kept for a bounded number of documents', async () => {
  for (let count = 0; count < 100; count += 1) await make(`t${count}`);
  expect(pages.made('t0')).toBeNull();
  expect(pages.made('t99')).not.toBeNull();
});
