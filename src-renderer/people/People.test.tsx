import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '../../shared/contract';
import { cleanup, fireEvent, render, screen, waitFor, within } from '../../test/support/screen';
import { setPerson } from '../state';
import { PeopleDialog, PersonMenu, peopleStore } from '.';

const { people } = vi.hoisted(() => ({
  people: { list: vi.fn(), switch: vi.fn(), create: vi.fn(), update: vi.fn(), createKey: vi.fn() },
}));
vi.mock('../rpc', () => ({ api: { people }, errorText: (error: Error) => error.message }));

const person = (id: string, name: string, roles: Person['roles'], isActive = true): Person => ({
  id,
  name,
  roles,
  isActive,
  signingKey: null,
});

const kate = person('k', 'Kate Tanner', ['designer']);
const martin = person('m', 'Martin Salter', ['reviewer']);
const gone = person('g', 'Gone Person', ['designer'], false);

async function load(currentId: string, hasKeychain = false): Promise<void> {
  people.list.mockResolvedValue({ people: [kate, martin, gone], currentId, hasKeychain });
  await peopleStore.load();
}

const onClose = vi.fn();
const showDialog = () => render(<PeopleDialog isOpen onClose={onClose} />);

beforeEach(() => load('k'));
afterEach(() => {
  cleanup();
  setPerson(null);
  vi.clearAllMocks();
});

describe('the person at the desk', () => {
  it('is named with their role, and gives way to another one', async () => {
    const onSwitch = vi.fn();
    render(<PersonMenu onSwitch={onSwitch} onPeople={() => undefined} />);
    fireEvent.click(screen.getByRole('button', { name: /Kate Tanner Designer/ }));
    const menu = within(await screen.findByRole('menu'));
    expect(menu.queryByText(/Gone Person/)).toBeNull();
    fireEvent.click(menu.getByText('Martin Salter · Reviewer'));
    expect(onSwitch).toHaveBeenCalledWith('m');
  });
});

describe('the list of people', () => {
  it('takes somebody new with a name and at least one role', async () => {
    showDialog();
    fireEvent.click(screen.getByRole('button', { name: 'Add person' }));
    const add = screen.getByRole('button', { name: 'Add' }) as HTMLButtonElement;
    fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: ' Ada ' } });
    fireEvent.click(screen.getByRole('checkbox', { name: /^Designer/ }));
    expect(screen.getByText('A person needs at least one role.')).toBeTruthy();
    expect(add.disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: /^Reviewer/ }));
    people.create.mockResolvedValue(person('a', 'Ada', ['reviewer']));
    fireEvent.click(add);
    await waitFor(() => expect(people.create).toHaveBeenCalledWith({ name: 'Ada', roles: ['reviewer'] }));
    expect(await screen.findByText('Ada')).toBeTruthy();
  });

  it('says what the host has against a name', async () => {
    showDialog();
    fireEvent.click(screen.getByRole('button', { name: 'Name and roles of Martin Salter' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'Kate Tanner' } });
    people.update.mockRejectedValue(new Error('That name is taken.'));
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('That name is taken.')).toBeTruthy();
  });

  it('lets everybody go but the one at the desk', async () => {
    showDialog();
    const button = (name: string) =>
      screen.getByRole('button', { name: `${name} no longer works here` }) as HTMLButtonElement;
    expect(button('Kate Tanner').disabled).toBe(true);
    people.update.mockResolvedValue({ ...martin, isActive: false });
    fireEvent.click(button('Martin Salter'));
    await waitFor(() => expect(people.update).toHaveBeenCalledWith({ id: 'm', isActive: false }));
    expect(await screen.findByRole('button', { name: 'Let Martin Salter work here again' })).toBeTruthy();
  });
});

describe('the signing key', () => {
  it('is for reviewers', () => {
    showDialog();
    expect(screen.getByText(/Reviewers sign what they approve/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Make signing key' })).toBeNull();
  });

  it('takes a long passphrase, twice, where there is no keychain', async () => {
    await load('m');
    showDialog();
    const create = screen.getByRole('button', { name: 'Make signing key' }) as HTMLButtonElement;
    const type = (name: string, value: string) =>
      fireEvent.change(screen.getByLabelText(name), { target: { value } });
    type('Passphrase', 'short');
    type('Passphrase again', 'short');
    expect(create.disabled).toBe(true);
    type('Passphrase', 'correct horse');
    expect(screen.getByText('The two passphrases differ.')).toBeTruthy();
    type('Passphrase again', 'correct horse');
    const signingKey = {
      publicKey: 'AAAA',
      fingerprint: '0000-1111-2222-3333',
      protection: 'passphrase',
      createdAt: '2026-01-01T00:00:00Z',
    } as const;
    people.createKey.mockResolvedValue({ ...martin, signingKey });
    fireEvent.click(create);
    await waitFor(() => expect(people.createKey).toHaveBeenCalledWith({ passphrase: 'correct horse' }));
    expect(await screen.findByText('0000-1111-2222-3333')).toBeTruthy();
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
  });

  it('asks for no passphrase where a keychain keeps it', async () => {
    await load('m', true);
    showDialog();
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
    people.createKey.mockResolvedValue(martin);
    fireEvent.click(screen.getByRole('button', { name: 'Make signing key' }));
    await waitFor(() => expect(people.createKey).toHaveBeenCalledWith({ passphrase: null }));
  });
});
