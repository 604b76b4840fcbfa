/**
 * Every reason that another message gives behind its colon: why a file or a value cannot be used, what a page holds that
 * its standard forbids. They are no sentences; the message around them ends its own.
 */
import type { Message } from './message';

const define = <K extends string>(entries: { readonly [code in K]: Message }) => entries;

export const REASONS = define({
  'value.type': { en: 'it should be {expected}', ja: '{expected} でなければなりません' },
  'value.atLeast': { en: 'it should be at least {limit}', ja: '{limit} 以上でなければなりません' },
  'value.atMost': { en: 'it should be at most {limit}', ja: '{limit} 以下でなければなりません' },
  'value.above': { en: 'it should be more than {limit}', ja: '{limit} より大きくなければなりません' },
  'value.below': { en: 'it should be less than {limit}', ja: '{limit} より小さくなければなりません' },
  'value.short': {
    en: 'it should have at least {limit} characters',
    ja: '{limit} 文字以上でなければなりません',
  },
  'value.long': {
    en: 'it should have at most {limit} characters',
    ja: '{limit} 文字以下でなければなりません',
  },
  'value.few': { en: 'it should have at least {limit} entries', ja: '{limit} 件以上必要です' },
  'value.many': { en: 'it should have at most {limit} entries', ja: '{limit} 件以下でなければなりません' },
  'value.multiple': {
    en: 'it should be a multiple of {divisor}',
    ja: '{divisor} の倍数でなければなりません',
  },
  'value.choice': { en: 'it should be one of {values}', ja: '{values} のいずれかでなければなりません' },
  'value.unknown': { en: '{keys} is not known here', ja: '{keys} は扱えない項目です' },
  'value.colour': { en: 'it should look like #1a2b3c', ja: '#1a2b3c のように書いてください' },
  'value.id': {
    en: 'it should be 1 to 64 letters, digits, - or _',
    ja: '1～64 文字の英数字、-、_ で書いてください',
  },
  'value.form': { en: 'it is not written as it should be', ja: '書式が正しくありません' },
  'value.invalid': { en: 'it is none of what may stand here', ja: 'ここに指定できない値です' },
  'record.depth': {
    en: 'it is nested deeper than {levels} levels',
    ja: '入れ子が {levels} 段を超えています',
  },
  'expression.escape': {
    en: 'a backslash stands before what it cannot be used with',
    ja: 'バックスラッシュの後の書き方が正しくありません',
  },
  'expression.lineBreak': {
    en: 'a text goes on over the end of a line',
    ja: '文字列の途中で改行されています',
  },
  'expression.place': { en: 'near “{found}”', ja: '「{found}」の付近' },
  'worker.noResult': { en: 'the worker told no result', ja: '処理プロセスが結果を返しませんでした' },
  'worker.ended': {
    en: 'the worker ended with code {exitCode}',
    ja: '処理プロセスがコード {exitCode} で終了しました',
  },
  'worker.late': { en: 'it took longer than {seconds} s', ja: '{seconds} 秒を超えました' },
  'system.denied': { en: 'permission denied', ja: 'アクセス権がありません' },
  'system.readOnly': { en: 'the file system is read-only', ja: 'ファイルシステムが読み取り専用です' },
  'system.folder': { en: 'it is a folder', ja: 'フォルダーです' },
  'system.notFolder': {
    en: 'a part of its path is not a folder',
    ja: 'パスの途中にフォルダーでないものがあります',
  },
  'system.exists': { en: 'it already exists', ja: 'すでにあります' },
  'system.openFiles': { en: 'too many files are open', ja: '開いているファイルが多すぎます' },
  'system.longName': { en: 'the name is too long', ja: '名前が長すぎます' },
  'system.busy': { en: 'another program uses it', ja: '別のプログラムが使用中です' },
  'system.unread': { en: '{file} cannot be read ({problem})', ja: '{file} を読めません（{problem}）' },
  'server.log': { en: 'the log of the server says more', ja: '詳しくはサーバーのログをご覧ください' },
  'server.status': { en: 'HTTP status {status}', ja: 'HTTP ステータス {status}' },
  'server.otherPackage': {
    en: 'it answers with another package than it was sent',
    ja: '送信したものと異なるパッケージを返しました',
  },
  'server.otherAnswer': { en: 'it is not what was asked for', ja: '要求したものと異なります' },
  'database.foreign': {
    en: '{file} is a database of another program',
    ja: '{file} は別のプログラムのデータベースです',
  },
  'database.damaged': {
    en: 'its database is damaged ({problem})',
    ja: 'データベースが壊れています（{problem}）',
  },
  'document.otherBytes': {
    en: 'its bytes are not the ones that were sent',
    ja: '送信したものと内容が異なります',
  },
  'document.otherHash': {
    en: 'its SHA-256 is not the one in the log',
    ja: 'SHA-256 がログの値と異なります',
  },
  'file.missing': { en: 'the file is not there', ja: 'ファイルがありません' },
  'file.empty': { en: 'the file is empty', ja: 'ファイルが空です' },
  'file.cutOff': { en: 'the file breaks off', ja: 'ファイルが途中で切れています' },
  'file.changed': { en: 'its content has changed', ja: '内容が変わっています' },
  'file.otherKind': { en: 'its content is of another kind', ja: '内容が別の種類のものです' },
  'file.tooLarge': { en: 'it is larger than {limit} MB', ja: '{limit} MB を超えています' },
  'image.notPixels': { en: 'it is neither PNG nor JPEG', ja: 'PNG でも JPEG でもありません' },
  'image.notShown': { en: 'browsers do not show its format', ja: 'ブラウザーで表示できない形式です' },
  'image.noPixels': { en: 'it has no pixels', ja: '画素がありません' },
  'image.tooManyPixels': {
    en: '{width} × {height} pixels are too many',
    ja: '{width} × {height} 画素は大きすぎます',
  },
  'image.tooManyPoints': {
    en: '{width} × {height} points are too many',
    ja: '{width} × {height} pt は大きすぎます',
  },
  'jpeg.marker': { en: 'a JPEG marker is missing', ja: 'JPEG のマーカーがありません' },
  'jpeg.compression': {
    en: 'this kind of JPEG compression is not supported; save it as a baseline JPEG',
    ja: 'この JPEG の圧縮方式には対応していません。ベースライン JPEG で保存してください',
  },
  'jpeg.header': { en: 'the JPEG frame header is too short', ja: 'JPEG のフレームヘッダーが短すぎます' },
  'jpeg.depth': {
    en: 'JPEG with other than 8 bits is not supported',
    ja: '8 ビット以外の JPEG には対応していません',
  },
  'jpeg.noSize': { en: 'the JPEG file has no size', ja: 'JPEG ファイルに画像の寸法がありません' },
  'jpeg.components': { en: 'JPEG with {count} components', ja: '色成分が {count} の JPEG です' },
  'png.header': { en: 'its header is damaged', ja: 'ヘッダーが壊れています' },
  'png.damaged': { en: 'the PNG data is damaged', ja: 'PNG のデータが壊れています' },
  'png.noPicture': { en: 'it has no picture inside', ja: '画像が入っていません' },
  'png.colourType': { en: 'unknown PNG colour type', ja: 'PNG のカラータイプが不明です' },
  'png.palette': { en: 'the PNG palette is missing', ja: 'PNG のパレットがありません' },
  'png.size': { en: 'the PNG size is out of range', ja: 'PNG の寸法が範囲外です' },
  'xml.malformed': { en: 'it is not well-formed XML', ja: '整形式の XML ではありません' },
  'xml.tooLarge': {
    en: 'it is nested too deeply or too large',
    ja: '入れ子が深すぎるか、要素が多すぎます',
  },
  'xml.noElement': { en: 'it has no element', ja: '要素がありません' },
  'svg.otherRoot': { en: 'it is not an SVG', ja: 'SVG ではありません' },
  'pdf.damaged': { en: 'the PDF is damaged', ja: 'PDF が壊れています' },
  'pdf.password': { en: 'it is protected by a password', ja: 'パスワードで保護されています' },
  'pdf.encryption': {
    en: 'it is encrypted in a way that is not read here',
    ja: '対応していない方式で暗号化されています',
  },
  'pdf.forbidden': {
    en: 'its owner forbids to take over what is on its pages; ask for a file that permits it',
    ja: '所有者がページの内容の利用を禁止しています。許可されたファイルを依頼してください',
  },
  'pdf.noPages': { en: 'it has no pages', ja: 'ページがありません' },
  'pdf.tooManyPages': { en: '{pages} pages are too many', ja: '{pages} ページは多すぎます' },
  'pdf.noPage': {
    en: 'it has {pages} pages, and no page {page}',
    ja: '全 {pages} ページで、{page} ページはありません',
  },
  'pdf.noPageSize': { en: 'its first page has no size', ja: '最初のページに寸法がありません' },
  'pdf.damagedPage': { en: 'its page {page} is damaged', ja: '{page} ページが壊れています' },
  'pdf.slowPage': {
    en: 'its page {page} takes too long to draw',
    ja: '{page} ページの描画に時間がかかりすぎます',
  },
  'pdf.notRead': { en: 'PDF pages cannot be read here', ja: 'ここでは PDF のページを読み込めません' },
  'pdf.notDrawn': {
    en: 'pages of PDF files are not drawn here',
    ja: 'ここでは PDF のページを描画できません',
  },
  'pdf.noDrawer': {
    en: 'the package {package}, which draws pages of PDF files, is not there for this machine',
    ja: 'PDF のページを描画するパッケージ {package} がこの端末にありません',
  },
  'pdf.notAskedFor': { en: 'nobody asked for this page', ja: 'このページは要求されていません' },
  'pdf.processColours': { en: 'CMYK colours', ja: 'CMYK の色' },
  'pdf.postScript': { en: 'PostScript', ja: 'PostScript' },
  'pdf.lzw': { en: 'LZW compression', ja: 'LZW 圧縮' },
  'pdf.encrypted': { en: 'encryption', ja: '暗号化' },
  'pdf.fontUnicode': { en: 'fonts without Unicode', ja: 'Unicode 対応のないフォント' },
  'pdf.fontOutside': {
    en: 'fonts that are not embedded ({font})',
    ja: '埋め込まれていないフォント（{font}）',
  },
  'font.notFont': {
    en: 'this is not a TrueType or OpenType font',
    ja: 'TrueType・OpenType フォントではありません',
  },
  'font.webFont': {
    en: 'web fonts are not supported; use a TrueType or OpenType font',
    ja: 'Web フォントには対応していません。TrueType か OpenType のフォントを使ってください',
  },
  'font.directory': { en: 'the table directory is cut off', ja: 'テーブルの一覧が途中で切れています' },
  'font.tableOutside': {
    en: 'table {table} lies outside the file',
    ja: 'テーブル {table} がファイルの範囲外にあります',
  },
  'font.noTable': { en: 'table {table} is missing', ja: 'テーブル {table} がありません' },
  'font.tableCutOff': { en: 'a table is cut off', ja: 'テーブルが途中で切れています' },
  'font.em': { en: 'the size of its em is out of range', ja: 'em の大きさが範囲外です' },
  'font.noGlyphs': { en: 'it has no glyphs', ja: 'グリフがありません' },
  'font.noName': { en: 'it has no name', ja: '名前がありません' },
  'font.longName': { en: 'its name is too long', ja: '名前が長すぎます' },
  'font.weight': { en: 'its weight is {weight}', ja: '太さが {weight} になっています' },
  'font.outlinesCutOff': { en: 'its outlines are cut off', ja: 'アウトラインが途中で切れています' },
  'font.oldOutlines': { en: 'its outlines are of an old kind', ja: 'アウトラインが古い形式です' },
  'font.noOutlines': { en: 'it has no outlines', ja: 'アウトラインがありません' },
  'font.slantedOutlines': {
    en: 'its outlines are slanted by a matrix',
    ja: 'アウトラインが行列で傾けられています',
  },
  'font.emptyCollection': {
    en: 'the collection holds no fonts',
    ja: 'コレクションにフォントがありません',
  },
  'font.notInCollection': {
    en: 'the collection has no such font',
    ja: 'コレクションにそのフォントがありません',
  },
  'font.inCollection': {
    en: 'font {number} of {count}: {reason}',
    ja: '{count} 個中 {number} 番目のフォント: {reason}',
  },
  'font.damaged': {
    en: 'the font {file} is damaged ({reason})',
    ja: 'フォント {file} が壊れています（{reason}）',
  },
});

export type ReasonCode = keyof typeof REASONS;

export const REASON_CODES = Object.keys(REASONS) as ReasonCode[];
