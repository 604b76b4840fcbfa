import { describe, expect, it, vi } from 'vitest';
import { activations, published, serverStatus, serverTemplate, version } from './publish.test-support';
import { createPublishStore, type PublishApi } from './publish-store';

function host(versions = [version(2, 'open'), version(1)]) {
  return {
    versions: {
      list: vi.fn().mockResolvedValue({ versions, draft: { edits: 0, changedBy: [] } }),
    },
    publishing: {
      status: vi.fn().mockResolvedValue(serverStatus()),
      dryRun: vi.fn(),
      publish: vi.fn().mockResolvedValue(published(1)),
      activate: vi.fn(),
      rollBack: vi.fn(),
    },
  };
}

async function opened(calls = host()) {
  const publishing = createPublishStore(calls as unknown as PublishApi);
  await publishing.open('t1');
  await publishing.connect('s1');
  return { publishing, calls, state: () => publishing.store.getState() };
}

describe('publish store', () => {
  it('looks at the newest approved version first, else at the newest', async () => {
    expect((await opened()).state().selected).toBe(1);
    expect((await opened(host([version(2, 'open'), version(1, null)]))).state().selected).toBe(2);
    expect((await opened(host([]))).state().selected).toBeNull();
  });

  it('asks the server anew after publishing', async () => {
    const { publishing, calls, state } = await opened();
    calls.publishing.status.mockResolvedValue(
      serverStatus({ template: serverTemplate({ versions: [published(1)] }) }),
    );
    await publishing.publish(1);
    expect(calls.publishing.publish).toHaveBeenCalledWith({ serverId: 's1', templateId: 't1', version: 1 });
    expect(state().status).toMatchObject({ status: { template: { versions: [{ version: 1 }] } } });
    expect(state().busy).toBeNull();
  });

  it('shows what the server says after activating', async () => {
    const { publishing, calls, state } = await opened();
    calls.publishing.activate.mockResolvedValue(
      serverTemplate({ active: { test: null, production: 1 }, activations: activations(1) }),
    );
    await publishing.activate(1, 'production');
    expect(state().status).toMatchObject({ status: { template: { active: { production: 1 } } } });
  });

  it('words a failure and asks the server what arrived', async () => {
    const { publishing, calls, state } = await opened();
    calls.publishing.publish.mockRejectedValueOnce(new Error('broke off'));
    await publishing.publish(1);
    expect(state().problem).toContain('broke off');
    await vi.waitFor(() => expect(calls.publishing.status).toHaveBeenCalledTimes(2));
    expect(state().busy).toBeNull();
  });

  it('does one thing at a time', async () => {
    const { publishing, calls } = await opened();
    const first = publishing.publish(1);
    await publishing.rollBack('test');
    await first;
    expect(calls.publishing.rollBack).not.toHaveBeenCalled();
  });

  it('drops what an earlier server says late', async () => {
    const { publishing, calls, state } = await opened();
    let answer: (status: unknown) => void = () => {};
    calls.publishing.status.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const late = publishing.connect('slow');
    await publishing.connect('s1');
    answer(serverStatus({ name: 'slow' }));
    await late;
    expect(state().status).toMatchObject({ status: { name: 'composer-1' } });
  });

  it('drops a dry run of another version', async () => {
    const { publishing, calls, state } = await opened();
    calls.publishing.dryRun.mockResolvedValue({ isOk: true });
    await publishing.dryRun(1);
    expect(state().dryRun).toEqual({ isOk: true });
    const late = publishing.dryRun(1);
    publishing.select(2);
    await late;
    expect(state().dryRun).toBeNull();
  });

  it('says why a server does not answer', async () => {
    const calls = host();
    calls.publishing.status.mockRejectedValue(new Error('nothing listens there'));
    const { state } = await opened(calls);
    expect(state().status).toMatchObject({ kind: 'failed' });
  });

  it('forgets the versions of another template, not the server', async () => {
    const { publishing, calls, state } = await opened();
    calls.versions.list.mockResolvedValueOnce({ versions: [], draft: { edits: 0, changedBy: [] } });
    await publishing.open('t2');
    expect(state()).toMatchObject({ templateId: 't2', serverId: 's1', versions: [], selected: null });
    expect(calls.publishing.status).toHaveBeenLastCalledWith({ serverId: 's1', templateId: 't2' });
  });
});
