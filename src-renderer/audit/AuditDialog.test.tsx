import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditEntry } from '../../shared/contract';
import { cleanup, fireEvent, render, screen, waitFor } from '../../test/support/screen';
import { studioStore } from '../state';
import { AuditDialog } from '.';

const { audit } = vi.hoisted(() => ({ audit: { list: vi.fn(), verify: vi.fn() } }));
vi.mock('../rpc', () => ({ api: { audit }, errorText: (error: Error) => error.message }));

const entry = (sequence: number, templateName: string): AuditEntry => ({
  sequence,
  at: '2026-01-01T10:00:00Z',
  personId: 'k',
  personName: 'Kate Tanner',
  action: 'version.saved',
  subject: { templateName, version: sequence, note: `note ${sequence}` },
  hash: 'abcdef0123456789',
});

const show = () => render(<AuditDialog isOpen onClose={() => undefined} />);

beforeEach(() => {
  // happy-dom lays nothing out; the virtualiser needs a height to draw rows into.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  studioStore.setState({ document: { id: 't1' } as never });
  audit.list.mockImplementation(async ({ templateId }) =>
    templateId === null
      ? { total: 2, entries: [entry(2, 'Bill'), entry(1, 'Letter')] }
      : { total: 1, entries: [entry(1, 'Letter')] },
  );
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  studioStore.setState({ document: null });
});

describe('the audit trail', () => {
  it('says who did what to what, with the note', async () => {
    show();
    expect(
      await screen.findByRole('row', { name: /2 .*Kate Tanner Bill, version 2: saved · note 2/ }),
    ).toBeTruthy();
  });

  it('shows the open template alone', async () => {
    show();
    await screen.findByText(/Bill/);
    fireEvent.click(screen.getByRole('radio', { name: 'This template' }));
    await waitFor(() => expect(screen.queryByText(/Bill/)).toBeNull());
    expect(await screen.findByText(/Letter, version 1/)).toBeTruthy();
    expect(audit.list).toHaveBeenLastCalledWith({ templateId: 't1', offset: 0, limit: 100 });
  });

  it('says that it cannot be read', async () => {
    audit.list.mockRejectedValue(new Error('The line is lost.'));
    show();
    expect((await screen.findByRole('alert')).textContent).toBe('The line is lost.');
  });

  it('is proved by the host', async () => {
    audit.verify.mockResolvedValue({ entries: 65, broken: null, head: 'h' });
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Verify' }));
    expect(await screen.findByText('Intact: 65 entries')).toBeTruthy();
  });

  it('says where it breaks', async () => {
    audit.verify.mockResolvedValue({
      entries: 65,
      broken: { sequence: 17, reason: 'its hash does not fit.' },
      head: 'h',
    });
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Verify' }));
    expect(await screen.findByText('Broken at entry 17: its hash does not fit.')).toBeTruthy();
  });
});
