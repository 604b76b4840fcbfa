import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handOver, OpenQueue, packagesIn } from './open-files';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fumi-open-'));
  await writeFile(path.join(folder, '請求書.fumi'), 'package bytes');
  await writeFile(path.join(folder, 'data.csv'), 'a;b');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function studio(response = () => Response.json({ token: 't1' })) {
  const requests: Request[] = [];
  const requestOpen = vi.fn();
  const handleHttp = async (request: Request) => {
    requests.push(request);
    return response();
  };
  return { requests, requestOpen, handleHttp };
}

describe('packages among the arguments', () => {
  it('are resolved against the folder of the start', () => {
    expect(packagesIn(['--flag', 'a.fumi', '/srv/B.FUMI', '--x=c.fumi', 'notes.txt'], '/home/me')).toEqual([
      path.resolve('/home/me', 'a.fumi'),
      path.resolve('/srv/B.FUMI'),
    ]);
  });
});

describe('handing a file over', () => {
  it('uploads it and asks the interface to open the token', async () => {
    const target = studio();
    expect(await handOver(path.join(folder, '請求書.fumi'), target, 'en')).toBeUndefined();
    const [request] = target.requests;
    expect(request?.method).toBe('POST');
    const url = new URL(request?.url ?? '');
    expect([url.protocol, url.pathname, url.searchParams.get('name')]).toEqual([
      'app:',
      '/api/upload',
      '請求書.fumi',
    ]);
    expect(await request?.text()).toBe('package bytes');
    expect(target.requestOpen).toHaveBeenCalledWith({ token: 't1', name: '請求書.fumi' });
  });

  it.each([
    ['data.csv', 'only Fumi template packages'],
    ['gone.fumi', 'cannot be read'],
  ])('explains why %s is not opened and uploads nothing', async (name, reason) => {
    const target = studio();
    const problem = await handOver(path.join(folder, name), target, 'en');
    expect(problem).toContain(name);
    expect(problem).toContain(reason);
    expect(problem).not.toContain(folder);
    expect(target.requests).toEqual([]);
    expect(target.requestOpen).not.toHaveBeenCalled();
  });

  it.each([
    ['a refusal', () => new Response(null, { status: 507 }), '507'],
    ['an answer without a token', () => Response.json({}), '200'],
  ])('explains %s of the services', async (_what, response, status) => {
    const target = studio(response);
    expect(await handOver(path.join(folder, '請求書.fumi'), target, 'ja')).toContain(status);
    expect(target.requestOpen).not.toHaveBeenCalled();
  });
});

describe('the queue of files', () => {
  it('keeps files until somebody takes them, in order, once', () => {
    const queue = new OpenQueue();
    queue.add('a');
    queue.add('b');
    const taken: string[] = [];
    queue.deliverTo((file) => taken.push(file));
    queue.add('c');
    expect(taken).toEqual(['a', 'b', 'c']);
  });
});
