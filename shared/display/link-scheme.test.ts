import { describe, expect, it } from 'vitest';
import { isAllowedLink } from './link-scheme';

describe('addresses of links', () => {
  it('are of the web, of mail and of telephones', () => {
    for (const uri of [
      'https://example.com/pay?id=7#now',
      'HTTP://example.com',
      'mailto:help@example.com?subject=Bill%207',
      'tel:+81-3-1234-5678',
      'https://例え.jp/支払い',
    ])
      expect(isAllowedLink(uri), uri).toBe(true);
  });

  it('are never scripts, files, relative or hidden', () => {
    for (const uri of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,<script>',
      'file:///etc/passwd',
      'vbscript:x',
      '//example.com',
      '/pay',
      'https://',
      'https://a.example/\u202egnp.exe',
      'https://a.example/" onclick="x',
      'https://a.example/\nx',
      '',
    ])
      expect(isAllowedLink(uri), uri).toBe(false);
  });
});
