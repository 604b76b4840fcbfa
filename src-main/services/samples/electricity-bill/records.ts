/**
 * Invented electricity bills of October to December 2026. Lines are whole yen with tax; the tax of each rate is taken
 * out of its total once, fractions of a yen dropped, as a qualified invoice wants it (適格請求書, one rounding per
 * rate and invoice).
 */
import type { JsonObject } from '../../../../shared/base';
import { daysInMonth } from '../../../../shared/data';
import { type JapaneseCustomer, japaneseAddress, japaneseCompany, japanesePerson } from '../japanese-people';
import { Random } from '../random';

const COUNT = 500;
const SEED = 20_261_101;
const YEAR = 2026;

interface Line {
  readonly site?: string;
  readonly item: string;
  readonly quantity?: number;
  readonly unit?: string;
  readonly price?: number;
  readonly amount: number;
  readonly isReduced: boolean;
}

interface Choices {
  readonly customer: JapaneseCustomer;
  readonly kind: 'home' | 'unused' | 'closed' | 'company';
  readonly sites: number;
  readonly address2: string;
}

/** The first records are the ones people see: one of every kind. */
const FIRST_RECORDS: readonly Partial<Choices>[] = [
  {
    customer: { name: '𠮷田　陽子', honorific: '様' },
    kind: 'home',
    address2: 'メゾン・ド・シオミ 1204号室',
  },
  { customer: { name: '髙﨑精機株式会社', honorific: '御中' }, kind: 'company', sites: 6 },
  { customer: { name: '渡邊　健一', honorific: '様' }, kind: 'unused' },
  { kind: 'company', sites: 60, customer: { name: '医療法人社団青葉会', honorific: '御中' } },
  { customer: { name: '葛\u{E0100}城　千鶴', honorific: '様' }, kind: 'closed' },
  {
    customer: {
      name: '一般社団法人全国地域包括支援活動推進連絡協議会中央本部附属災害時要援護者避難支援研究センター神奈川県西部地域広域連携推進事務局',
      honorific: '御中',
    },
    kind: 'company',
    sites: 2,
    address2: '青葉台グランドレジデンス・イーストタワー 3817号室',
  },
  { customer: { name: 'Jana Nováková', honorific: '様' }, kind: 'home' },
];

export function* billRecords(): Generator<JsonObject> {
  const random = new Random(SEED);
  for (let index = 0; index < COUNT; index += 1) yield bill(random, index, FIRST_RECORDS[index] ?? {});
}

function bill(random: Random, index: number, given: Partial<Choices>): JsonObject {
  const kind =
    given.kind ??
    random.weighted<Choices['kind']>([
      [84, 'home'],
      [4, 'unused'],
      [2, 'closed'],
      [10, 'company'],
    ]);
  const customer = given.customer ?? (kind === 'company' ? japaneseCompany(random) : japanesePerson(random));
  const month = index === 0 ? 11 : random.integer(10, 12);
  const { kwh, capacity, lines } = chargesOf(random, kind, given.sites);
  const address = japaneseAddress(random);
  const address2 = given.address2 ?? address.line2;
  return {
    invoice: {
      number: `${YEAR}${month}-${String(index + 1).padStart(6, '0')}`,
      issued: isoDate(YEAR, month, daysInMonth(YEAR, month) - 2),
      month: isoDate(YEAR, month, 1),
      from: isoDate(YEAR, month - 1, 25),
      to: isoDate(YEAR, month, 24),
      days: daysInMonth(YEAR, month - 1),
      due: month === 12 ? '2027-01-20' : isoDate(YEAR, month + 1, 21),
      method: random.weighted([
        [6, '口座振替'],
        [3, 'クレジットカード払い'],
        [2, '払込票によるお支払い'],
      ]),
    },
    customer: {
      number: `${random.digits(4)}-${random.digits(5)}-${random.digits(2)}`,
      ...customer,
      postcode: address.postcode,
      address1: address.line1,
      ...(address2 ? { address2 } : {}),
      ...(random.chance(0.5)
        ? { phone: `0${random.integer(3, 9)}-${random.digits(4)}-${random.digits(4)}` }
        : {}),
    },
    supply: {
      point: `03 ${random.digits(4)} ${random.digits(4)} ${random.digits(4)} ${random.digits(4)} ${random.digits(4)}`,
      plan: kind === 'company' ? '業務用電力プラン' : '従量電灯プランB',
      capacity,
    },
    usage: {
      kwh,
      ...(random.chance(0.9) ? { previousMonth: nearly(random, kwh) } : {}),
      ...(random.chance(0.82) ? { previousYear: random.chance(0.03) ? kwh : nearly(random, kwh) } : {}),
    },
    ...settled(lines),
  };
}

const nearly = (random: Random, kwh: number): number => Math.round(kwh * (0.72 + random.next() * 0.55));

/** Lines with the sum so far, and the totals per tax rate. */
function settled(lines: readonly Line[]): JsonObject {
  let running = 0;
  const rows = lines.map((line) => {
    running += line.amount;
    return { ...line, running };
  });
  const totalOf = (isReduced: boolean) =>
    lines.reduce((sum, line) => (line.isReduced === isReduced ? sum + line.amount : sum), 0);
  const standard = totalOf(false);
  const reduced = totalOf(true);
  return {
    lines: rows,
    totals: {
      standard,
      standardTax: taxWithin(standard, 10),
      reduced,
      reducedTax: taxWithin(reduced, 8),
      total: standard + reduced,
    },
  };
}

/** The tax that an amount contains, fractions dropped. */
const taxWithin = (amount: number, percent: number): number =>
  Math.trunc((amount * percent) / (100 + percent)) + 0;

/** What a customer used and is charged for. */
interface Charges {
  readonly kwh: number;
  readonly capacity: string;
  readonly lines: readonly Line[];
}

function chargesOf(random: Random, kind: Choices['kind'], sites: number | undefined): Charges {
  const amperes = random.pick([30, 40, 50, 60]);
  const capacity = `${amperes} A`;
  switch (kind) {
    case 'unused':
      return { kwh: 0, capacity, lines: [] };
    case 'closed': {
      const kwh = random.integer(10, 60);
      const refund = flat('ご解約に伴う前払金のお返し', -random.integer(9, 60) * 1_000);
      return { kwh, capacity, lines: [...usageLines(random, kwh, amperes), refund] };
    }
    case 'company':
      return companyCharges(
        random,
        sites ??
          random.weighted([
            [8, 2],
            [6, 5],
            [3, 14],
            [1, 48],
          ]),
      );
    case 'home': {
      const kwh = random.chance(0.04) ? random.integer(0, 3) : random.skewed(80, 960);
      return { kwh, capacity, lines: [...usageLines(random, kwh, amperes), ...extras(random)] };
    }
  }
}

/** Steps of the energy charge: kWh up to, and yen for each. */
const STEPS = [
  { name: '第1段階料金', upTo: 120, price: 29.8 },
  { name: '第2段階料金', upTo: 300, price: 36.4 },
  { name: '第3段階料金', upTo: Number.POSITIVE_INFINITY, price: 40.49 },
] as const;
const RENEWABLES_PRICE = 3.98;

/** Yen for every 10 A of capacity. */
const BASE_PRICE = 311.75;

function usageLines(random: Random, kwh: number, amperes: number): Line[] {
  const lines = [counted(`基本料金（${amperes} A）`, 1, '契約', (BASE_PRICE * amperes) / 10)];
  let below = 0;
  for (const { name, upTo, price } of STEPS) {
    const quantity = Math.max(0, Math.min(kwh, upTo) - below);
    if (quantity > 0) lines.push(counted(`電力量料金 ${name}`, quantity, 'kWh', price));
    below = upTo;
  }
  if (kwh > 0) {
    const fuelPrice = random.pick([-4.21, -2.65, -1.08, 0.37, 1.94]);
    lines.push(counted('燃料費調整額', kwh, 'kWh', fuelPrice));
    lines.push(counted('再生可能エネルギー発電促進賦課金', kwh, 'kWh', RENEWABLES_PRICE));
  }
  return lines;
}

/** A line whose amount is price times quantity, fractions of a yen dropped. */
const counted = (item: string, quantity: number, unit: string, price: number): Line => ({
  item,
  quantity,
  unit,
  price,
  amount: Math.trunc((quantity * Math.round(price * 100)) / 100) + 0,
  isReduced: false,
});

const flat = (item: string, amount: number, isReduced = false): Line => ({ item, amount, isReduced });

function extras(random: Random): Line[] {
  const lines: Line[] = [];
  if (random.chance(0.35)) lines.push(flat('口座振替割引', -55));
  if (random.chance(0.2)) lines.push(flat('電気・ガスセット割引', -random.integer(1, 6) * 110));
  if (random.chance(0.1)) lines.push(flat('契約機器保守サービス', 660));
  if (random.chance(0.05)) lines.push(flat('書面発行手数料（無料期間中）', 0));
  if (random.chance(0.22)) {
    const bottles = random.integer(1, 6);
    lines.push({
      item: '青凪の天然水（12L）定期便 ※',
      quantity: bottles,
      unit: '本',
      price: 1_490,
      amount: bottles * 1_490,
      isReduced: true,
    });
  }
  return lines;
}

const SITE_KINDS = ['本社', '営業所', '倉庫', '工場棟', '配送センター', '研修施設'] as const;

function companyCharges(random: Random, sites: number): Charges {
  const lines: Line[] = [];
  let total = 0;
  let kilowatts = 0;
  for (let number = 1; number <= sites; number += 1) {
    const site = number === 1 ? '本社' : `第${number}${random.pick(SITE_KINDS.slice(1))}`;
    const kwh = random.skewed(400, random.chance(0.1) ? 900_000 : 24_000);
    total += kwh;
    const capacity = random.integer(6, 90) * 5;
    kilowatts += capacity;
    const price = 22.5 + random.integer(0, 40) / 10;
    lines.push(
      { site, ...counted('基本料金', capacity, 'kW', 1_890.3) },
      { site, ...counted('電力量料金', kwh, 'kWh', price) },
      { site, ...counted('燃料費調整額', kwh, 'kWh', -2.65) },
      { site, ...counted('再エネ発電促進賦課金', kwh, 'kWh', RENEWABLES_PRICE) },
    );
    if (random.chance(0.25)) lines.push({ site, ...flat('力率割引', -random.integer(100, 9_000)) });
  }
  if (random.chance(0.4)) lines.push(...waterFor(random));
  return { kwh: total, capacity: `${kilowatts} kW`, lines };
}

const waterFor = (random: Random): Line[] => {
  const bottles = random.integer(10, 120);
  return [
    {
      item: '災害備蓄用 飲料水（2L×6本）※',
      quantity: bottles,
      unit: '箱',
      price: 918,
      amount: bottles * 918,
      isReduced: true,
    },
  ];
};

const isoDate = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
