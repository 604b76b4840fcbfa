/** Everything the command says by itself, in both languages. Failures word themselves. */
import { fillMessage, type Locale, type Message, type MessageArguments } from '../../shared/diag';

const define = <K extends string>(entries: { readonly [key in K]: Message }) => entries;

const TEXTS = define({
  help: {
    en: `fumi: proofs, samples and checks of Fumi Studio templates

  fumi proof TEMPLATE.fumi --data FILE --out DIR [options]
      Composes one PDF per record. FILE is CSV, JSON or JSON Lines.
      --merge              one PDF for all records
      --date YYYY-MM-DD    the documents' today (default: the day it is); same date, same bytes
      --records LIST       all, or numbers and ranges from 1: 1-50,73 (default: all)
      --workers N          worker threads, 1 to 64 (default: the processors, at most 4)
      --json               a summary as JSON on standard output

  fumi samples --out DIR
      Writes the sample templates (.fumi) and their data (.jsonl).

  fumi validate TEMPLATE.fumi [--json]
      Checks a template without data.

  fumi version
  fumi help

  --lang en|ja             language of messages (default: the system's)

Exit codes: 0 no errors, 1 some records or the template have errors, 2 it could not be done.
`,
    ja: `fumi: Fumi Studio テンプレートのプルーフ、サンプル、検査

  fumi proof TEMPLATE.fumi --data FILE --out DIR [オプション]
      レコードごとに PDF を作成します。FILE は CSV、JSON、JSON Lines です。
      --merge              すべてのレコードを 1 つの PDF にまとめる
      --date YYYY-MM-DD    文書上の「今日」（既定: 実行日）。同じ日付なら同じバイト列になります
      --records LIST       all、または 1 から数えた番号と範囲: 1-50,73（既定: all）
      --workers N          ワーカースレッド数 1〜64（既定: プロセッサ数、最大 4）
      --json               結果の要約を JSON で標準出力に書く

  fumi samples --out DIR
      サンプルのテンプレート (.fumi) とデータ (.jsonl) を書き出します。

  fumi validate TEMPLATE.fumi [--json]
      データなしでテンプレートを検査します。

  fumi version
  fumi help

  --lang en|ja             メッセージの言語（既定: システムの言語）

終了コード: 0 エラーなし、1 一部のレコードまたはテンプレートにエラーあり、2 実行できず
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
  broken: {
    en: '{file} was stopped by a failure inside fumi: {reason} Please report this.',
    ja: '{file} の処理中に fumi の内部で問題が起きました: {reason} ご報告ください。',
  },
});

export type TextKey = keyof typeof TEXTS;

export const text = (locale: Locale, key: TextKey, args: MessageArguments = {}): string =>
  fillMessage(TEXTS[key][locale], args);
