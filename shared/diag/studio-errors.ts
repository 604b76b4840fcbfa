import type { Message } from './message';

const define = <K extends string>(entries: { readonly [code in K]: Message }) => entries;

/** Every way an operation of the studio can fail, with the place and the way out in each language. */
export const STUDIO_ERRORS = define({
  'package.notOurs': {
    en: '{file} is not a Fumi template package: {reason}',
    ja: '{file} は Fumi のテンプレートパッケージではありません: {reason}',
  },
  'package.corrupt': {
    en: '{file} is damaged: {reason} Nothing was imported; ask for a fresh copy.',
    ja: '{file} は壊れています: {reason} 何も取り込んでいません。もう一度入手してください。',
  },
  'package.tooNew': {
    en: '{file} was made by a newer version ({sequence} {found}, this studio knows {known}). Update Fumi Studio to open it.',
    ja: '{file} は新しい版で作られています（{sequence} {found}、この版は {known} まで）。Fumi Studio を更新してください。',
  },
  'package.migrationFailed': {
    en: '{file} could not be brought up to date: {reason} The file is unchanged.',
    ja: '{file} を現在の形式に変換できません: {reason} ファイルは変更していません。',
  },
  'template.notFound': {
    en: 'The template {template} is no longer in the workspace.',
    ja: 'テンプレート {template} はワークスペースにありません。',
  },
  'template.conflict': {
    en: 'The template was changed elsewhere (revision {actual}, expected {expected}). Reload it to go on.',
    ja: 'テンプレートが別の場所で変更されました（版 {actual}、想定 {expected}）。読み込み直してください。',
  },
  'template.invalidEdit': {
    en: 'The change was refused: {reason}',
    ja: '変更できません: {reason}',
  },
  'template.unreadable': {
    en: 'The template {template} in the workspace cannot be opened: {reason} It is kept as it is.',
    ja: 'ワークスペースのテンプレート {template} を開けません: {reason} 内容はそのまま残しています。',
  },
  'dataset.notFound': {
    en: 'The data set {dataset} is no longer in the workspace.',
    ja: 'データセット {dataset} はワークスペースにありません。',
  },
  'dataset.unreadable': {
    en: '{file}, line {line}: {reason}',
    ja: '{file} の {line} 行目: {reason}',
  },
  'dataset.wrongEncoding': {
    en: '{file}, line {line}: the text is not {encoding}. Choose another encoding.',
    ja: '{file} の {line} 行目: 文字コードが {encoding} ではありません。別の文字コードを選んでください。',
  },
  'dataset.notText': {
    en: '{file} is not a text file. Save the data as CSV, JSON or JSON Lines.',
    ja: '{file} はテキストファイルではありません。CSV、JSON、JSON Lines のいずれかで保存してください。',
  },
  'dataset.empty': {
    en: '{file} holds no records.',
    ja: '{file} にレコードがありません。',
  },
  'dataset.noRecord': {
    en: 'The data set has no record {record}; it holds {count}.',
    ja: 'データセットにレコード {record} はありません（全 {count} 件）。',
  },
  'asset.notFound': {
    en: 'The image {asset} is no longer in the workspace.',
    ja: '画像 {asset} はワークスペースにありません。',
  },
  'asset.unsupported': {
    en: '{file} is not a PNG or JPEG image that can be used: {reason}',
    ja: '{file} は使用できる PNG または JPEG 画像ではありません: {reason}',
  },
  'upload.notFound': {
    en: 'The uploaded file has expired. Choose it again.',
    ja: 'アップロードしたファイルの期限が切れました。もう一度選んでください。',
  },
  'upload.tooLarge': {
    en: '{file} is larger than {limit} MB.',
    ja: '{file} は {limit} MB を超えています。',
  },
  'proof.notFound': {
    en: 'The proof {proof} is no longer in the workspace.',
    ja: 'プルーフ {proof} はワークスペースにありません。',
  },
  'proof.noRecords': {
    en: 'The selection holds no records.',
    ja: '選択範囲にレコードがありません。',
  },
  'proof.interrupted': {
    en: 'Fumi Studio was closed or stopped while the proof ran. Start the proof again.',
    ja: 'プルーフの実行中に Fumi Studio が終了しました。もう一度実行してください。',
  },
  'proof.workerLost': {
    en: 'The proof was given up because its worker stopped again and again: {reason} Try fewer records at a time.',
    ja: '処理プロセスが繰り返し停止したため、プルーフを中止しました: {reason} レコード数を減らしてお試しください。',
  },
  'file.notFound': { en: '{path} does not exist.', ja: '{path} がありません。' },
  'file.unreadable': {
    en: '{path} cannot be read: {reason}',
    ja: '{path} を読めません: {reason}',
  },
  'file.unwritable': {
    en: '{path} cannot be written: {reason}',
    ja: '{path} に書き込めません: {reason}',
  },
  'file.diskFull': {
    en: 'The disk that holds {path} is full. Free some space and try again; nothing half-written was left.',
    ja: '{path} のあるディスクがいっぱいです。空きを作ってからやり直してください。書きかけのファイルは残していません。',
  },
  'workspace.unreadable': {
    en: 'The workspace in {path} cannot be opened: {reason}',
    ja: '{path} のワークスペースを開けません: {reason}',
  },
  'workspace.tooNew': {
    en: 'The workspace in {path} belongs to a newer Fumi Studio (schema {found}, this one knows {known}). Update to open it.',
    ja: '{path} のワークスペースは新しい版のものです（{found}、この版は {known} まで）。Fumi Studio を更新してください。',
  },
  'workspace.busy': {
    en: 'The workspace in {path} is in use by another Fumi Studio.',
    ja: '{path} のワークスペースは別の Fumi Studio が使用中です。',
  },
  'web.portInUse': {
    en: 'Port {port} is in use by another program. Choose another one, or leave --port out.',
    ja: 'ポート {port} は別のプログラムが使用中です。別のポートを選ぶか、--port を省いてください。',
  },
  'internal.failure': {
    en: 'Something went wrong inside Fumi Studio: {reason} Your work is saved; please report this.',
    ja: 'Fumi Studio の内部で問題が起きました: {reason} 作業内容は保存されています。ご報告ください。',
  },
});

export type StudioErrorCode = keyof typeof STUDIO_ERRORS;
