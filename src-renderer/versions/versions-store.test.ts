import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { VersionSummary } from '../../shared/contract';
import { createVersionsStore, type VersionsApi } from './versions-store';

const version = (number: number): VersionSummary => ({
  templateId: 't',
  number,
  name: 'Letter',
  note: `note ${number}`,
  savedAt: '2026-01-01T00:00:00Z',
  savedBy: { id: 'k', name: 'Kate' },
  revision: number * 3,
  datasetId: null,
  digest: 'd',
  changedBy: [],
  review: null,
});

const list = vi.fn<VersionsApi['versions']['list']>();
const save = vi.fn<VersionsApi['versions']['save']>();
const open = vi.fn<VersionsApi['versions']['open']>();
const exportPackage = vi.fn<VersionsApi['versions']['exportPackage']>();
const submit = vi.fn<VersionsApi['reviews']['submit']>();

const create = () =>
  createVersionsStore({ versions: { list, save, open, exportPackage }, reviews: { submit } });

const listed = (...numbers: number[]) => ({
  versions: numbers.map(version),
  draft: { edits: 0, changedBy: [] },
});

beforeEach(() => {
  vi.resetAllMocks();
  list.mockResolvedValue(listed(2, 1));
});

describe('versions', () => {
  it('are those of the open template', async () => {
    const versions = create();
    await versions.open('t');
    expect(versions.store.getState().versions?.map(({ number }) => number)).toEqual([2, 1]);
    await versions.open(null);
    expect(versions.store.getState()).toMatchObject({ templateId: null, versions: null });
  });

  it('that come late, for a template that is no longer open, are dropped', async () => {
    const versions = create();
    let answer: (value: Awaited<ReturnType<typeof list>>) => void = () => undefined;
    list.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)) as never);
    const first = versions.open('old');
    list.mockResolvedValueOnce(listed(7));
    await versions.open('new');
    answer(listed(1));
    await first;
    expect(versions.store.getState().versions?.map(({ number }) => number)).toEqual([7]);
  });

  it('are saved at the revision that was given, and listed anew', async () => {
    const versions = create();
    await versions.open('t');
    save.mockResolvedValue(version(3));
    list.mockResolvedValue(listed(3, 2, 1));
    await versions.save('t', 9, 'New terms');
    expect(save).toHaveBeenCalledWith({ templateId: 't', revision: 9, note: 'New terms' });
    expect(versions.store.getState().versions?.[0]?.number).toBe(3);
  });

  it('say why they cannot be listed', async () => {
    const versions = create();
    list.mockRejectedValue(new Error('the disk is gone'));
    await versions.open('t');
    expect(versions.store.getState().problem).toContain('the disk is gone');
  });

  it('are opened once, and again after a failure', async () => {
    const versions = create();
    const template = { name: 'Letter' } as never;
    open.mockRejectedValueOnce(new Error('lost'));
    await expect(versions.template('t', 1)).rejects.toThrow('lost');
    open.mockResolvedValue({ summary: version(1), template });
    expect(await versions.template('t', 1)).toBe(template);
    expect(await versions.template('t', 1)).toBe(template);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('are kept for the last few only', async () => {
    const versions = create();
    open.mockImplementation((async ({ number }: { number: number }) => ({
      summary: version(number),
      template: { number },
    })) as never);
    for (let number = 1; number <= 9; number += 1) await versions.template('t', number);
    await versions.template('t', 9);
    expect(open).toHaveBeenCalledTimes(9);
    await versions.template('t', 1);
    expect(open).toHaveBeenCalledTimes(10);
  });
});
