import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/base';
import { accountStatement } from './account-statement';
import { electricityBill } from './electricity-bill';
import { insuranceRenewal } from './insurance-renewal';

const cents = (value: unknown): number => Math.round(Number(value ?? 0) * 100);
const rows = (value: unknown): readonly JsonObject[] => value as readonly JsonObject[];
const part = (record: JsonObject, key: string): JsonObject => record[key] as JsonObject;

describe('account statements', () => {
  const records = [...accountStatement.build().records];

  it('add up: opening balance and movements give every balance and the closing one', () => {
    for (const record of records) {
      const account = part(record, 'account');
      let balance = cents(account.opening);
      let paidIn = 0;
      let paidOut = 0;
      const balances = rows(record.transactions).map((row) => {
        paidIn += cents(row.paidIn);
        paidOut += cents(row.paidOut);
        balance += cents(row.paidIn) - cents(row.paidOut);
        return balance;
      });
      expect(rows(record.transactions).map((row) => cents(row.balance))).toEqual(balances);
      expect(cents(account.closing)).toBe(balance);
      expect(cents(account.paidIn)).toBe(paidIn);
      expect(cents(account.paidOut)).toBe(paidOut);
    }
  });

  it('stay in their period, in order', () => {
    for (const record of records) {
      const { from, to } = part(record, 'period');
      const dates = [String(from), ...rows(record.transactions).map((row) => String(row.date)), String(to)];
      expect(dates).toEqual([...dates].sort());
    }
  });

  it('hold what forms trip over', () => {
    const text = JSON.stringify(records);
    for (const name of ['Nováková', 'Łukasz', "O'", '\u0301', '\u0302\u0303', '-'])
      expect(text).toContain(name);
    const closings = records.map((record) => Number(part(record, 'account').closing));
    expect(Math.min(...closings)).toBeLessThan(-1_000);
    expect(Math.max(...closings)).toBeGreaterThan(1_000_000);
    expect(closings).toContain(0);
    const addresses = records.map((record) => part(part(record, 'customer'), 'address'));
    expect(addresses.some((address) => 'line2' in address)).toBe(true);
    expect(addresses.some((address) => !('line2' in address))).toBe(true);
  });
});

describe('electricity bills', () => {
  const records = [...electricityBill.build().records];

  it('add up per tax rate, the tax rounded once for each', () => {
    for (const record of records) {
      const totals = part(record, 'totals');
      const sums = { standard: 0, reduced: 0 };
      const running = rows(record.lines).map((line) => {
        sums[line.isReduced ? 'reduced' : 'standard'] += Number(line.amount);
        return sums.standard + sums.reduced;
      });
      expect(rows(record.lines).map((line) => line.running)).toEqual(running);
      expect(totals).toEqual({
        standard: sums.standard,
        standardTax: Math.trunc((sums.standard * 10) / 110) + 0,
        reduced: sums.reduced,
        reducedTax: Math.trunc((sums.reduced * 8) / 108) + 0,
        total: sums.standard + sums.reduced,
      });
    }
  });

  it('hold both rates, refunds, free months and characters that are easily lost', () => {
    const totals = records.map((record) => part(record, 'totals'));
    expect(totals.some(({ reduced }) => Number(reduced) > 0)).toBe(true);
    expect(totals.some(({ total }) => Number(total) < 0)).toBe(true);
    expect(totals.some(({ total }) => total === 0)).toBe(true);
    const names = records.map((record) => String(part(record, 'customer').name)).join();
    for (const character of ['髙', '﨑', '𠮷', '邉', '邊', '\u{E0100}', '\u{E0101}', 'Łukasz'])
      expect(names).toContain(character);
    const usages = records.map((record) => part(record, 'usage'));
    expect(usages.some((usage) => !('previousYear' in usage))).toBe(true);
  });
});

describe('insurance renewals', () => {
  const records = [...insuranceRenewal.build().records];

  it('add up, and state the rise that the premiums show', () => {
    for (const record of records) {
      const premium = part(record, 'premium');
      const vehicles = rows(record.vehicles);
      if (vehicles.length > 0)
        expect(premium.annual).toBe(vehicles.reduce((sum, own) => sum + Number(own.premium), 0));
      expect(premium.due).toBe(Number(premium.annual) + Number(premium.adjustment));
      if (premium.previous === undefined) continue;
      const rise = (Number(premium.annual) / Number(premium.previous) - 1) * 100;
      expect(Math.abs(Number(premium.rise) - rise)).toBeLessThan(0.051);
    }
  });

  it('are written in both languages', () => {
    const languages = records.map((record) => part(record, 'customer').language);
    for (const language of ['en', 'ja'])
      expect(languages.filter((own) => own === language).length).toBeGreaterThan(150);
  });
});
