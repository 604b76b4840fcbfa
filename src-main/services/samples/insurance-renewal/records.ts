/** Invented renewal offers of motor policies that end in December 2026 and January 2027. */
import { type JsonObject, present } from '../../../../shared/base';
import { PlainDate } from '../../../../shared/data';
import { japaneseAddress, japaneseCompany, japanesePerson } from '../japanese-people';
import { Random } from '../random';
import { formOfAddress, fullName, westernCompany, westernPerson } from '../western-people';

const COUNT = 500;
const SEED = 20_261_215;
/** Days between the letter and the end of the policy, and from the last day to answer to that end. */
const DAYS_AHEAD = 45;
const DAYS_TO_ANSWER = 14;

type Language = 'en' | 'ja';

interface Customer {
  readonly name: string;
  readonly greeting: string;
}

interface Choices {
  readonly language: Language;
  readonly customer: Customer;
  readonly vehicles: number;
  readonly claims: number;
  readonly rise: number;
  readonly documents: number;
  readonly adjustment: number;
}

/** The first records are the ones people see: one of every kind. */
const FIRST_RECORDS: readonly Partial<Choices>[] = [
  {
    language: 'en',
    customer: { name: 'Ms Kateřina Dvořáková-Wainwright', greeting: 'Ms Dvořáková-Wainwright' },
    vehicles: 3,
    claims: 0,
    rise: 12.4,
    documents: 2,
    adjustment: 0,
  },
  {
    language: 'ja',
    customer: { name: '髙橋　真理子', greeting: '髙橋　真理子' },
    vehicles: 2,
    claims: 0,
    rise: 11.8,
    documents: 2,
    adjustment: -3_200,
  },
  { language: 'en', vehicles: 1, claims: 0, rise: -2.5, documents: 0 },
  {
    language: 'ja',
    customer: { name: '𠮷田　蓮', greeting: '𠮷田　蓮' },
    vehicles: 1,
    claims: 1,
    rise: 18.3,
  },
  { language: 'en', vehicles: 0, documents: 0 },
  { language: 'ja', vehicles: 300, rise: 3.1 },
  {
    language: 'en',
    customer: {
      name: 'Mrs Alexandrina Wilhelmina Georgiana Featherstonehaugh-Cholmondeley-Ravensworth',
      greeting: 'Mrs Featherstonehaugh-Cholmondeley-Ravensworth',
    },
    vehicles: 2,
    rise: 22,
    documents: 3,
    adjustment: -41_870,
  },
];

export function* renewalRecords(): Generator<JsonObject> {
  const random = new Random(SEED);
  for (let index = 0; index < COUNT; index += 1) yield renewal(random, index, FIRST_RECORDS[index] ?? {});
}

function renewal(random: Random, index: number, given: Partial<Choices>): JsonObject {
  const language = given.language ?? (random.chance(0.55) ? 'ja' : 'en');
  const count = given.vehicles ?? vehicleCount(random);
  const vehicles = Array.from({ length: count }, () => vehicle(random, language));
  const claims =
    given.claims ??
    random.weighted([
      [80, 0],
      [15, 1],
      [5, 2],
    ]);
  const ends = present(PlainDate.of(2026, 12, 1)?.addDays(random.integer(0, 61)), 'a day of the calendar');
  return {
    letter: {
      reference: `R${random.digits(3)}-${String(index + 1).padStart(5, '0')}`,
      date: daysFrom(ends, -DAYS_AHEAD),
      replyBy: daysFrom(ends, -DAYS_TO_ANSWER),
    },
    customer: {
      language,
      ...(given.customer ?? customer(random, language, count)),
      ...(random.chance(0.55)
        ? { phone: `0${random.integer(3, 9)}-${random.digits(4)}-${random.digits(4)}` }
        : {}),
      address: language === 'ja' ? { ...japaneseAddress(random) } : englishAddress(random),
    },
    policy: policy(random, ends, claims),
    premium: premium(random, vehicles.length === 0 ? 18_400 : sumOf(vehicles), claims, given),
    vehicles,
    missingDocuments: documents(random, given.documents),
  };
}

const daysFrom = (date: PlainDate, days: number): string => String(present(date.addDays(days), 'in range'));

const vehicleCount = (random: Random): number =>
  random.weighted<() => number>([
    [4, () => 0],
    [62, () => 1],
    [26, () => random.integer(2, 4)],
    [6, () => random.integer(5, 24)],
    [2, () => random.integer(150, 300)],
  ])();

function customer(random: Random, language: Language, vehicles: number): Customer {
  const isCompany = vehicles > 4;
  if (language === 'ja') {
    const { name } = isCompany ? japaneseCompany(random) : japanesePerson(random);
    return { name, greeting: isCompany ? `${name} ご担当者` : name };
  }
  if (isCompany) return { name: westernCompany(random), greeting: 'Sir or Madam' };
  const person = westernPerson(random);
  return { name: fullName(person), greeting: formOfAddress(person) };
}

const ENGLISH_TOWNS = ['Shiomi, Kanagawa', 'Aoba-ku, Tokyo', 'Hamasaki, Chiba', 'Wakatake, Saitama'] as const;
const ENGLISH_QUARTERS = ['Nagicho', 'Mizumoto', 'Irifune', 'Sakurazutsumi', 'Midorigaoka'] as const;

function englishAddress(random: Random): JsonObject {
  const building = random.chance(0.5) ? `Maison de Shiomi ${random.integer(101, 1804)}` : undefined;
  const block = `${random.integer(1, 8)}-${random.integer(1, 40)}-${random.integer(1, 28)} ${random.pick(ENGLISH_QUARTERS)}`;
  return {
    line1: building ?? block,
    ...(building ? { line2: block } : {}),
    region: random.pick(ENGLISH_TOWNS),
    postcode: `${random.digits(3)}-${random.digits(4)}`,
  };
}

/** Discount in per cent by no-claims class, 1 to 20. */
const DISCOUNTS = [0, 0, 2, 7, 14, 19, 30, 40, 43, 45, 47, 48, 49, 50, 51, 52, 53, 54, 55, 63] as const;

function policy(random: Random, ends: PlainDate, claims: number): JsonObject {
  const noClaimsClass = claims > 0 ? random.integer(1, 14) : random.integer(7, 20);
  return {
    number: `MA-${random.digits(4)}-${random.digits(6)}`,
    ends: String(ends),
    renewedUntil: String(present(ends.addMonths(12), 'in range')),
    isAutomatic: random.chance(0.6),
    noClaimsClass,
    noClaimsDiscount: DISCOUNTS[noClaimsClass - 1] ?? 0,
    claims,
  };
}

function premium(random: Random, annual: number, claims: number, given: Partial<Choices>): JsonObject {
  const isFirst = given.rise === undefined && random.chance(0.08);
  const factor = 1 + (given.rise ?? random.integer(-90, claims > 0 ? 320 : 160) / 10) / 100;
  const previous = Math.round(annual / factor / 10) * 10;
  const rise = Math.round(((annual - previous) * 1_000) / previous) / 10;
  const adjustment = given.adjustment ?? (random.chance(0.1) ? -random.integer(20, 900) * 10 : 0);
  return {
    annual,
    ...(isFirst ? {} : { previous, rise, reason: claims > 0 ? 'claims' : random.pick(['repairs', 'area']) }),
    adjustment,
    due: annual + adjustment,
  };
}

interface Vehicle extends JsonObject {
  readonly premium: number;
}

const sumOf = (vehicles: readonly Vehicle[]): number => vehicles.reduce((sum, own) => sum + own.premium, 0);

const MODELS: { readonly [language in Language]: readonly string[] } = {
  en: [
    'Kazeya Runa 1.2',
    'Tessen Orbit EV',
    'Hoshiba Cargo L',
    'Minato Sette Touring Wagon 2.0 Hybrid AWD',
    'Kazeya Kite',
  ],
  ja: [
    'カゼヤ ルナ 1.2',
    'テッセン オービットEV',
    'ホシバ カーゴL',
    'ミナト セッテ ツーリングワゴン 2.0ハイブリッド4WD',
    'カゼヤ カイト',
  ],
};

const PLATE_OFFICES: { readonly [language in Language]: readonly string[] } = {
  en: ['Shiomi', 'Aoba', 'Hamasaki'],
  ja: ['汐見', '青葉', '浜岬'],
};

function vehicle(random: Random, language: Language): Vehicle {
  const kana =
    language === 'ja' ? random.pick(['あ', 'さ', 'の', 'む']) : random.pick(['A', 'Sa', 'No', 'Mu']);
  const office = random.pick(PLATE_OFFICES[language]);
  return {
    model: random.pick(MODELS[language]),
    plate: `${office} ${random.pick(['300', '500', '530'])} ${kana} ${random.digits(2)}-${random.digits(2)}`,
    cover: random.chance(0.7) ? 'full' : 'liability',
    premium: random.skewed(2_900, 16_000) * 10,
  };
}

const DOCUMENTS: readonly JsonObject[] = [
  { name: 'a copy of your driving licence, both sides', nameJa: '運転免許証の写し（両面）' },
  { name: 'the vehicle inspection certificate', nameJa: '自動車検査証の写し' },
  { name: 'the certificate of your last insurer', nameJa: '前契約の保険証券または満期案内の写し' },
];

const documents = (random: Random, count: number | undefined): JsonObject[] =>
  DOCUMENTS.slice(
    0,
    count ??
      random.weighted([
        [80, 0],
        [12, 1],
        [6, 2],
        [2, 3],
      ]),
  );
