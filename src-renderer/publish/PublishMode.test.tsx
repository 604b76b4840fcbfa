import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DryRun } from '../../shared/contract';
import { cleanup, fireEvent, render, screen, waitFor, within } from '../../test/support/screen';
import { studioStore } from '../state';
import { PublishMode } from './PublishMode';
import {
  activations,
  digestOf,
  published,
  serverStatus,
  serverTemplate,
  version,
} from './publish.test-support';
import { proveStore, publishStore, serversStore } from './stores';

const { publishing, versions, datasets, reviews } = vi.hoisted(() => ({
  publishing: {
    servers: vi.fn(),
    saveServer: vi.fn(),
    removeServer: vi.fn(),
    status: vi.fn(),
    dryRun: vi.fn(),
    publish: vi.fn(),
    activate: vi.fn(),
    rollBack: vi.fn(),
    prove: vi.fn(),
  },
  versions: { list: vi.fn() },
  datasets: { list: vi.fn() },
  reviews: { open: vi.fn() },
}));
vi.mock('../rpc', () => ({ api: { publishing, versions, datasets, reviews }, errorText: String }));

const office = { id: 's1', name: 'Head office', url: 'http://127.0.0.1:4100', token: 'session' };

beforeEach(() => {
  serversStore.store.setState(serversStore.store.getInitialState());
  publishStore.store.setState(publishStore.store.getInitialState());
  proveStore.store.setState(proveStore.store.getInitialState());
  publishing.servers.mockResolvedValue([office]);
  publishing.status.mockResolvedValue(serverStatus());
  versions.list.mockResolvedValue({
    versions: [version(3, 'open'), version(2), version(1)],
    draft: { edits: 0, changedBy: [] },
  });
  datasets.list.mockResolvedValue([{ id: 'd1', recordCount: 40 }]);
  studioStore.setState({ document: { id: 't1' } as never });
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

/** The server holds versions 1 and 2; these were in force in production, newest first. */
const withActive = (...turns: readonly number[]) =>
  serverStatus({
    template: serverTemplate({
      versions: [published(2), published(1)],
      active: { test: null, production: turns[0] === undefined ? null : Math.abs(turns[0]) },
      activations: activations(...turns),
    }),
  });

async function openMode() {
  render(<PublishMode />);
  await screen.findByText('✓ Connected');
}

const button = (name: string | RegExp) => screen.getByRole('button', { name }) as HTMLButtonElement;

describe('servers', () => {
  it('are taught where there are none, and added', async () => {
    publishing.servers.mockResolvedValue([]);
    publishing.saveServer.mockResolvedValue(office);
    render(<PublishMode />);
    await screen.findByText('No composition server yet');
    expect(screen.queryByRole('navigation', { name: 'Servers' })).toBeNull();
    fireEvent.click(screen.getAllByRole('button', { name: 'Add a server' })[0] as HTMLElement);
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByLabelText('Name'), { target: { value: 'Head office' } });
    fireEvent.change(dialog.getByLabelText('Address'), { target: { value: office.url } });
    const token = dialog.getByLabelText('Access token');
    expect(token.getAttribute('type')).toBe('password');
    fireEvent.change(token, { target: { value: 'fumi_x' } });
    publishing.servers.mockResolvedValue([office]);
    fireEvent.click(dialog.getByRole('button', { name: 'Save and connect' }));
    await screen.findByText('✓ Connected');
    expect(publishing.saveServer).toHaveBeenCalledWith({
      id: null,
      name: 'Head office',
      url: office.url,
      token: 'fumi_x',
    });
  });

  it('can be added before it is known that there are none', async () => {
    let answer = (_servers: never[]): void => {};
    publishing.servers.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    render(<PublishMode />);
    fireEvent.click(button('Add a server'));
    await screen.findByRole('dialog');
    answer([]);
    await screen.findByText('No composition server yet');
    expect(screen.queryByRole('dialog')).not.toBeNull();
  });

  it('keep their token unless another one is typed', async () => {
    publishing.saveServer.mockResolvedValue(office);
    await openMode();
    fireEvent.click(button('Edit Head office'));
    fireEvent.click(await screen.findByRole('button', { name: 'Save and connect' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(publishing.saveServer).toHaveBeenCalledWith({ id: 's1', name: 'Head office', url: office.url });
  });

  it('say what they are and what the token may do', async () => {
    publishing.status.mockResolvedValue(serverStatus({ scopes: ['history'], engine: '9.0.0' }));
    await openMode();
    expect(screen.getByText('read history')).toBeTruthy();
    expect(screen.getByText(/9\.0\.0 ▲ here/)).toBeTruthy();
    expect(screen.getByText(/The access token may not publish/)).toBeTruthy();
    expect(button('Publish').disabled).toBe(true);
  });

  it('that do not answer say why', async () => {
    publishing.status.mockRejectedValue('nothing listens there');
    render(<PublishMode />);
    await screen.findByText('▲ Not connected');
    expect(screen.getByText('nothing listens there')).toBeTruthy();
    expect(button('Publish').disabled).toBe(true);
    await waitFor(() => expect(serversStore.store.getState().selectedId).toBe('s1'));
  });
});

describe('versions', () => {
  it('that are not approved say why they cannot be published', async () => {
    await openMode();
    fireEvent.click(button(/Version 3/));
    expect(await screen.findByText('A reviewer has not decided yet.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
    fireEvent.click(button('To the review'));
    expect(studioStore.getState().mode).toBe('review');
  });

  it('are checked before they are published', async () => {
    const dryRun: DryRun = {
      isOk: false,
      checks: [
        { check: 'intact', isOk: true, reason: '' },
        { check: 'trusted', isOk: false, reason: 'The key 1234 is not trusted.' },
      ],
      release: { templateId: 't1', version: 2, name: 'Statement', digest: digestOf(2) },
      isKnown: false,
      replaces: { test: null, production: 1 },
    };
    publishing.dryRun.mockResolvedValueOnce(dryRun).mockResolvedValueOnce({ ...dryRun, isOk: true });
    await openMode();
    fireEvent.click(button('Dry run'));
    expect(await screen.findByText('▲ The server would refuse it.')).toBeTruthy();
    expect(screen.getByText(/^The key of Rin, who approved it, is not among/)).toBeTruthy();
    expect(screen.getByText(/fumi approver add/)).toBeTruthy();
    fireEvent.click(button('Dry run'));
    expect(await screen.findByText('✓ The server would take it.')).toBeTruthy();
    expect(screen.getByText('Production: activating it would replace version 1.')).toBeTruthy();
    expect(screen.getByText('Test: nothing is in force, nothing would be replaced.')).toBeTruthy();
  });

  it('are published once', async () => {
    publishing.publish.mockResolvedValue(published(2));
    await openMode();
    publishing.status.mockResolvedValue(withActive());
    fireEvent.click(button('Publish'));
    expect(await screen.findByText(/✓ On Head office since/)).toBeTruthy();
    expect(button('Publish').disabled).toBe(true);
  });

  it('raise an alarm where the server holds other content under their number', async () => {
    publishing.status.mockResolvedValue(
      serverStatus({ template: serverTemplate({ versions: [published(2, digestOf(9))] }) }),
    );
    await openMode();
    expect(screen.getByText(/holds other content under number 2: package 99999999/)).toBeTruthy();
    expect(button('Publish').disabled).toBe(true);
  });
});

describe('environments', () => {
  const lane = (name: string) => within(screen.getByRole('group', { name }));

  it('take a version into production only after a question', async () => {
    publishing.status.mockResolvedValue(withActive(1));
    publishing.activate.mockResolvedValue(withActive(2, 1).template);
    await openMode();
    fireEvent.click(lane('Production').getByRole('button', { name: 'Activate version 2' }));
    const dialog = within(await screen.findByRole('alertdialog'));
    expect(dialog.getByText(/It replaces version 1/)).toBeTruthy();
    expect(publishing.activate).not.toHaveBeenCalled();
    fireEvent.click(dialog.getByRole('button', { name: 'Activate version 2' }));
    expect(await screen.findByText('✓ Version 2 is in force')).toBeTruthy();
  });

  it('take a version into test at once', async () => {
    publishing.status.mockResolvedValue(withActive(1));
    publishing.activate.mockResolvedValue(withActive(1).template);
    await openMode();
    fireEvent.click(lane('Test').getByRole('button', { name: 'Activate version 2' }));
    await waitFor(() =>
      expect(publishing.activate).toHaveBeenCalledWith({
        serverId: 's1',
        templateId: 't1',
        version: 2,
        environment: 'test',
      }),
    );
  });

  it('say to which version they roll back', async () => {
    publishing.status.mockResolvedValue(withActive(2, 1));
    publishing.rollBack.mockResolvedValue(withActive(-1, 2, 1).template);
    await openMode();
    fireEvent.click(lane('Production').getByRole('button', { name: 'Roll back to version 1…' }));
    const dialog = within(await screen.findByRole('alertdialog'));
    expect(dialog.getByText('Version 1 comes into force again instead of version 2.')).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: 'Roll back to version 1' }));
    expect(await screen.findByText('↩ rolled back to version 1')).toBeTruthy();
    expect(lane('Production').queryByRole('button', { name: /Roll back/ })).toBeNull();
  });
});

describe('the proof', () => {
  const facts = (pdf: string) => ({
    pages: 2,
    digest: digestOf(5),
    pdf: digestOf(Number(pdf)),
    sizeBytes: 9,
  });
  const row = (record: number, isSame: boolean) => ({
    record,
    title: `Customer ${record + 1}`,
    local: facts('6'),
    server: facts(isSame ? '6' : '7'),
    isSame,
  });

  it('is made of what is on the server', async () => {
    await openMode();
    expect(screen.getByText('Publish version 2 first: the server proves what it holds.')).toBeTruthy();
  });

  it('says how many documents are the same, and which are not', async () => {
    publishing.status.mockResolvedValue(withActive(2));
    publishing.prove.mockImplementation(async ({ records }: { records: number[] }) =>
      records.map((record) => row(record, record !== 1)),
    );
    await openMode();
    fireEvent.click(await screen.findByRole('button', { name: 'Prove it' }));
    expect(await screen.findByText(/11 of 12 documents are byte for byte the same/)).toBeTruthy();
    expect(screen.getByText(/1 differs\./)).toBeTruthy();
    const table = within(screen.getByRole('table', { name: 'Records compared' }));
    expect(table.getAllByText(/✓ same/)).toHaveLength(11);
    const differing = table.getByText(/✗ differs/);
    expect(differing.closest('tr')?.getAttribute('data-tone')).toBe('alarm');
  });

  it('takes the records that stand for all others', async () => {
    publishing.status.mockResolvedValue(withActive(2));
    publishing.prove.mockResolvedValue([row(7, true), row(30, true)]);
    reviews.open.mockResolvedValue({ evidence: { representatives: [{ record: 7 }, { record: 30 }] } });
    await openMode();
    fireEvent.click(await screen.findByRole('radio', { name: 'The review’s' }));
    await screen.findByText('2 records stand for all others in the review.');
    fireEvent.click(button('Prove it'));
    expect(await screen.findByText(/2 of 2 documents are byte for byte the same/)).toBeTruthy();
    expect(publishing.prove.mock.calls[0]?.[0]).toMatchObject({ version: 2, records: [7, 30] });
    expect(reviews.open.mock.calls[0]?.[0]).toEqual({ id: 'r2' });
  });

  it('refuses records that there are not', async () => {
    publishing.status.mockResolvedValue(withActive(2));
    await openMode();
    fireEvent.click(await screen.findByRole('radio', { name: 'Picked' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Record numbers' }), { target: { value: '1, 41' } });
    expect(screen.getByText('The data set has records 1 to 40.')).toBeTruthy();
    expect(button('Prove it').disabled).toBe(true);
  });
});
