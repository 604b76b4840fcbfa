/**
 * Golden cases of channels: e-mail HTML, its message and text, and the text message, compared with files that somebody
 * looked at. Run with `UPDATE_GOLDEN=1` after a wanted change, and read the diff.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openTemplate } from '../../shared/engine';
import { testEngine } from '../support/world';
import { goldenCases } from './cases';
import { bill, caseImages } from './channel-cases';

const engine = testEngine(['Source Sans 3', 'Noto Sans JP'], caseImages);

function expectGolden(name: string, actual: string): void {
  const file = new URL(`golden/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, actual);
  expect(existsSync(file), `${name} is missing; run with UPDATE_GOLDEN=1`).toBe(true);
  expect(actual).toBe(readFileSync(file, 'utf8'));
}

describe('an e-mail', () => {
  const compiled = engine.compile(bill.template);
  const email = engine.email(compiled, bill.record);

  it('is made of a template that opens', () => {
    expect(openTemplate(bill.template).kind).toBe('ok');
    expect(compiled.diagnostics).toEqual([]);
  });

  it('has the HTML and the text that somebody looked at', () => {
    expectGolden('email-bill.html', email.html);
    expectGolden('email-bill.txt', email.text);
    expect(email.diagnostics.map(({ code }) => code)).toEqual(['channel.noPages']);
  });

  it('is a message of alternatives, with its images', () => {
    const from = { name: 'Aonagi Power', address: 'bill@aonagi.example' };
    const to = { name: 'Jana Nováková', address: 'jana@example.com' };
    expectGolden('email-bill.eml', email.message(from, to));
  });

  it('holds what its channel holds and nothing else', () => {
    expect(email.html).toContain('Pay now');
    expect(email.html).not.toContain('slip below');
    expect(email.html).not.toContain('Carried forward');
    expect(email.subject).toBe('Your bill for Jana <Nováková>');
    expect(email.preview).toBe('Due on 2026-12-21');
  });

  it('refuses links of data that lead to scripts', () => {
    const evil = { ...bill.template, nodes: { ...bill.template.nodes } };
    for (const [id, node] of Object.entries(evil.nodes)) {
      if (JSON.stringify(node).includes('pay.example/'))
        evil.nodes[id] = JSON.parse(
          JSON.stringify(node).replace('\\"https://pay.example/\\" + token', 'token'),
        );
    }
    const { html, diagnostics } = engine.email(engine.compile(evil), {
      ...bill.record,
      token: 'javascript:alert(1)',
    });
    expect(html).not.toContain('javascript:');
    expect(html).toContain('Pay now');
    expect(diagnostics.map(({ code }) => code)).toContain('link.refused');
  });
});

describe('a text message', () => {
  it('says what names the channel, and that alone', () => {
    const sms = engine.sms(engine.compile(bill.template), bill.record);
    expectGolden('sms-bill.txt', sms.text);
    expect([sms.encoding, sms.segments.length]).toEqual(['GSM-7', 1]);
  });

  it('says everything where nothing names the channel', () => {
    const greeting = goldenCases.find(({ name }) => name === 'greeting');
    if (!greeting) throw new Error('the case greeting is gone');
    const sms = engine.sms(engine.compile(greeting.template), greeting.record);
    expectGolden('sms-greeting.txt', sms.text);
  });
});

describe('every golden case', () => {
  for (const { name, template, record } of goldenCases) {
    it(`${name} says something or nothing in every channel, and never fails`, () => {
      const compiled = engine.compile(template);
      const first = engine.email(compiled, record);
      expect(engine.email(compiled, record).html).toBe(first.html);
      expect(engine.sms(compiled, record).segments.join('')).toBe(engine.sms(compiled, record).text);
    });
  }
});
