/** Everything the command says by itself, in both languages. Failures word themselves. */
import { fillMessage, type Locale, type Message, type TextArguments } from '../../shared/diag';

const define = <K extends string>(entries: { readonly [key in K]: Message }) => entries;

const TEXTS = define({
  help: {
    en: `fumi: proofs, checks, samples and the composition server of Fumi Studio

  fumi proof TEMPLATE.fumi --data FILE --out DIR [options]
      Composes one document per record. FILE is CSV, JSON or JSON Lines.
      --format NAME        pdf (default); html, svg: the pages as they are; eml: the e-mail; txt: the text message
      --from ADDRESS       sender of e-mails: Name <address>
      --to-field PATH      the field of the record that holds the recipient's address
      --merge              one PDF for all records
      --date YYYY-MM-DD    the documents' today (default: the day it is); same date, same bytes
      --records LIST       all, or numbers and ranges from 1: 1-50,73 (default: all)
      --workers N          worker threads, 1 to 64 (default: the processors, at most 4)
      --fonts DIR          fonts (.ttf, .otf) beside those that come with fumi
      --json               a summary as JSON on standard output
      --standard NAME      pdfa-2a+ua-1 (default), pdfa-2b, pdfa-4+ua-2, ua-1, pdfx-4 or none
      --pdf-version N      1.7 or 2.0, where there is no standard
      --untagged           no structure for people who cannot see; smaller and quicker
      --image-dpi N        images are reduced to this resolution (default: 300; 0: never)
      --crop-marks         marks where the paper is cut
      --condition NAME --profile FILE
                           printing condition of PDF/X-4 and its ICC profile (default: the template's)
      --password TEXT      encrypts; asked for when a file is opened
      --password-field PATH  encrypts; the field of the record that holds its document's password
      --owner-password TEXT  encrypts; opens files without restrictions
      --no-print, --no-copy  encrypts; forbids printing, copying

  fumi samples --out DIR
      Writes the sample templates (.fumi) and their data (.jsonl).

  fumi validate TEMPLATE.fumi [--fonts DIR] [--json]
      Checks a template without data.

  fumi verify PACKAGE.fumi [--json]
      Says who approved a package, and whether the approval still holds.

  fumi audit verify [--workspace DIR] [--json]
      Proves that nothing in a workspace's audit trail was changed (default: your own workspace).

  fumi serve --dir DIR [--port 4100] [--host 127.0.0.1] [--name NAME] [--fonts DIR]
      Runs a composition server. Everything it keeps is in DIR, its own fonts in DIR/fonts unless --fonts says where.

  fumi token create --dir DIR --name NAME --scopes LIST
  fumi token list --dir DIR
  fumi token revoke --dir DIR --name NAME
      Access tokens of a server. LIST is of publish,activate,compose,history,admin.

  fumi approver add --dir DIR --name NAME --key BASE64
  fumi approver add --dir DIR --package PACKAGE.fumi
  fumi approver list --dir DIR
  fumi approver remove --dir DIR --key FINGERPRINT
      Reviewers whose approvals a server trusts.

  fumi version
  fumi help

  --lang en|ja             language of messages (default: the system's)

Exit codes: 0 no errors, 1 some records or the template have errors or the approval does not hold,
2 it could not be done.
`,
    ja: `fumi: Fumi Studio のプルーフ、検査、サンプル、合成サーバー

  fumi proof TEMPLATE.fumi --data FILE --out DIR [オプション]
      レコードごとに文書を作成します。FILE は CSV、JSON、JSON Lines です。
      --format NAME        pdf（既定）、html・svg（ページそのまま）、eml（メール）、txt（SMS の本文）
      --from ADDRESS       メールの差出人: 名前 <アドレス>
      --to-field PATH      宛先アドレスを持つレコードの項目
      --merge              すべてのレコードを 1 つの PDF にまとめる
      --date YYYY-MM-DD    文書上の「今日」（既定: 実行日）。同じ日付なら同じバイト列になります
      --records LIST       all、または 1 から数えた番号と範囲: 1-50,73（既定: all）
      --workers N          ワーカースレッド数 1〜64（既定: プロセッサ数、最大 4）
      --fonts DIR          付属のフォントに加えて使うフォント（.ttf、.otf）のフォルダー
      --json               結果の要約を JSON で標準出力に書く
      --standard NAME      pdfa-2a+ua-1（既定）、pdfa-2b、pdfa-4+ua-2、ua-1、pdfx-4、none
      --pdf-version N      規格なしの場合の PDF バージョン: 1.7 または 2.0
      --untagged           読み上げ用の構造を付けない（小さく速い）
      --image-dpi N        画像をこの解像度まで縮小（既定: 300、0: 縮小しない）
      --crop-marks         トンボを付ける
      --condition NAME --profile FILE
                           PDF/X-4 の印刷条件とその ICC プロファイル（省略時はテンプレートのもの）
      --password TEXT      暗号化し、開くときにこのパスワードを求める
      --password-field PATH  暗号化し、レコードのこのフィールドをその文書のパスワードにする
      --owner-password TEXT  暗号化し、制限なしで開くためのパスワードを付ける
      --no-print, --no-copy  暗号化し、印刷・コピーを禁止する

  fumi samples --out DIR
      サンプルのテンプレート (.fumi) とデータ (.jsonl) を書き出します。

  fumi validate TEMPLATE.fumi [--fonts DIR] [--json]
      データなしでテンプレートを検査します。

  fumi verify PACKAGE.fumi [--json]
      パッケージの承認者と、承認が今も有効かどうかを表示します。

  fumi audit verify [--workspace DIR] [--json]
      ワークスペースの監査証跡に改変がないことを検証します（既定: 自分のワークスペース）。

  fumi serve --dir DIR [--port 4100] [--host 127.0.0.1] [--name NAME] [--fonts DIR]
      合成サーバーを起動します。データはすべて DIR に保存されます。独自のフォントは DIR/fonts（または --fonts の場所）から読み込みます。

  fumi token create --dir DIR --name NAME --scopes LIST
  fumi token list --dir DIR
  fumi token revoke --dir DIR --name NAME
      サーバーのアクセストークン。LIST は publish,activate,compose,history,admin から選びます。

  fumi approver add --dir DIR --name NAME --key BASE64
  fumi approver add --dir DIR --package PACKAGE.fumi
  fumi approver list --dir DIR
  fumi approver remove --dir DIR --key FINGERPRINT
      サーバーが承認を信頼するレビュー担当者。

  fumi version
  fumi help

  --lang en|ja             メッセージの言語（既定: システムの言語）

終了コード: 0 エラーなし、1 一部のレコードまたはテンプレートにエラーあり、または承認が無効、2 実行できず
`,
  },
  noCommand: {
    en: 'There is no command {command}. Try: fumi help',
    ja: 'コマンド {command} はありません。fumi help をご覧ください。',
  },
  badUsage: {
    en: '{reason} Try: fumi help',
    ja: '{reason} fumi help をご覧ください。',
  },
  needsTemplate: {
    en: 'Name one template: fumi {command} TEMPLATE.fumi',
    ja: 'テンプレートを 1 つ指定してください: fumi {command} TEMPLATE.fumi',
  },
  needsOption: {
    en: '{option} is missing.',
    ja: '{option} がありません。',
  },
  tooMany: {
    en: '{argument} is one argument too many.',
    ja: '引数 {argument} は余分です。',
  },
  badDate: {
    en: '--date is a calendar day such as 2026-03-31, not {value}.',
    ja: '--date は 2026-03-31 のような日付で指定してください（{value} は不可）。',
  },
  badWorkers: {
    en: '--workers is a number from 1 to 64, not {value}.',
    ja: '--workers は 1 から 64 の数で指定してください（{value} は不可）。',
  },
  badRecords: {
    en: '--records is all or a list such as 1-50,73, not {value}.',
    ja: '--records は all または 1-50,73 のような一覧で指定してください（{value} は不可）。',
  },
  badFormat: {
    en: '--format is one of {known}, not {value}.',
    ja: '--format は {known} のいずれかで指定してください（{value} は不可）。',
  },
  mergesPdf: {
    en: '--merge makes one PDF; {value} is a file a record.',
    ja: '--merge は PDF だけをまとめます。{value} はレコードごとのファイルです。',
  },
  onlyEmail: {
    en: '{option} is for e-mails: --format eml.',
    ja: '{option} はメール（--format eml）でのみ指定できます。',
  },
  badFrom: {
    en: '--from is an address such as Aonagi Power <bill@example.com>, not {value}.',
    ja: '--from は Aonagi Power <bill@example.com> のようなアドレスで指定してください（{value} は不可）。',
  },
  badStandard: {
    en: '--standard is one of {known}, not {value}.',
    ja: '--standard は {known} のいずれかで指定してください（{value} は不可）。',
  },
  badPdfVersion: {
    en: '--pdf-version is 1.7 or 2.0, not {value}.',
    ja: '--pdf-version は 1.7 か 2.0 で指定してください（{value} は不可）。',
  },
  badDpi: {
    en: '--image-dpi is a number up to 4800, not {value}.',
    ja: '--image-dpi は 4800 以下の数で指定してください（{value} は不可）。',
  },
  badPort: {
    en: '--port is a number up to 65535, not {value}.',
    ja: '--port は 65535 以下の数で指定してください（{value} は不可）。',
  },
  badScopes: {
    en: '--scopes is a list of {known}, each once, not {value}.',
    ja: '--scopes は {known} から重複なく指定してください（{value} は不可）。',
  },
  badLanguage: {
    en: '--lang is en or ja, not {value}.',
    ja: '--lang は en か ja で指定してください（{value} は不可）。',
  },
  progress: {
    en: '{done} of {total} records, {pages} pages, {rate} pages/s, {left} s left',
    ja: '{total} 件中 {done} 件、{pages} ページ、毎秒 {rate} ページ、残り {left} 秒',
  },
  leftOut: {
    en: '{file}: {count} lines were left out.',
    ja: '{file}: {count} 行を読み飛ばしました。',
  },
  fontLeftOut: {
    en: 'A font is not used: {reason}',
    ja: '使用しないフォント: {reason}',
  },
  more: {
    en: '… and {count} more',
    ja: '… ほか {count} 件',
  },
  finding: {
    en: '{records} × {message} (record {example})',
    ja: '{records} 件: {message}（レコード {example}）',
  },
  done: {
    en: '{records} records, {pages} pages in {seconds} s ({rate} pages/s): {clean} clean, {warned} with warnings, {failed} with errors. → {out}',
    ja: '{records} 件、{pages} ページ、{seconds} 秒（毎秒 {rate} ページ）: 問題なし {clean}、警告 {warned}、エラー {failed}。→ {out}',
  },
  cancelled: {
    en: 'Stopped; {done} of {total} records are in {out}.',
    ja: '中断しました。{total} 件中 {done} 件が {out} にあります。',
  },
  sampleWritten: {
    en: '{template}: {records} records in {data}',
    ja: '{template}: {data} に {records} 件',
  },
  valid: {
    en: '{file}: no errors.',
    ja: '{file}: エラーはありません。',
  },
  verified: {
    en: '{name}, version {version}\nDigest: {digest}',
    ja: '{name} 版 {version}\nダイジェスト: {digest}',
  },
  verifiedDraft: {
    en: '{name}, draft\nDigest: {digest}',
    ja: '{name} 下書き\nダイジェスト: {digest}',
  },
  approvedBy: {
    en: 'Approved by {approvedBy} on {approvedAt}, key {fingerprint}\nChanged by {changedBy}\nEvidence: {records} records',
    ja: '承認: {approvedBy}（{approvedAt}、鍵 {fingerprint}）\n変更: {changedBy}\nエビデンス: レコード {records} 件',
  },
  trailIntact: {
    en: 'The audit trail is intact: {entries} entries, the last one {head}.',
    ja: '監査証跡に改変はありません（{entries} 件、末尾 {head}）。',
  },
  trailBroken: {
    en: 'The audit trail of {entries} entries is broken at entry {entry}: {reason}',
    ja: '監査証跡（{entries} 件）は {entry} 件目で壊れています: {reason}',
  },
  approvalHolds: {
    en: 'The approval holds: {file} is what was approved.',
    ja: '承認は有効です。{file} は承認されたとおりの内容です。',
  },
  approvalMissing: {
    en: '{file} has no approval.',
    ja: '{file} は承認されていません。',
  },
  approvalDraft: {
    en: '{file} is a draft: it names no version that could be approved.',
    ja: '{file} は下書きです。承認の対象となる版がありません。',
  },
  approvalSignature: {
    en: 'The approval does not hold: its signature does not fit the key.',
    ja: '承認は無効です。署名が鍵と一致しません。',
  },
  approvalContent: {
    en: 'The approval does not hold: it is for other content than {file}.',
    ja: '承認は無効です。{file} とは別の内容に対する承認です。',
  },
  approvalFourEyes: {
    en: 'The approval does not hold: whoever approved is among those who changed it.',
    ja: '承認は無効です。承認者が変更者に含まれています。',
  },
  serving: {
    en: '{name}: {url} (API: {url}/docs)',
    ja: '{name}: {url}（API: {url}/docs）',
  },
  tokenShown: {
    en: 'Access token (shown once): {token}',
    ja: 'アクセストークン（表示は一度だけ）: {token}',
  },
  tokenLine: {
    en: '{name}: {scopes}; made {created}, last used {used}',
    ja: '{name}: {scopes}、作成 {created}、最終使用 {used}',
  },
  tokenRevokedLine: {
    en: '{name}: {scopes}; made {created}, last used {used}, revoked {revoked}',
    ja: '{name}: {scopes}、作成 {created}、最終使用 {used}、失効 {revoked}',
  },
  never: {
    en: 'never',
    ja: 'なし',
  },
  tokenRevoked: {
    en: '{name} is revoked.',
    ja: '{name} を失効させました。',
  },
  approverAdded: {
    en: '{name} is trusted: {fingerprint}',
    ja: '{name} を信頼します: {fingerprint}',
  },
  approverLine: {
    en: '{fingerprint} {name}; added {added}; {publicKey}',
    ja: '{fingerprint} {name}、追加 {added}、{publicKey}',
  },
  approverRemoved: {
    en: '{fingerprint} is no longer trusted. What was published stays.',
    ja: '{fingerprint} を信頼しなくなりました。公開済みのものはそのままです。',
  },
  noApprover: {
    en: 'The package has no approval that holds. Check it with: fumi verify',
    ja: 'パッケージに有効な承認がありません。fumi verify で確認してください。',
  },
  broken: {
    en: '{file} was stopped by a failure inside fumi: {reason} Please report this.',
    ja: '{file} の処理中に fumi の内部で問題が起きました: {reason} ご報告ください。',
  },
});

export type TextKey = keyof typeof TEXTS;

export const text = (locale: Locale, key: TextKey, args: TextArguments = {}): string =>
  fillMessage(TEXTS[key][locale], args, locale);
