import { describe, expect, it, onTestFinished } from 'vitest';
import { generateKeyPair } from '../../signing';
import { temporaryDir } from '../composer.test-support';
import { ComposerStore } from '../store';
import { AccessTokens, Approvers } from '.';

function openStore(clock = () => new Date('2026-01-31T09:00:00Z')): ComposerStore {
  const store = new ComposerStore({ folder: temporaryDir(), isServer: true, clock });
  onTestFinished(() => store.close());
  return store;
}

describe('access tokens', () => {
  it('are seen once and known by what they may do', () => {
    const store = openStore();
    const tokens = new AccessTokens(store);
    const token = tokens.create('billing', ['compose', 'history']);
    expect(token).toMatch(/^fumi_[\w-]{43}$/);
    expect(tokens.callerOf(token)).toEqual({ name: 'billing', scopes: ['compose', 'history'] });
    const kept = JSON.stringify(store.database.prepare('SELECT * FROM access_token').all());
    expect(kept).not.toContain(token.slice(5));
    expect(JSON.stringify(tokens.list())).not.toContain(token.slice(5));
  });

  it('are no longer known once they are revoked, and their names stay taken', () => {
    const tokens = new AccessTokens(openStore());
    const token = tokens.create('billing', ['compose']);
    tokens.revoke('billing');
    expect(tokens.callerOf(token)).toBeNull();
    expect(tokens.list()).toMatchObject([{ name: 'billing', revokedAt: '2026-01-31T09:00:00.000Z' }]);
    expect(() => tokens.create('billing', ['compose'])).toThrow(
      expect.objectContaining({ code: 'composer.exists' }),
    );
    expect(() => tokens.revoke('nobody')).toThrow(expect.objectContaining({ code: 'composer.notFound' }));
  });

  it('are nobody’s where a sign differs', () => {
    const tokens = new AccessTokens(openStore());
    const token = tokens.create('billing');
    for (const wrong of ['', 'fumi_', token.slice(0, -1), `${token}x`, token.toUpperCase()]) {
      expect(tokens.callerOf(wrong)).toBeNull();
    }
  });

  it('note their last use, though not at every call', () => {
    let now = Date.parse('2026-01-31T09:00:00Z');
    const tokens = new AccessTokens(openStore(() => new Date(now)));
    const token = tokens.create('billing');
    expect(tokens.list()[0]?.lastUsedAt).toBeNull();
    tokens.callerOf(token);
    now += 30_000;
    tokens.callerOf(token);
    expect(tokens.list()[0]?.lastUsedAt).toBe('2026-01-31T09:00:00.000Z');
    now += 31_000;
    tokens.callerOf(token);
    expect(tokens.list()[0]?.lastUsedAt).toBe('2026-01-31T09:01:01.000Z');
  });
});

describe('approvers', () => {
  it('are trusted by their key until they are removed', () => {
    const approvers = new Approvers(openStore());
    const { publicKey } = generateKeyPair();
    expect(approvers.isTrusted(publicKey)).toBe(false);
    const fingerprint = approvers.add('Mei', publicKey);
    expect(approvers.isTrusted(publicKey)).toBe(true);
    expect(approvers.add('Mei Tanaka', publicKey)).toBe(fingerprint);
    expect(approvers.list()).toMatchObject([{ name: 'Mei Tanaka', publicKey, fingerprint }]);
    approvers.remove(fingerprint);
    expect(approvers.isTrusted(publicKey)).toBe(false);
    expect(() => approvers.remove(fingerprint)).toThrow(
      expect.objectContaining({ code: 'composer.notFound' }),
    );
  });

  it('need a key', () => {
    const approvers = new Approvers(openStore());
    for (const key of ['', 'AAAA', 'not a key', Buffer.alloc(33).toString('base64')]) {
      expect(() => approvers.add('Mei', key)).toThrow(expect.objectContaining({ code: 'composer.badInput' }));
    }
  });
});
