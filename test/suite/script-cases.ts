/** Golden cases of writing: eight scripts, vertical lines, ruby, features of fonts, directions that mix. */
import type { Inline, Marks, Operation, Paragraph } from '../../shared/model';
import { field, template, text } from '../support/template-builder';
import type { GoldenCase } from './cases';

const marked = (shown: string, marks: Marks): Inline => ({ kind: 'text', text: shown, marks });
const plain = (shown: string): Inline => ({ kind: 'text', text: shown });
const ruby = (base: string, reading: string): Inline => marked(base, { ruby: reading });

const bodyStyle = (property: string, value: unknown): Operation =>
  ({ kind: 'setTemplate', path: ['styles', 'text', 'body', property], value }) as Operation;

/** A template in one language and font, with one text of these paragraphs. */
function written(
  language: string,
  family: string,
  paragraphs: readonly (readonly Inline[])[],
  props: object = {},
  operations: readonly Operation[] = [],
) {
  const content: Paragraph[] = paragraphs.map((inlines) => ({ inlines: [...inlines] }));
  const node = text('');
  return template({
    flow: [{ ...node, props: { ...node.props, content: { [language]: content }, ...props } as never }],
    operations: [
      { kind: 'setTemplate', path: ['languages'], value: [language] },
      bodyStyle('family', family),
      bodyStyle('size', 12),
      bodyStyle('leading', 20),
      ...operations,
    ],
  });
}

interface Script {
  readonly name: string;
  readonly language: string;
  readonly family: string;
  readonly text: string;
}

const SCRIPTS: readonly Script[] = [
  {
    name: 'latin',
    language: 'cs',
    family: 'Source Sans 3',
    text: 'Vážená paní Nováková, za říjen platíte 1 234,50 Kč. Příliš žluťoučký kůň — “office”, fjord, Łódź, Þórður, ñandú, Ĉu ŝi, Straße, Q̃ x̱.',
  },
  {
    name: 'japanese',
    language: 'ja',
    family: 'Noto Sans JP',
    text: '拝啓　時下ますますご清栄のこととお慶び申し上げます。当月のご請求額は1,234円（税込）です。葛󠄀城市、辻󠄀様。骨直与門',
  },
  {
    name: 'chinese-simplified',
    language: 'zh-Hans',
    family: 'Noto Sans SC',
    text: '尊敬的客户：您本期的账单金额为人民币1,234.50元，请于12月31日前付款。感谢您的支持！骨直与门关角返写',
  },
  {
    name: 'chinese-traditional',
    language: 'zh-Hant',
    family: 'Noto Sans TC',
    text: '親愛的客戶：您本期的帳單金額為新臺幣1,234元，請於12月31日前繳款。感謝您的支持！骨直與門關角返寫',
  },
  {
    name: 'korean',
    language: 'ko',
    family: 'Noto Sans KR',
    text: '고객님께: 이번 달 청구 금액은 1,234원입니다. 12월 31일까지 납부해 주시기 바랍니다. 감사합니다.',
  },
  {
    name: 'arabic',
    language: 'ar',
    family: 'Noto Sans Arabic',
    text: 'عزيزي العميل، مبلغ فاتورتكم (رقم 2026-11) هو 1,234.50 درهم، يرجى الدفع قبل 31 ديسمبر. السَّلَامُ عَلَيْكُمْ',
  },
  {
    name: 'hebrew',
    language: 'he',
    family: 'Noto Sans Hebrew',
    text: 'לקוח יקר, סכום החשבון שלך (מס׳ 2026-11) הוא ‏1,234.50 ₪. נא לשלם עד 31 בדצמבר. שָׁלוֹם [א] {ב}',
  },
  {
    name: 'thai',
    language: 'th',
    family: 'Noto Sans Thai',
    text: 'เรียนลูกค้าที่เคารพ ยอดค่าใช้จ่ายของท่านในเดือนนี้คือ 1,234.50 บาท กรุณาชำระภายในวันที่ 31 ธันวาคมขอบคุณที่ใช้บริการ ที่นี่ น้ำ ปู่',
  },
  {
    name: 'devanagari',
    language: 'hi',
    family: 'Noto Sans Devanagari',
    text: 'प्रिय ग्राहक, इस माह का आपका बिल ₹1,234.50 है। कृपया 31 दिसंबर तक भुगतान करें। क्षत्रिय श्रद्धा हिन्दी कार्त्स्न्य',
  },
];

export const scriptCases: readonly GoldenCase[] = [
  ...SCRIPTS.map(({ name, language, family, text: words }) => ({
    name: `script-${name}`,
    template: written(language, family, [[plain(words)]]),
    record: {},
  })),
  {
    name: 'script-fallback',
    template: written('en', 'Source Sans 3', [
      [plain('A name is a name: 東京 太郎, ليلى حسن (Cairo), דוד, สมชาย, प्रिया, 한지민.')],
      [plain('Directions mix: אבג 123 (abc) דהו, ⁦עברית⁩, and 12% of ₪ 5.')],
    ]),
    record: {},
    families: ['Noto Sans KR'],
  },
  {
    name: 'values-in-english',
    template: written('en', 'Source Sans 3', [
      [field("'ليلى حسن'"), plain(', thank you for your order of '), field("'26-11'"), plain('.')],
      [
        plain('Dear '),
        field("'ليلى'"),
        plain(' '),
        field("'حسن'"),
        plain(' (contract '),
        field("'דירה 7'"),
        plain(', 12 months): 50 % off.'),
      ],
    ]),
    record: {},
    families: ['Noto Sans Arabic', 'Noto Sans Hebrew'],
  },
  {
    name: 'values-in-hebrew',
    template: written('he', 'Noto Sans Hebrew', [
      [field("'ACME Ltd.'"), plain(', תודה על הזמנתך '), field("'26-11/B'"), plain(' (12 פריטים).')],
      [plain('לתשלום: '), field("'-1,234.50 EUR'"), plain(', עד '), field("'31/12'"), plain('.')],
    ]),
    record: {},
    families: ['Source Sans 3'],
  },
  {
    name: 'list-in-hebrew',
    template: written(
      'he',
      'Noto Sans Hebrew',
      [],
      {
        content: {
          he: ['לקוח יקר', 'ACME בע"מ', 'שלום'].map((shown, level) => ({
            inlines: [plain(shown)],
            list: { style: 'terms', level: level % 2 },
          })),
        },
      },
      [
        {
          kind: 'setTemplate',
          path: ['styles', 'lists'],
          value: {
            terms: {
              label: 'Terms',
              levels: [
                { kind: 'decimal', label: '%1.', indent: 30, labelWidth: 30, labelAlign: 'end', start: 9 },
                { kind: 'decimal', label: '%1.%2', indent: 60, labelWidth: 30 },
              ],
            },
          },
        },
      ],
    ),
    record: {},
    families: ['Source Sans 3'],
  },
  {
    name: 'lines-in-hebrew',
    template: written(
      'he',
      'Noto Sans Hebrew',
      [
        [plain('iPhone 15 Pro נגנב מהרכב')],
        [plain('-1,234.50')],
        [field("'ACME Ltd.'")],
        [plain('Thank you for your order.')],
        [plain('סכום\t1,234.50')],
        [plain('הנחה\t12.5')],
      ],
      {},
      [bodyStyle('tabs', [{ position: 200, align: 'decimal', leader: '.' }])],
    ),
    record: {},
    families: ['Source Sans 3'],
  },
  {
    name: 'features',
    template: written('en', 'Source Sans 3', [
      [
        plain('Figures 1117 '),
        marked('1117', { features: { tnum: 1 } }),
        plain(', '),
        marked('0123', { features: { onum: 1, zero: 1 } }),
        plain(', fractions '),
        marked('1/2', { features: { frac: 1 } }),
        plain(', without kerning '),
        marked('AVATAR', { features: { kern: 0 } }),
        plain('.'),
      ],
      [
        plain('E = mc'),
        marked('2', { position: 'super' }),
        plain(', H'),
        marked('2', { position: 'sub' }),
        plain('O, '),
        marked('Small Capitals', { smallCaps: true }),
        plain(', '),
        marked('spaced office', { letterSpacing: 1.5 }),
        plain('.'),
      ],
    ]),
    record: {},
  },
  {
    name: 'ruby',
    template: written(
      'ja',
      'Noto Sans JP',
      [
        [
          ruby('東京', 'とう きょう'),
          plain('の'),
          ruby('承', 'うけたまわ'),
          plain('りました。'),
          ruby('紫陽花', 'あじさい'),
          plain('と'),
          ruby('大和撫子', 'やまとなでしこ'),
          plain('、'),
          ruby('本人確認書類', 'ID'),
          plain('をお持ちください。'),
          ruby('躊躇', 'ちゅう ちょ'),
          plain('なく'),
          ruby('私', 'わたくし'),
          plain('まで。'),
        ],
      ],
      {},
      [bodyStyle('leading', 26)],
    ),
    record: {},
  },
  {
    name: 'kashida',
    template: written(
      'ar',
      'Noto Sans Arabic',
      [
        [
          plain('عزيزي العميل، نشكركم على ثقتكم بنا ونرسل إليكم كشف الحساب الشهري (رقم '),
          field("'2026-11'"),
          plain(') مع تفاصيل جميع العمليات التي أجريت خلال الفترة المذكورة أعلاه. '),
          marked('السَّلَامُ عَلَيْكُمْ', { underline: true }),
          plain(' ورحمة الله وبركاته، ونتمنى لكم دوام التوفيق والنجاح في جميع أعمالكم.'),
        ],
      ],
      {},
      [bodyStyle('align', 'justify'), bodyStyle('indentEnd', 120), bodyStyle('kashida', true)],
    ),
    record: {},
  },
  {
    name: 'vertical-letter',
    template: written(
      'ja',
      'Noto Sans JP',
      [
        [
          plain(
            '拝啓　時下ますますご清栄のこととお慶び申し上げます。平素は格別のお引き立てを賜り、厚く御礼申し上げます。',
          ),
        ],
        [
          plain('さて、'),
          ruby('令和', 'れいわ'),
          plain('八年'),
          marked('11', { combine: true }),
          plain('月のご請求額は'),
          marked('100', { combine: true }),
          plain('万円（Fumi Studioご利用料）でございます。「お支払い」は'),
          marked('12', { combine: true }),
          plain('月'),
          marked('31', { combine: true }),
          plain('日までに——必ず——お願いいたします……。'),
          marked('重要なお知らせ', { underline: true }),
          plain('を同封しました。'),
        ],
        [plain('敬具')],
      ],
      { writing: 'vertical', height: 300 },
      [bodyStyle('leading', 24), bodyStyle('indent', 12)],
    ),
    record: {},
  },
  {
    name: 'vertical-cells',
    template: template({
      flow: [
        {
          type: 'table',
          props: {
            columns: [{ width: { kind: 'fixed', points: 60 } }, { width: { kind: 'share', share: 1 } }],
            padding: { x: 4, y: 4 },
            columnRule: { colour: '#c3cad3', width: 0.5 },
            rule: { colour: '#c3cad3', width: 0.5 },
          } as never,
          children: [
            ['保険の対象', '建物とその付属物'],
            ['特約', '一行の特約'],
          ].map(([heading = '', content = '']) => ({
            type: 'row',
            props: { role: 'body' },
            children: [
              {
                type: 'cell',
                props: {},
                children: [
                  {
                    type: 'text',
                    props: {
                      writing: 'vertical',
                      content: { en: [{ inlines: [ruby(heading, 'よみ')] }] },
                    } as never,
                  },
                ],
              },
              { type: 'cell', props: {}, children: [text(content)] },
            ],
          })),
        },
        text('表の下'),
      ],
      operations: [bodyStyle('family', 'Noto Sans JP'), bodyStyle('leading', 20)],
    }),
    record: {},
  },
  {
    name: 'vertical-upright-numbers',
    template: written(
      'ja',
      'Noto Sans JP',
      [
        [
          plain('令和8年11月26日、午後3時（全12回の100回目）。証券番号A4-1234、保険金1,234円、'),
          field('5 + 5'),
          plain('年契約をATMまたはWindows 11で。'),
          marked('2026', { combine: true }),
          plain('年12月31日まで。'),
        ],
      ],
      { writing: 'vertical', height: 200 },
      [
        bodyStyle('leading', 24),
        bodyStyle('align', 'justify'),
        bodyStyle('autospace', true),
        bodyStyle('combineDigits', 3),
        bodyStyle('combineLetters', true),
      ],
    ),
    record: {},
  },
];
