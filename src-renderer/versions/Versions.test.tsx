import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person, VersionSummary } from '../../shared/contract';
import { createBlankTemplate, elementTypes } from '../../shared/engine';
import { cleanup, fireEvent, render, screen, waitFor } from '../../test/support/screen';
import {
  adopt,
  applyEdit,
  discardDocument,
  provideServices,
  setPerson,
  studioStore,
  toastQueue,
  undo,
} from '../state';
import { SubmitDialog, VersionChip, VersionsDialog, versionsStore } from '.';

const { calls, saveDownload } = vi.hoisted(() => ({
  calls: {
    versions: { list: vi.fn(), save: vi.fn(), open: vi.fn(), exportPackage: vi.fn() },
    reviews: { list: vi.fn(async () => []), submit: vi.fn() },
    datasets: { record: vi.fn() },
  },
  saveDownload: vi.fn(),
}));
vi.mock('../rpc', () => ({
  api: calls,
  errorText: (error: Error) => error.message,
  isRefusal: () => false,
  saveDownload,
}));
// Pages are composed and painted in the browser only.
vi.mock('./thumbnails', () => ({ thumbnailOf: async () => null }));

const template = createBlankTemplate({ name: 'Letter', pageSize: 'A4', language: 'en' });

const version = (number: number, change: Partial<VersionSummary> = {}): VersionSummary => ({
  templateId: 't',
  number,
  name: 'Letter',
  note: `note ${number}`,
  savedAt: '2026-01-01T10:00:00Z',
  savedBy: { id: 'k', name: 'Kate Tanner' },
  revision: number,
  datasetId: null,
  digest: 'd',
  changedBy: [],
  review: null,
  ...change,
});

const approved = version(1, {
  review: {
    id: 'r',
    state: 'approved',
    decidedBy: { id: 'm', name: 'Martin Salter' },
    decidedAt: '2026-01-02T10:00:00Z',
  },
});

const person = (...roles: Person['roles']): Person => ({
  id: 'p',
  name: 'Somebody',
  roles,
  isActive: true,
  signingKey: null,
});

async function openAt(revision: number, ...versions: VersionSummary[]): Promise<void> {
  adopt({ id: 't', template, revision, updatedAt: '2026-01-01T10:00:00Z', dataset: null });
  calls.versions.list.mockResolvedValue({ versions, draft: { edits: 0, changedBy: [] } });
  await versionsStore.open('t');
}

const showDialog = () => render(<VersionsDialog isOpen onClose={() => undefined} />);
const toasts = () => toastQueue.visibleToasts.map(({ content }) => content.text);

beforeEach(() => {
  provideServices({
    api: {
      templates: {
        open: vi.fn(),
        apply: async ({ revision, edits }: { revision: number; edits: readonly unknown[] }) => ({
          revision: revision + edits.length,
          updatedAt: '2026-01-03T10:00:00Z',
        }),
      },
      datasets: calls.datasets,
    } as never,
    elements: elementTypes,
  });
});
afterEach(() => {
  cleanup();
  discardDocument();
  setPerson(null);
  for (const { key } of toastQueue.visibleToasts) toastQueue.close(key);
  vi.clearAllMocks();
});

describe('the chip', () => {
  it.each([
    [[version(2)], 4, 'v3 draft'],
    [[version(2)], 2, 'v2 saved'],
    [[approved], 1, 'v1 approved'],
    [[], 0, 'v1 draft'],
  ] as const)('says where the draft stands', async (versions, revision, words) => {
    await openAt(revision, ...versions);
    render(<VersionChip reviewsSeen={null} onPress={() => undefined} />);
    expect(await screen.findByRole('button', { name: `Versions: ${words}` })).toBeTruthy();
  });
});

describe('the list', () => {
  it('teaches what a version is while there is none, and saves the first', async () => {
    await openAt(3);
    showDialog();
    expect(screen.getByText('No versions yet')).toBeTruthy();
    const note = screen.getByRole('textbox', { name: 'What the version is' });
    fireEvent.change(note, { target: { value: '  First  ' } });
    calls.versions.save.mockResolvedValue(version(1, { revision: 3 }));
    calls.versions.list.mockResolvedValue({ versions: [version(1, { revision: 3 })], draft: {} });
    fireEvent.click(screen.getByRole('button', { name: 'Save version 1' }));
    await waitFor(() =>
      expect(calls.versions.save).toHaveBeenCalledWith({ templateId: 't', revision: 3, note: 'First' }),
    );
    expect(await screen.findByText('Nothing has changed since version 1.')).toBeTruthy();
  });

  it('says who saved and who approved, and exports what is signed', async () => {
    await openAt(2, approved);
    showDialog();
    expect(screen.getByText(/Kate Tanner.*approved by Martin Salter/)).toBeTruthy();
    calls.versions.exportPackage.mockResolvedValue({ token: 'x', fileName: 'Letter v1.fumi' });
    fireEvent.click(screen.getByRole('button', { name: 'More of version 1' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Export signed package' }));
    await waitFor(() => expect(saveDownload).toHaveBeenCalledWith('x', 'Letter v1.fumi'));
  });

  it('lets those who may not design neither save nor restore', async () => {
    setPerson(person('reviewer'));
    await openAt(2, version(1));
    showDialog();
    expect(screen.queryByRole('textbox')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'More of version 1' }));
    await screen.findByRole('menuitem', { name: 'Export package' });
    expect(screen.queryByRole('menuitem', { name: 'Restore' })).toBeNull();
  });

  it('restores a version as one step that can be taken back', async () => {
    await openAt(1, version(1));
    applyEdit({ label: 'rename', operations: [{ kind: 'setTemplate', path: ['name'], value: 'Other' }] });
    calls.versions.open.mockResolvedValue({ summary: version(1), template });
    showDialog();
    fireEvent.click(screen.getByRole('button', { name: 'More of version 1' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Restore' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Restore' }));
    await waitFor(() => expect(studioStore.getState().document?.template.name).toBe('Letter'));
    expect(studioStore.getState().document?.history.done.at(-1)?.edit.label).toBe('restoreVersion');
    undo();
    expect(studioStore.getState().document?.template.name).toBe('Other');
  });

  it('has nothing to restore where the draft is the same', async () => {
    await openAt(1, version(1));
    calls.versions.open.mockResolvedValue({ summary: version(1), template });
    showDialog();
    fireEvent.click(screen.getByRole('button', { name: 'More of version 1' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Restore' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Restore' }));
    await waitFor(() => expect(toasts()).toContain('The draft already is as version 1 was.'));
    expect(studioStore.getState().document?.history.done).toEqual([]);
  });
});

describe('handing in', () => {
  const onSubmitted = vi.fn();
  const show = () => render(<SubmitDialog isOpen onClose={() => undefined} onSubmitted={onSubmitted} />);
  const submit = () => screen.getByRole('button', { name: 'Send for review' }) as HTMLButtonElement;
  const write = (note: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value: note } });

  it('saves the draft as a version first', async () => {
    await openAt(5, version(2));
    show();
    expect(submit().disabled).toBe(true);
    write('New terms');
    calls.versions.save.mockResolvedValue(version(3, { revision: 5 }));
    calls.reviews.submit.mockResolvedValue({ id: 'r3' });
    fireEvent.click(submit());
    await waitFor(() => expect(onSubmitted).toHaveBeenCalledWith({ id: 'r3' }));
    expect(calls.versions.save).toHaveBeenCalledWith({ templateId: 't', revision: 5, note: 'New terms' });
    expect(calls.reviews.submit).toHaveBeenCalledWith({ templateId: 't', version: 3, note: 'New terms' });
  });

  it('takes a version that was saved as it is', async () => {
    await openAt(2, version(2));
    show();
    write('As agreed');
    calls.reviews.submit.mockResolvedValue({ id: 'r2' });
    fireEvent.click(submit());
    await waitFor(() =>
      expect(calls.reviews.submit).toHaveBeenCalledWith({ templateId: 't', version: 2, note: 'As agreed' }),
    );
    expect(calls.versions.save).not.toHaveBeenCalled();
  });

  it('has nothing to hand in where nothing has changed', async () => {
    await openAt(1, approved);
    show();
    expect(screen.getByText(/Nothing has changed since version 1/)).toBeTruthy();
    expect(submit().disabled).toBe(true);
  });

  it('says what the host has against it, and keeps what was written', async () => {
    await openAt(5, version(2));
    show();
    write('New terms');
    calls.versions.save.mockRejectedValue(new Error('The disk is full.'));
    fireEvent.click(submit());
    expect((await screen.findByRole('alert')).textContent).toBe('The disk is full.');
    expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('New terms');
  });
});
