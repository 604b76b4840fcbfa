/** Invented people with Latin names and British addresses. Towns and streets do not exist. */
import type { JsonObject } from '../../../shared/base';
import type { Random } from './random';

export interface WesternPerson {
  readonly title: string;
  readonly given: string;
  readonly family: string;
}

const GIVEN_HER = [
  'Alice',
  'Beatrix',
  'Catrin',
  'Daphne',
  'Eilidh',
  'Fiona',
  'Grace',
  'Hannah',
  'Imogen',
  'Jana',
  'Kateřina',
  'Leila',
  'Margaret',
  'Niamh',
  'Olivia',
  'Priya',
  'Róisín',
  'Siobhán',
  'Tereza',
  'Yasmin',
  'Zoë',
  'Chloe\u0308',
  'Adwoa',
  'Mei-Ling',
  'Agnieszka',
  'Ingrid',
  'Søs',
  'Þóra',
] as const;

const GIVEN_HIM = [
  'Adam',
  'Bartholomew',
  'Callum',
  'Dafydd',
  'Edward',
  'Farid',
  'George',
  'Hamish',
  'Ivor',
  'Jiří',
  'Kwame',
  'Łukasz',
  'Matthew',
  'Noah',
  'Oisín',
  'Peter',
  'Quentin',
  'Rhys',
  'Stephen',
  'Tomáš',
  'Umar',
  'Vikram',
  'William',
  'Xavier',
  'Jose\u0301',
  'Björn',
  'Emre',
  'Giannis',
] as const;

const FAMILY = [
  'Abbott',
  'Barlow',
  'Carrington',
  'Dunmore',
  'Ellery',
  'Fairweather',
  'Goodwin',
  'Hargreaves',
  'Ingleby',
  'Jessop',
  'Kerrigan',
  'Lockwood',
  'Mayhew',
  'Nettleton',
  'O’Brien',
  "O'Sullivan",
  'Penrose',
  'Quigley',
  'Ravenscroft',
  'Sheridan',
  'Thistlewood',
  'Underhill',
  'Venning',
  'Wainwright',
  'Yardley',
  'Zielińska',
  'Szczepański',
  'Dvořák',
  'Håkansson',
  'D’Souza',
  'Müller',
  'Ørsted',
  'Ștefănescu',
  'Yıldız',
  'García Ibáñez',
  'Nguye\u0302\u0303n',
  'Llewelyn',
  'MacGillivray',
  'St John',
  'de la Cruz',
  'Li',
  'Ó',
] as const;

const LONG_NAMES: readonly WesternPerson[] = [
  {
    title: 'Mrs',
    given: 'Alexandrina Wilhelmina Georgiana',
    family: 'Featherstonehaugh-Cholmondeley-Ravensworth',
  },
  { title: 'Mr', given: 'Maximilian Bartholomew Thaddeus', family: 'Fotheringay-Phipps-Wolstenholme-Smythe' },
  {
    title: 'Dr',
    given: 'Anna-Magdalena Elżbieta',
    family: 'Brzęczyszczykiewicz-Konstantynopolitańczykowianeczka',
  },
  {
    title: 'Professor',
    given: 'Venkatanarasimharajuvaripeta',
    family: 'Subrahmanyam Krishnamoorthy Iyengar',
  },
];

/** A person: mostly plain, sometimes double-barrelled, rarely with a name of 60 characters and more. */
export function westernPerson(random: Random): WesternPerson {
  if (random.chance(0.025)) return random.pick(LONG_NAMES);
  const isHer = random.chance(0.5);
  const title = random.weighted([
    [44, isHer ? 'Ms' : 'Mr'],
    [40, isHer ? 'Mrs' : 'Mr'],
    [6, 'Dr'],
    [2, 'Mx'],
  ]);
  const first = random.pick<string>(FAMILY);
  const second = random.pick<string>(FAMILY);
  const family = random.chance(0.08) && first !== second ? `${first}-${second}` : first;
  return { title, given: random.pick<string>(isHer ? GIVEN_HER : GIVEN_HIM), family };
}

/** `Ms Jana Nováková`. */
export const fullName = ({ title, given, family }: WesternPerson): string => `${title} ${given} ${family}`;

/** What a letter calls the person: `Ms Nováková`. */
export const formOfAddress = ({ title, family }: WesternPerson): string => `${title} ${family}`;

const COMPANY_HEADS = [
  'Brackenfell',
  'Copperline',
  'Dovetail',
  'Elmhurst',
  'Fathom',
  'Greyfriars',
  'Hollin',
] as const;
const COMPANY_TRADES = [
  'Joinery',
  'Foods',
  'Logistics',
  'Studios',
  'Engineering',
  'Books',
  'Marine',
] as const;

/** The name of a company; now and then one that fills two lines. */
export function westernCompany(random: Random): string {
  if (random.chance(0.12))
    return 'The Worshipful Society of Clockmakers, Instrument Menders and Allied Trades of Upper Marrowdale CIC';
  return `${random.pick(COMPANY_HEADS)} ${random.pick(COMPANY_TRADES)} ${random.weighted([
    [5, 'Ltd'],
    [2, '& Sons Ltd'],
    [1, 'LLP'],
  ])}`;
}

const STREETS = [
  'Alder Grove',
  'Bramble Lane',
  'Canal Side',
  'Dove Street',
  'Eastgate',
  'Foundry Road',
  'Gallows Hill',
  'Harbour View',
  'Ivy Terrace',
  'Kiln Close',
  'Lantern Row',
  'Mill Bank',
  'Nightingale Avenue',
  'Orchard Way',
  'Priory Walk',
  'Quarry Rise',
  'Saddler’s Yard',
  'Tanner Street',
  'Watery Lane',
  'Yew Tree Drive',
] as const;

const TOWNS = [
  ['Marrowdale', 'MW'],
  ['Castlebeck', 'CK'],
  ['Thornmouth', 'TM'],
  ['Upper Wending', 'UW'],
  ['Skelbury', 'SK'],
  ['Port Ellery', 'PE'],
  ['Great Hollin', 'GH'],
  ['Llanfaredd', 'LF'],
  ['Inverbrae', 'IB'],
  ['Saltwick', 'SW'],
] as const;

const BUILDINGS = [
  'Flat 2',
  'Flat 14B',
  'The Old Bakery',
  'Apartment 301, Weavers’ Wharf',
  'Unit 7',
] as const;
const COUNTIES = ['North Marrowshire', 'East Wending', 'Skelshire'] as const;

/** A postal address; absent lines are left out. */
export function westernAddress(random: Random): JsonObject {
  const [town, area] = random.pick(TOWNS);
  const street = `${random.integer(1, 240)} ${random.pick(STREETS)}`;
  const building = random.chance(0.28) ? random.pick(BUILDINGS) : undefined;
  const letters = 'ABDEFGHJLNPQRSTUWXYZ';
  const inward = `${random.integer(1, 9)}${letters[random.integer(0, 19)]}${letters[random.integer(0, 19)]}`;
  return {
    line1: building ?? street,
    ...(building ? { line2: street } : {}),
    town,
    ...(random.chance(0.3) ? { county: random.pick(COUNTIES) } : {}),
    postcode: `${area}${random.integer(1, 29)} ${inward}`,
    ...(random.chance(0.02) ? { country: 'Ireland' } : {}),
  };
}

/** A number from the ranges that Ofcom keeps free for drama, or none. */
export const westernPhone = (random: Random): string | undefined =>
  random.chance(0.6) ? `07700 900${random.digits(3)}` : undefined;
