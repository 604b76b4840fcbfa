import { afterEach, describe, expect, it } from 'vitest';
import { setLocale } from '../i18n';
import { checkReason } from './check-reason';
import { serverStatus, version } from './publish.test-support';

const failing = (check: Parameters<typeof checkReason>[0]['check'], reason = 'as the server says.') => ({
  check,
  isOk: false,
  reason,
});

afterEach(() => setLocale('en'));

describe('why a check fails', () => {
  it('is said in the language of the interface where the studio knows it', () => {
    const status = serverStatus({ engine: '9.9.9' });
    expect(checkReason(failing('trusted'), version(2), status)?.text).toMatch(/key of Rin/);
    expect(checkReason(failing('engine'), version(2), status)?.text).toMatch(/9\.9\.9/);
    expect(checkReason(failing('version'), version(2), status)?.text).toMatch(/number 2/);
    setLocale('ja');
    expect(checkReason(failing('trusted'), version(2), status)).toEqual({
      text: '承認した Rin の鍵は、このサーバーに登録されていません。',
      isServers: false,
    });
  });

  it('is left in the server’s words where only the server knows', () => {
    for (const check of ['intact', 'approved', 'fonts'] as const) {
      expect(checkReason(failing(check), version(2), null)).toEqual({
        text: 'as the server says.',
        isServers: true,
      });
    }
  });

  it('is not guessed from facts that say otherwise', () => {
    expect(checkReason(failing('engine'), version(2), serverStatus())?.isServers).toBe(true);
    expect(checkReason(failing('trusted'), version(2, 'open'), null)?.isServers).toBe(true);
    expect(checkReason(failing('fonts', ''), version(2), null)).toBeNull();
    expect(checkReason({ check: 'fonts', isOk: true, reason: '' }, version(2), null)).toBeNull();
  });
});
