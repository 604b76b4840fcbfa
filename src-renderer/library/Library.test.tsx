import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DatasetSummary, TemplateSummary } from '../../shared/contract';
import { EMPTY_CONTRACT } from '../../shared/data';
import { cleanup, fireEvent, render, screen, waitFor } from '../../test/support/screen';
import { api } from '../rpc';
import { Library, libraryStore } from '.';

vi.mock('../rpc', async (original) => ({
  ...(await original<typeof import('../rpc')>()),
  api: {
    templates: { list: vi.fn(), create: vi.fn(), remove: vi.fn(), duplicate: vi.fn() },
    datasets: { list: vi.fn(async () => []) },
  },
}));

const template = (id: string, name: string, updatedAt: string): TemplateSummary => ({
  id,
  name,
  updatedAt,
  languages: ['en'],
  pageWidth: 595.276,
  pageHeight: 841.89,
  datasetId: null,
  datasetName: null,
  recordCount: 0,
});

const dataset = (id: string, fileName: string | null, importedAt: string): DatasetSummary => ({
  ...{ id, name: id, fileName, recordCount: 2, importedAt, contract: EMPTY_CONTRACT, titleFields: [] },
});

const onOpen = vi.fn();

const show = () => render(<Library onOpen={onOpen} onImport={() => {}} barEnd={null} />);

beforeEach(() => {
  vi.mocked(api.templates.list).mockResolvedValue([template('b', 'Bill', '2026-01-02T00:00:00Z')]);
  vi.mocked(api.templates.create).mockResolvedValue({ id: 'new' });
});

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
  libraryStore.setState({ templates: null, datasets: null });
});

describe('the library', () => {
  it('teaches while it is empty', () => {
    libraryStore.setState({ templates: [], datasets: [] });
    show();
    expect(screen.getByText('No templates yet')).toBeTruthy();
    expect(screen.getByText('No data yet')).toBeTruthy();
  });

  it('shows format and data of a template, and opens it', () => {
    libraryStore.setState({ templates: [template('a', 'Letter', '2026-01-01T00:00:00Z')], datasets: [] });
    show();
    const row = screen.getByRole('row', { name: 'Letter' });
    expect(row.textContent).toContain('A4');
    expect(row.textContent).toContain('no data set');
    fireEvent.keyDown(row, { key: 'Enter' });
    fireEvent.keyUp(row, { key: 'Enter' });
    expect(onOpen).toHaveBeenCalledWith('a');
  });

  it('makes a template once it has a name', async () => {
    libraryStore.setState({ templates: [], datasets: [] });
    show();
    fireEvent.click(screen.getAllByRole('button', { name: 'New template' })[0] as HTMLElement);
    const create = screen.getByRole('button', { name: 'Create' }) as HTMLButtonElement;
    expect(create.disabled).toBe(true);
    fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: ' Notice ' } });
    fireEvent.click(create);
    await waitFor(() => expect(onOpen).toHaveBeenCalledWith('new'));
    expect(api.templates.create).toHaveBeenCalledWith({
      name: 'Notice',
      pageSize: 'A4',
      language: 'en',
      datasetId: null,
    });
    expect(libraryStore.getState().templates?.map(({ id }) => id)).toEqual(['b']);
  });

  it('proposes the data imported last for a new template, until one uses them', () => {
    const datasets = [
      dataset('clients', 'clients.csv', '2026-01-01T00:00:00Z'),
      dataset('orders', 'orders.csv', '2026-01-03T00:00:00Z'),
      dataset('sample', null, '2026-01-04T00:00:00Z'),
    ];
    const proposed = (templates: readonly TemplateSummary[]): string => {
      libraryStore.setState({ templates, datasets });
      show();
      fireEvent.click(screen.getAllByRole('button', { name: 'New template' })[0] as HTMLElement);
      const text = screen.getByRole('button', { name: /Data set/ }).textContent ?? '';
      cleanup();
      return text;
    };
    const letter = template('a', 'Letter', '2026-01-01T00:00:00Z');
    expect(proposed([letter])).toContain('orders');
    expect(proposed([{ ...letter, datasetId: 'clients' }])).toContain('orders');
    expect(proposed([{ ...letter, datasetId: 'orders' }])).toContain('None for now');
  });

  it('makes a template for the data that are proposed', async () => {
    const datasets = [dataset('orders', 'orders.csv', '2026-01-03T00:00:00Z')];
    libraryStore.setState({ templates: [], datasets });
    show();
    fireEvent.click(screen.getAllByRole('button', { name: 'New template' })[0] as HTMLElement);
    fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'Notice' } });
    fireEvent.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() =>
      expect(api.templates.create).toHaveBeenCalledWith(expect.objectContaining({ datasetId: 'orders' })),
    );
  });
});
