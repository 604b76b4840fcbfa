import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cleanup, fireEvent, render, screen, waitFor, within } from '../../test/support/screen';
import { serversStore } from '../publish';
import { studioStore } from '../state';
import { HistoryMode } from './HistoryMode';
import { entry, revealed } from './history.test-support';
import { historyStore } from './history-store';

const { publishing, history, saveDownload } = vi.hoisted(() => ({
  publishing: { servers: vi.fn() },
  history: { search: vi.fn(), reveal: vi.fn(), reprint: vi.fn() },
  saveDownload: vi.fn(),
}));
vi.mock('../rpc', () => ({ api: { publishing, history }, errorText: String, saveDownload }));

const entries = [entry('c2', { version: 4 }), entry('c1', { environment: 'test', customer: '●●● 2291' })];

beforeEach(() => {
  serversStore.store.setState(serversStore.store.getInitialState());
  historyStore.store.setState(historyStore.store.getInitialState());
  publishing.servers.mockResolvedValue([
    { id: 's1', name: 'Head office', url: 'http://127.0.0.1:4100', token: 'session' },
  ]);
  history.search.mockResolvedValue({ total: 2, entries });
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

const row = (text: string | RegExp) => screen.getByText(text).closest('button') as HTMLButtonElement;

/** Types a reason into the dialog that asks for one, and decides. */
async function giveReason(action: string) {
  const dialog = within(await screen.findByRole('dialog'));
  const decide = dialog.getByRole('button', { name: action }) as HTMLButtonElement;
  expect(decide.disabled).toBe(true);
  expect(dialog.getByText(/goes into the audit trail first/)).toBeTruthy();
  fireEvent.change(dialog.getByRole('textbox', { name: 'Reason' }), { target: { value: ' A copy ' } });
  fireEvent.click(decide);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

it('leads to Publish where there is no server', async () => {
  publishing.servers.mockResolvedValue([]);
  render(<HistoryMode />);
  fireEvent.click(await screen.findByRole('button', { name: 'To Publish' }));
  expect(studioStore.getState().mode).toBe('publish');
});

it('lists what was sent, masked, with its facts', async () => {
  render(<HistoryMode />);
  fireEvent.click((await screen.findByText('●●● 1787')).closest('button') as HTMLButtonElement);
  const details = within(screen.getByRole('complementary', { name: 'The document' }));
  expect(details.getByText('masked')).toBeTruthy();
  expect(details.getByText('c'.repeat(64))).toBeTruthy();
  expect(details.getByText('20.0 KB')).toBeTruthy();
  expect(screen.queryByText('00001787')).toBeNull();
});

it('shows who it was for after a reason was given', async () => {
  history.reveal.mockResolvedValue([revealed(entry('c2'))]);
  render(<HistoryMode />);
  await screen.findByText('●●● 1787');
  fireEvent.click(row('●●● 1787'));
  fireEvent.click(screen.getByRole('button', { name: 'Reveal…' }));
  await giveReason('Reveal');
  expect(await screen.findAllByText('Jana Nováková')).toHaveLength(2);
  expect(history.reveal).toHaveBeenCalledWith({
    serverId: 's1',
    customer: null,
    ids: ['c2'],
    reason: 'A copy',
  });
  expect(screen.getByText('●●● 2291')).toBeTruthy();
});

it('reveals all that is shown', async () => {
  history.reveal.mockResolvedValue(entries.map(revealed));
  render(<HistoryMode />);
  fireEvent.click(await screen.findByRole('button', { name: 'Reveal 2…' }));
  await giveReason('Reveal');
  expect(await screen.findAllByText('00001787')).toHaveLength(2);
  expect(screen.queryByRole('button', { name: /^Reveal/ })).toBeNull();
});

it('fetches the very document after a reason was given', async () => {
  history.reprint.mockResolvedValue({ token: 'k', fileName: 'Statement.pdf' });
  render(<HistoryMode />);
  await screen.findByText('●●● 1787');
  fireEvent.click(row('●●● 1787'));
  fireEvent.click(screen.getByRole('button', { name: 'Reprint…' }));
  await giveReason('Reprint');
  await waitFor(() => expect(saveDownload).toHaveBeenCalledWith('k', 'Statement.pdf'));
  expect(history.reprint).toHaveBeenCalledWith({ serverId: 's1', id: 'c2', reason: 'A copy' });
});

it('says why a document could not be had', async () => {
  history.reprint.mockRejectedValue('damaged or missing');
  render(<HistoryMode />);
  await screen.findByText('●●● 1787');
  fireEvent.click(row('●●● 1787'));
  fireEvent.click(screen.getByRole('button', { name: 'Reprint…' }));
  await giveReason('Reprint');
  expect((await screen.findByRole('alert')).textContent).toContain('damaged or missing');
  expect(saveDownload).not.toHaveBeenCalled();
});

it('is walked by arrow keys', async () => {
  render(<HistoryMode />);
  await screen.findByText('●●● 1787');
  const [first, second] = [row('●●● 1787'), row('●●● 2291')];
  expect([first.tabIndex, second.tabIndex]).toEqual([0, -1]);
  first.focus();
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(second);
  expect(historyStore.store.getState().selectedId).toBe('c1');
  expect([first.tabIndex, second.tabIndex]).toEqual([-1, 0]);
  fireEvent.keyDown(second, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(second);
  fireEvent.keyDown(second, { key: 'Home' });
  expect(document.activeElement).toBe(first);
});

it('searches for a whole number, and teaches where nothing is found', async () => {
  render(<HistoryMode />);
  await screen.findByText('●●● 1787');
  history.search.mockResolvedValue({ total: 0, entries: [] });
  const number = screen.getByRole('textbox', { name: 'Customer number' });
  fireEvent.change(number, { target: { value: ' 1787 ' } });
  fireEvent.keyDown(number, { key: 'Enter' });
  expect(await screen.findByText('Nothing found')).toBeTruthy();
  expect(history.search).toHaveBeenLastCalledWith(expect.objectContaining({ customer: '1787', offset: 0 }));
  fireEvent.click(screen.getByRole('button', { name: 'Search without conditions' }));
  expect(await screen.findByText('Nothing was sent yet')).toBeTruthy();
});

it('refuses days in the wrong order', async () => {
  render(<HistoryMode />);
  await screen.findByText('●●● 1787');
  fireEvent.change(screen.getByLabelText('From (UTC)'), { target: { value: '2026-02-01' } });
  fireEvent.change(screen.getByLabelText('To (UTC)'), { target: { value: '2026-01-31' } });
  expect(screen.getByText('The first day comes after the last.')).toBeTruthy();
  expect((screen.getByRole('button', { name: 'Search' }) as HTMLButtonElement).disabled).toBe(true);
});
