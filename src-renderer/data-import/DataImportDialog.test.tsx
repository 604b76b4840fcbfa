import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ImportPreview } from '../../shared/contract';
import { diagnostic, foreignWords } from '../../shared/diag';
import { cleanup, fireEvent, render, screen, waitFor } from '../../test/support/screen';
import { DataImportDialog } from './DataImportDialog';

const rpc = vi.hoisted(() => ({ preview: vi.fn(), run: vi.fn(), uploadFile: vi.fn() }));
vi.mock('../rpc', () => ({
  api: { datasets: { preview: rpc.preview, import: rpc.run } },
  uploadFile: rpc.uploadFile,
  errorText: (error: Error) => error.message,
}));

const preview: ImportPreview = {
  options: { format: 'csv', encoding: 'shift_jis', delimiter: ';', header: true },
  contract: {
    kind: 'object',
    fields: {
      id: { kind: 'integer' },
      name: { kind: 'string', optional: true },
      rows: { kind: 'list', item: { kind: 'object', fields: { amount: { kind: 'number' } } } },
    },
  },
  titleFields: ['id'],
  records: [{ id: 7, name: '山田', rows: [{ amount: 1.5 }, { amount: 2 }] }],
  recordCount: 1200,
  problems: [diagnostic('data.malformed', { line: 5, reason: foreignWords('too many cells') })],
  problemCount: 1,
};

const onImported = vi.fn();

async function choose(name = 'customers.csv') {
  render(<DataImportDialog isOpen onClose={() => undefined} onImported={onImported} />);
  const input = document.querySelector('input[type=file]');
  if (!input) throw new Error('no file input');
  fireEvent.change(input, { target: { files: [new File(['x'], name)] } });
  await waitFor(() => expect(rpc.uploadFile).toHaveBeenCalled());
}

beforeEach(() => {
  for (const mock of Object.values(rpc)) mock.mockReset();
  onImported.mockReset();
  rpc.uploadFile.mockResolvedValue('token');
  rpc.preview.mockResolvedValue(preview);
  rpc.run.mockResolvedValue({ dataset: { id: 'd', name: 'customers', recordCount: 1200 }, problemCount: 1 });
});
afterEach(cleanup);

it('shows the first records typed, nested values as structure, and what was left out', async () => {
  await choose();
  expect(await screen.findByText('山田')).toBeTruthy();
  expect(screen.getByText('2 items')).toBeTruthy();
  expect(screen.getByText('Line 5: too many cells.')).toBeTruthy();
  expect(screen.getByText('may be absent')).toBeTruthy();
  expect(screen.getAllByText('detected')).toHaveLength(4);
});

it('says what was decided about fields apart from what was left out', async () => {
  const note = diagnostic('data.mixed', { field: 'rows', kinds: 'list, string' }, { dataPath: 'rows' });
  rpc.preview.mockResolvedValue({ ...preview, problems: [note], problemCount: 0 });
  await choose();
  expect(await screen.findByText(/“rows” holds values of several kinds/)).toBeTruthy();
  expect(screen.queryByText(/left out/)).toBeNull();
});

it('imports with the name and the titles that were chosen', async () => {
  await choose();
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Use name as title' }));
  fireEvent.change(screen.getByRole('textbox', { name: /Name of the data set/ }), {
    target: { value: ' Kunden ' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Import 1,200 records' }));
  await waitFor(() => expect(onImported).toHaveBeenCalledWith(expect.objectContaining({ id: 'd' })));
  expect(rpc.run).toHaveBeenCalledWith({
    token: 'token',
    name: 'Kunden',
    options: preview.options,
    titleFields: ['id', 'name'],
  });
});

it('lists never offer themselves as titles', async () => {
  await choose();
  await screen.findByText('山田');
  expect(screen.queryByRole('checkbox', { name: /rows/ })).toBeNull();
});

it('says why a file cannot be read and keeps the options at hand', async () => {
  rpc.preview.mockRejectedValue(new Error('customers.csv, line 3: not UTF-8'));
  await choose();
  expect((await screen.findByRole('alert')).textContent).toContain('line 3: not UTF-8');
  expect(screen.getByRole('button', { name: /Encoding/ })).toBeTruthy();
  expect((screen.getByRole('button', { name: 'Import' }) as HTMLButtonElement).disabled).toBe(true);
});

it('imports nothing from a file without records', async () => {
  rpc.preview.mockResolvedValue({ ...preview, records: [], recordCount: 0 });
  await choose();
  expect(await screen.findByText(/holds no record that can be read/)).toBeTruthy();
  expect(screen.queryByText('Fields and titles')).toBeNull();
});
