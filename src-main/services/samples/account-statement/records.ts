/** Invented account statements: October to December 2026, every one of which adds up. */
import type { JsonObject } from '../../../../shared/base';
import { daysInMonth } from '../../../../shared/data';
import { Random, rowCount } from '../random';
import {
  formOfAddress,
  fullName,
  westernAddress,
  westernCompany,
  westernPerson,
  westernPhone,
} from '../western-people';

const COUNT = 600;
const SEED = 20_261_001;
const YEAR = 2026;

/** Amounts are pence until they are written: whole numbers add up exactly. */
interface Movement {
  readonly description: string;
  readonly reference?: string;
  /** Negative for money paid out. */
  readonly pence: number;
}

interface AccountSize {
  readonly product: string;
  /** Bounds of the opening balance in pounds. */
  readonly opening: readonly [least: number, most: number];
  /** What every amount is multiplied by. */
  readonly scale: number;
}

const CURRENT: AccountSize = { product: 'Everyday Current Account', opening: [-900, 5_200], scale: 1 };
const PREMIER: AccountSize = { product: 'Premier Current Account', opening: [-2_000, 38_000], scale: 2 };
const BUSINESS: AccountSize = { product: 'Business Account', opening: [-40_000, 2_400_000], scale: 90 };

/** The first records are the ones people see: one of every kind. */
const FIRST_RECORDS: readonly Partial<Choices>[] = [
  { person: { title: 'Ms', given: 'Jana', family: 'Nováková' }, rows: 38, closing: -1284.9, size: CURRENT },
  { person: { title: 'Mr', given: 'Patrick', family: "O'Brien" }, rows: 12, size: CURRENT },
  { person: { title: 'Mr', given: 'Łukasz', family: 'Szczepański' }, rows: 0, size: CURRENT },
  { company: 'Dovetail Logistics Ltd', rows: 300, size: BUSINESS },
  { rows: 1, closing: 0, size: CURRENT },
  {
    person: {
      title: 'Mrs',
      given: 'Alexandrina Wilhelmina Georgiana',
      family: 'Featherstonehaugh-Cholmondeley-Ravensworth',
    },
    rows: 61,
    size: PREMIER,
  },
  { rows: 7, closing: -43.2, status: 'closed', size: CURRENT },
  { rows: 180, size: BUSINESS },
];

interface Choices {
  readonly person: { readonly title: string; readonly given: string; readonly family: string };
  readonly company: string;
  readonly rows: number;
  /** Closing balance in pounds. */
  readonly closing: number;
  readonly status: 'active' | 'dormant' | 'closed';
  readonly size: AccountSize;
}

export function* statementRecords(): Generator<JsonObject> {
  const random = new Random(SEED);
  for (let index = 0; index < COUNT; index += 1) yield statement(random, index, FIRST_RECORDS[index] ?? {});
}

function statement(random: Random, index: number, given: Partial<Choices>): JsonObject {
  const size =
    given.size ??
    random.weighted([
      [76, CURRENT],
      [14, PREMIER],
      [10, BUSINESS],
    ]);
  const month = index === 0 ? 12 : random.integer(10, 12);
  const days = daysInMonth(YEAR, month);
  const movements = movementsOf(random, given.rows ?? rowCount(random), size);
  const total = movements.reduce((sum, { pence }) => sum + pence, 0);
  const [least, most] = size.opening;
  const opening =
    given.closing === undefined
      ? Math.round(random.integer(least, most) * 100 + random.integer(0, 99))
      : Math.round(given.closing * 100) - total;
  const status =
    given.status ??
    random.weighted([
      [95, 'active'],
      [3, 'dormant'],
      [2, 'closed'],
    ]);
  const limit = random.pick([0, 0, 500, 1_000, 2_500]) * (size === BUSINESS ? 20 : 1);
  return {
    account: {
      number: random.digits(8),
      sortCode: `04-00-${random.digits(2)}`,
      product: size.product,
      status,
      opening: opening / 100,
      closing: (opening + total) / 100,
      paidIn: sumOf(movements, (pence) => pence > 0) / 100,
      paidOut: -sumOf(movements, (pence) => pence < 0) / 100 + 0,
      ...(limit > 0 ? { overdraftLimit: limit } : {}),
    },
    period: { from: isoDate(YEAR, month, 1), to: isoDate(YEAR, month, days) },
    statement: {
      number: random.integer(3, 214),
      issued: month === 12 ? '2027-01-02' : isoDate(YEAR, month + 1, 2),
      payBy: month === 12 ? '2027-01-15' : isoDate(YEAR, month + 1, 15),
      overdraftCharge: size === BUSINESS ? 75 : 30,
    },
    customer: customer(random, size, given),
    transactions: rowsOf(random, movements, opening, month, days),
  };
}

function customer(random: Random, size: AccountSize, given: Partial<Choices>): JsonObject {
  const address = westernAddress(random);
  const phone = westernPhone(random);
  const rest = { ...(phone ? { phone } : {}), address };
  if (!given.person && size === BUSINESS)
    return { name: given.company ?? westernCompany(random), greeting: 'Sir or Madam', ...rest };
  const person = given.person ?? westernPerson(random);
  return { name: fullName(person), greeting: formOfAddress(person), ...rest };
}

const sumOf = (movements: readonly Movement[], counts: (pence: number) => boolean): number =>
  movements.reduce((sum, { pence }) => (counts(pence) ? sum + pence : sum), 0);

/** Movements with the days they fell on and the balance that each left. */
function rowsOf(
  random: Random,
  movements: readonly Movement[],
  opening: number,
  month: number,
  days: number,
): JsonObject[] {
  const dayNumbers = movements.map(() => random.integer(1, days)).sort((a, b) => a - b);
  let balance = opening;
  return movements.map(({ description, reference, pence }, index) => {
    balance += pence;
    return {
      date: isoDate(YEAR, month, dayNumbers[index] ?? 1),
      description,
      ...(reference ? { reference } : {}),
      ...(pence > 0 ? { paidIn: pence / 100 } : { paidOut: -pence / 100 + 0 }),
      balance: balance / 100,
    };
  });
}

const SHOPS = [
  'Fenwick Grocers',
  'Harbour Bakery',
  'Meadow & Finch',
  'Northline Rail',
  'Kettle and Crane',
  'Tallow Books',
  'The Copper Kettle',
  'Wending Pharmacy',
  'Lantern Cinema',
  'Greenleaf Fuel',
  'Café Zoë',
  'Marrowdale Market',
] as const;

const PAYEES = [
  'Marrowdale Council',
  'Skel Water',
  'Brightwell Energy',
  'Orchard Insurance',
  'Telvia',
] as const;

const KINDS: readonly (readonly [number, (random: Random, scale: number) => Movement])[] = [
  [46, (random, scale) => out(`Card payment · ${random.pick(SHOPS)}`, random.skewed(180, 9_400) * scale)],
  [12, (random, scale) => out('Cash withdrawal', random.integer(1, 20) * 1_000 * scale)],
  [
    16,
    (random, scale) => ({
      ...out(`Direct debit · ${random.pick(PAYEES)}`, random.integer(900, 14_000) * scale),
      reference: `${random.pick(['YZ', 'QR', 'DD', 'MK'])} ${random.digits(8)}`,
    }),
  ],
  [6, (random, scale) => out('Standing order · Rent', random.integer(42_000, 90_000) * scale)],
  [
    14,
    (random, scale) => ({
      description: 'Payment received',
      reference: scale <= 2 && random.chance(0.6) ? 'Salary' : `Invoice ${random.digits(6)}`,
      pence: random.integer(30_000, 240_000) * scale,
    }),
  ],
  [3, (random, scale) => ({ description: 'Interest', pence: random.skewed(1, 2_400) * scale })],
  [1, () => out('Card check, no amount taken', 0)],
  [
    2,
    (random, scale) => ({
      ...out(
        'International transfer to Zakład Usług Elektrycznych Brzęczyszczykiewicz i Wspólnicy, Łódź',
        random.integer(10_000, 180_000) * scale,
      ),
      reference: `INV/2026/${random.digits(5)}`,
    }),
  ],
];

const out = (description: string, pence: number): Movement => ({ description, pence: -pence });

const movementsOf = (random: Random, count: number, { scale }: AccountSize): Movement[] =>
  Array.from({ length: count }, () => random.weighted(KINDS)(random, scale));

const isoDate = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
