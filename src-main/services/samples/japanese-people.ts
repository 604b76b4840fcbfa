/**
 * Invented customers in Japan. Among the names are the characters that forms lose: 髙 and 﨑 (compatibility and IBM
 * extensions), 𠮷 (outside the BMP), 邉 and 邊, and variants chosen by an ideographic variation selector (UTS #37).
 */
import type { Random } from './random';

const FAMILY: readonly (readonly [weight: number, name: string])[] = [
  [9, '佐藤'],
  [9, '鈴木'],
  [7, '田中'],
  [7, '伊藤'],
  [6, '山本'],
  [6, '中村'],
  [6, '小林'],
  [5, '加藤'],
  [5, '松本'],
  [4, '井上'],
  [4, '木村'],
  [4, '清水'],
  [3, '長谷川'],
  [3, '藤原'],
  [3, '小野寺'],
  [2, '五十嵐'],
  [2, '勅使河原'],
  [1, '森'],
  [1, '辻'],
  [2, '髙橋'],
  [2, '山﨑'],
  [2, '𠮷田'],
  [2, '渡邊'],
  [2, '渡邉'],
  [2, '齋藤'],
  [1, '齊藤'],
  [1, '濵田'],
  [1, '𣘺本'],
  [1, '﨑山'],
  [1, '葛\u{E0100}城'],
  [1, '辻\u{E0101}井'],
  [1, '薗部'],
  [1, '鰺坂'],
  [1, '鷺ノ宮'],
  [1, '釼持'],
];

const GIVEN = [
  '陽子',
  '健一',
  '美咲',
  '大輔',
  'さくら',
  '拓也',
  '恵',
  '翔太',
  '直美',
  '誠',
  '結衣',
  '蓮',
  '真理子',
  '和彦',
  '千鶴',
  '悠斗',
  '玲奈',
  '光太郎',
  '幸',
  '凜',
  '祐貴',
  '明日香',
  '賢治',
  '瑞穂',
  '朋美',
  '皓一',
  '彗',
] as const;

const FOREIGN_NAMES = [
  'Jana Nováková',
  'Łukasz Szczepański',
  "Patrick O'Brien",
  'Nguye\u0302\u0303n Thị Hồng',
  'ジョアン・ペレイラ',
  'マリア・デ・ロス・アンヘレス・フェルナンデス＝ゴンサレス・デ・ラ・ベガ・イ・カスティーリャ・レオン・アルタミラノ',
  'Alexandrina Wilhelmina Featherstonehaugh-Cholmondeley-Ravensworth',
] as const;

const COMPANIES = [
  '株式会社汐見製作所',
  '凪沢食品株式会社',
  '有限会社ひかり園芸',
  '合同会社みなもと設計',
  '医療法人社団青葉会',
  '学校法人汐見学園',
  '株式会社ミナモ・ロジスティクス',
  '髙﨑精機株式会社',
] as const;

const LONG_COMPANY =
  '一般社団法人全国地域包括支援活動推進連絡協議会中央本部附属災害時要援護者避難支援研究センター神奈川県西部地域広域連携推進事務局';

export interface JapaneseCustomer {
  readonly name: string;
  readonly honorific: '様' | '御中';
}

export function japanesePerson(random: Random): JapaneseCustomer {
  if (random.chance(0.04)) return { name: random.pick(FOREIGN_NAMES), honorific: '様' };
  return { name: `${random.weighted(FAMILY)}　${random.pick(GIVEN)}`, honorific: '様' };
}

export const japaneseCompany = (random: Random): JapaneseCustomer => ({
  name: random.chance(0.1) ? LONG_COMPANY : random.pick(COMPANIES),
  honorific: '御中',
});

const TOWNS = [
  '神奈川県汐見市凪町',
  '東京都青葉台区水元',
  '千葉県浜岬市入船',
  '埼玉県若竹市桜堤',
  '静岡県波城市大字西ノ浦字上ノ原',
  '茨城県鷺ノ宮市緑が丘',
  '群馬県﨑谷郡葛野町大字向山',
  '山梨県峡中市湯之沢',
] as const;

const BUILDINGS = [
  'コーポ凪103',
  'メゾン・ド・シオミ 1204号室',
  '水元パークハイツＢ棟305',
  '青葉台グランドレジデンス・イーストタワー 3817号室',
] as const;

export interface JapaneseAddress {
  readonly postcode: string;
  readonly line1: string;
  readonly line2?: string;
}

export function japaneseAddress(random: Random): JapaneseAddress {
  const block = `${random.integer(1, 8)}丁目${random.integer(1, 40)}番${random.integer(1, 28)}号`;
  return {
    postcode: `${random.digits(3)}-${random.digits(4)}`,
    line1: `${random.pick(TOWNS)}${block}`,
    ...(random.chance(0.4) ? { line2: random.pick(BUILDINGS) } : {}),
  };
}
