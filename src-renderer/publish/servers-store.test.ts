import { describe, expect, it, vi } from 'vitest';
import type { ServerProfile } from '../../shared/contract';
import { createServersStore, type ServersApi } from './servers-store';

const server = (id: string): ServerProfile => ({ id, name: id, url: `http://${id}`, token: 'session' });

function host(ids: readonly string[]) {
  let known = ids.map(server);
  return {
    servers: vi.fn(async () => known),
    saveServer: vi.fn(async ({ id }: { id: string | null }) => {
      const saved = server(id ?? 'new');
      known = [...known.filter((other) => other.id !== saved.id), saved];
      return saved;
    }),
    removeServer: vi.fn(async ({ id }: { id: string }) => {
      known = known.filter((other) => other.id !== id);
    }),
  };
}

const storeOf = (calls: ReturnType<typeof host>) => createServersStore(calls as unknown as ServersApi);

describe('servers store', () => {
  it('selects the first server, and keeps the selected one', async () => {
    const servers = storeOf(host(['a', 'b']));
    await servers.load();
    expect(servers.store.getState().selectedId).toBe('a');
    servers.select('b');
    await servers.load();
    expect(servers.store.getState().selectedId).toBe('b');
  });

  it('selects what was saved and goes on when it was removed', async () => {
    const servers = storeOf(host(['a']));
    await servers.load();
    expect(await servers.save({ id: null, name: 'new', url: 'http://new', token: 'secret' })).toBeNull();
    expect(servers.store.getState().selectedId).toBe('new');
    expect(JSON.stringify(servers.store.getState())).not.toContain('secret');
    await servers.remove('new');
    expect(servers.store.getState()).toMatchObject({ selectedId: 'a', servers: [{ id: 'a' }] });
    await servers.remove('a');
    expect(servers.store.getState()).toMatchObject({ selectedId: null, servers: [] });
  });

  it('words why a server was refused and keeps what is there', async () => {
    const calls = host(['a']);
    const servers = storeOf(calls);
    await servers.load();
    calls.saveServer.mockRejectedValueOnce(new Error('no address'));
    expect(await servers.save({ id: null, name: 'x', url: 'x' })).toContain('no address');
    expect(servers.store.getState().servers).toHaveLength(1);
  });
});
