import type { Message } from './message';

const define = <K extends string>(entries: { readonly [code in K]: Message }) => entries;

/** Every way an operation of the studio can fail, with the place and the way out in each language. */
export const STUDIO_ERRORS = define({
  'package.notOurs': {
    en: '{file} is not a Fumi template package: {reason}.',
    ja: '{file} は Fumi のテンプレートパッケージではありません: {reason}。',
  },
  'package.corrupt': {
    en: '{file} is damaged: {reason}. Nothing was imported; ask for a fresh copy.',
    ja: '{file} は壊れています: {reason}。何も取り込んでいません。もう一度入手してください。',
  },
  'package.tooNew': {
    en: '{file} was made by a newer version ({sequence} {found}, this studio knows {known}). Update Fumi Studio to open it.',
    ja: '{file} は新しい版で作られています（{sequence} {found}、この版は {known} まで）。Fumi Studio を更新してください。',
  },
  'package.migrationFailed': {
    en: '{file} could not be brought up to date: {reason}. The file is unchanged.',
    ja: '{file} を現在の形式に変換できません: {reason}。ファイルは変更していません。',
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
    en: 'The change was refused: {reason}.',
    ja: '変更できません: {reason}。',
  },
  'template.unreadable': {
    en: 'The template {template} in the workspace cannot be opened: {reason}. It is kept as it is.',
    ja: 'ワークスペースのテンプレート {template} を開けません: {reason}。内容はそのまま残しています。',
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
  'dataset.isPdf': {
    en: '{file} is a PDF file: pages to look at, without records. Take the file that its data came from, as CSV, JSON or JSON Lines.',
    ja: '{file} は PDF ファイルで、レコードを含みません。元のデータを CSV、JSON、JSON Lines のいずれかで用意してください。',
  },
  'dataset.isWorkbook': {
    en: '{file} is a workbook or an archive. Open it and save the sheet with the records as CSV (UTF-8).',
    ja: '{file} は表計算のブックまたは圧縮ファイルです。開いて、レコードのシートを CSV（UTF-8）で保存してください。',
  },
  'dataset.isMarkup': {
    en: '{file} is XML or HTML, which is not read as data. Save the records as CSV, JSON or JSON Lines.',
    ja: '{file} は XML または HTML で、データとして読み込めません。レコードを CSV、JSON、JSON Lines のいずれかで保存してください。',
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
    en: 'The file {asset} is no longer in the workspace.',
    ja: 'ファイル {asset} はワークスペースにありません。',
  },
  'asset.unsupported': {
    en: '{file} cannot be used as an image (PNG, JPEG, SVG or PDF): {reason}.',
    ja: '{file} は画像（PNG、JPEG、SVG、PDF）として使えません: {reason}。',
  },
  'asset.pixelFormat': {
    en: '{file} is a picture of the format {format}. Save it as PNG or JPEG, and choose that file.',
    ja: '{file} は {format} 形式の画像です。PNG または JPEG で保存し、そのファイルを選んでください。',
  },
  'asset.drawingFormat': {
    en: '{file} is a drawing of the format {format}. Save it as SVG or PDF, and choose that file.',
    ja: '{file} は {format} 形式の図です。SVG または PDF で保存し、そのファイルを選んでください。',
  },
  'profile.notIcc': {
    en: '{profile} is not an ICC profile, or it is damaged.',
    ja: '{profile} は ICC プロファイルではないか、破損しています。',
  },
  'profile.tooNew': {
    en: '{profile} is an ICC profile of a version that PDF does not know. Ask the printer for one of version 2 or 4.',
    ja: '{profile} は PDF が対応していないバージョンの ICC プロファイルです。バージョン 2 または 4 のものを印刷会社に依頼してください。',
  },
  'profile.notCmyk': {
    en: '{profile} is an ICC profile for other colours than CMYK. Ask the printer for the one of the press.',
    ja: '{profile} は CMYK 用の ICC プロファイルではありません。印刷機用のものを印刷会社に依頼してください。',
  },
  'profile.notOutput': {
    en: '{profile} is an ICC profile, but not one of a printing condition. Ask the printer for the one of the press.',
    ja: '{profile} は ICC プロファイルですが、印刷条件（出力デバイス）のものではありません。印刷機用のものを印刷会社に依頼してください。',
  },
  'font.notFont': {
    en: '{file} is no font. Bring a TrueType or OpenType file (.ttf, .otf).',
    ja: '{file} はフォントではありません。TrueType または OpenType ファイル（.ttf、.otf）を用意してください。',
  },
  'font.webFont': {
    en: '{file} is a web font (WOFF). Bring the same font as a TrueType or OpenType file (.ttf, .otf).',
    ja: '{file} は Web フォント（WOFF）です。同じフォントの TrueType または OpenType ファイル（.ttf、.otf）を用意してください。',
  },
  'font.largeCollection': {
    en: '{file} is a collection of {count} fonts, which take {size} MB one by one; at most {limit} MB are taken. Bring those that you use as files of their own (.ttf, .otf).',
    ja: '{file} は {count} 個のフォントをまとめたコレクションで、個別に取り出すと {size} MB になります（上限 {limit} MB）。使うフォントだけを個別のファイル（.ttf、.otf）で用意してください。',
  },
  'font.damaged': {
    en: '{file} is damaged: {reason}. Get a fresh copy from whoever made the font.',
    ja: '{file} は壊れています: {reason}。フォントの提供元からもう一度入手してください。',
  },
  'font.notEmbeddable': {
    en: '{family} in {file} may not be embedded in documents: the font itself forbids it (OS/2 fsType). Ask its maker for a licence and a file that allow it.',
    ja: '{file} の {family} は文書への埋め込みが禁止されています（フォント内の OS/2 fsType）。埋め込みを許可するライセンスとファイルを提供元に求めてください。',
  },
  'font.cutExists': {
    en: '{family} {cut} is here already, as another file ({existing}). Remove that one first if {file} is to take its place.',
    ja: '{family} {cut} は別のファイル（{existing}）としてすでにあります。{file} に置き換えるには、先にそのファイルを削除してください。',
  },
  'font.cutShipped': {
    en: '{family} {cut} comes with the studio and stays as it is, so that documents look the same everywhere. {file} was not added; a version under another family name can be.',
    ja: '{family} {cut} は Fumi Studio に付属しており、どこでも同じ文書になるよう置き換えられません。{file} は追加していません。ファミリー名が異なるものは追加できます。',
  },
  'font.notFound': {
    en: 'The font {font} is no longer here.',
    ja: 'フォント {font} はもうありません。',
  },
  'font.inUse': {
    en: '{family} is used by {templates}. Look at them first, then confirm that the font goes; they are set in another one after that.',
    ja: '{family} は {templates} で使われています。確認のうえで削除してください。削除後は別のフォントで組まれます。',
  },
  'font.inCollection': {
    en: '{family} is one of several fonts in {file}, which somebody put into the folder of fonts. Remove the file there, then start again; or leave the font where it is.',
    ja: '{family} は、フォントのフォルダーに置かれた {file} に含まれるフォントの1つです。削除するには、フォルダーからそのファイルを削除して起動し直してください。',
  },
  'font.shipped': {
    en: '{family} comes with the studio and cannot be removed.',
    ja: '{family} は Fumi Studio に付属しているため削除できません。',
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
  'pdfOutput.needsTags': {
    en: 'This standard asks for tags, and they are switched off.',
    ja: 'この規格にはタグが必要ですが、オフになっています。',
  },
  'pdfOutput.otherVersion': {
    en: 'This standard belongs to another version of PDF.',
    ja: 'この規格は別のバージョンの PDF のものです。',
  },
  'pdfOutput.encrypted': {
    en: 'Files for archives and printers cannot be protected. Choose PDF/UA-1 or no standard.',
    ja: '保存用・印刷用のファイルは保護できません。PDF/UA-1 または規格なしを選んでください。',
  },
  'pdfOutput.needsPrinting': {
    en: 'PDF/X-4 needs the printer’s ICC profile, and the document has none. Choose one in the document’s properties, under Printing.',
    ja: 'PDF/X-4 には印刷会社の ICC プロファイルが必要ですが、文書に設定されていません。文書のプロパティの「印刷」で選んでください。',
  },
  'pdfOutput.twoPasswords': {
    en: 'Give one password for all or a field with each one’s own, not both.',
    ja: '共通のパスワードか、パスワードのフィールドのどちらか一方を指定してください。',
  },
  'pdfOutput.badField': {
    en: 'The field of the passwords is no path of a field.',
    ja: 'パスワードのフィールドの指定が正しくありません。',
  },
  'pdfOutput.mergedPasswords': {
    en: 'One file for all records cannot have a password for each of them.',
    ja: '1 つのファイルにまとめる場合、レコードごとのパスワードは使えません。',
  },
  'proof.interrupted': {
    en: 'Fumi Studio was closed or stopped while the proof ran. Start the proof again.',
    ja: 'プルーフの実行中に Fumi Studio が終了しました。もう一度実行してください。',
  },
  'proof.workerLost': {
    en: 'The proof was given up because its worker stopped again and again: {reason}. Try fewer records at a time.',
    ja: '処理プロセスが繰り返し停止したため、プルーフを中止しました: {reason}。レコード数を減らしてお試しください。',
  },
  'file.notFound': { en: '{path} does not exist.', ja: '{path} がありません。' },
  'file.unreadable': {
    en: '{path} cannot be read: {reason}.',
    ja: '{path} を読めません: {reason}。',
  },
  'file.unwritable': {
    en: '{path} cannot be written: {reason}.',
    ja: '{path} に書き込めません: {reason}。',
  },
  'file.diskFull': {
    en: 'The disk that holds {path} is full. Free some space and try again; nothing half-written was left.',
    ja: '{path} のあるディスクがいっぱいです。空きを作ってからやり直してください。書きかけのファイルは残していません。',
  },
  'workspace.unreadable': {
    en: 'The workspace in {path} cannot be opened: {reason}.',
    ja: '{path} のワークスペースを開けません: {reason}。',
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
  'people.notAllowed': {
    en: '{person} may not do this: it takes the role {role}. Switch to somebody who has it.',
    ja: '{person} にはこの操作の権限がありません（必要な役割: {role}）。該当する役割の人に切り替えてください。',
  },
  'people.notFound': {
    en: 'The person {person} is no longer in the workspace.',
    ja: '{person} はワークスペースにいません。',
  },
  'people.lastOne': {
    en: 'Nobody else could work here: at least one active person is needed.',
    ja: '有効な人が少なくとも 1 人必要です。',
  },
  'people.nameTaken': {
    en: 'There already is somebody called {name}. Add a middle name or a department.',
    ja: '{name} という名前はすでにあります。所属などを付けて区別してください。',
  },
  'key.missing': {
    en: '{person} has no signing key yet. Make one under People before approving.',
    ja: '{person} には署名鍵がありません。承認の前に「担当者」で作成してください。',
  },
  'key.exists': {
    en: '{person} has a signing key already.',
    ja: '{person} にはすでに署名鍵があります。',
  },
  'key.passphrase': {
    en: 'The passphrase does not open the signing key of {person}. Nothing was signed.',
    ja: 'パスフレーズが {person} の署名鍵と一致しません。署名していません。',
  },
  'key.needsPassphrase': {
    en: 'This machine has no keychain, so the signing key needs a passphrase of at least {length} characters.',
    ja: 'この端末にはキーチェーンがないため、署名鍵には {length} 文字以上のパスフレーズが必要です。',
  },
  'key.damaged': {
    en: 'The signing key of {person} cannot be read: {reason}. Make a new one and have it registered.',
    ja: '{person} の署名鍵を読めません: {reason}。新しい鍵を作成し、登録し直してください。',
  },
  'wording.outside': {
    en: '{element} is not open for rewording. Ask the designer to open it.',
    ja: '{element} の文言は編集できません。デザイナーに依頼してください。',
  },
  'wording.foreign': {
    en: '{element}: only fields and formatting that the text already has may be used.',
    ja: '{element}: この文章にある項目と書式だけを使用できます。',
  },
  'wording.budget': {
    en: '{element} would have {length} characters; its budget is {budget}.',
    ja: '「{element}」が {length} 文字になります（上限 {budget} 文字）。',
  },
  'version.notFound': {
    en: 'There is no version {version} of {template}.',
    ja: '{template} に版 {version} はありません。',
  },
  'version.unchanged': {
    en: 'Nothing has changed since version {version}; there is nothing to save.',
    ja: '版 {version} から変更がないため、保存するものがありません。',
  },
  'version.notApproved': {
    en: 'Version {version} of {template} is not approved. Have it reviewed first.',
    ja: '{template} の版 {version} は承認されていません。先にレビューを受けてください。',
  },
  'review.notFound': {
    en: 'The review {review} is no longer in the workspace.',
    ja: 'レビュー {review} はワークスペースにありません。',
  },
  'review.exists': {
    en: 'Version {version} has been submitted already.',
    ja: '版 {version} はすでに提出されています。',
  },
  'review.decided': {
    en: 'Version {version} was decided on already ({state}).',
    ja: '版 {version} の審査はすでに終わっています（{state}）。',
  },
  'review.preparing': {
    en: 'The evidence for version {version} is still being made. Decide when it is there.',
    ja: '版 {version} のエビデンスを作成中です。完了してから判断してください。',
  },
  'review.fourEyes': {
    en: '{person} changed or submitted this version and cannot approve it. Somebody else has to.',
    ja: '{person} はこの版の変更者または提出者のため承認できません。別の人が承認してください。',
  },
  'review.noReason': {
    en: 'Say why it is returned, so that the author knows what to do.',
    ja: '差し戻しの理由を記入してください。',
  },
  'review.evidenceFailed': {
    en: 'The evidence could not be made: {reason}. Withdraw the submission and submit again.',
    ja: 'エビデンスを作成できません: {reason}。提出を取り下げて、もう一度提出してください。',
  },
  'server.notFound': {
    en: 'The server {server} is no longer in the list.',
    ja: 'サーバー {server} は一覧にありません。',
  },
  'server.badAddress': {
    en: '{url} is not an address of a composition server. Write it like http://127.0.0.1:4100.',
    ja: '{url} は合成サーバーのアドレスではありません（例: http://127.0.0.1:4100）。',
  },
  'server.unreachable': {
    en: '{server} does not answer at {url}: {reason}. Look at its state when it is back, then try again.',
    ja: '「{server}」（{url}）が応答しません: {reason}。復旧後に状態を確認してから、もう一度お試しください。',
  },
  'server.noToken': {
    en: 'There is no access token for {server}. Enter one in its settings.',
    ja: '「{server}」のアクセストークンがありません。サーバーの設定で入力してください。',
  },
  'server.unexpected': {
    en: '{server} answered something this studio does not understand: {reason}.',
    ja: '「{server}」の応答を解釈できません: {reason}。',
  },
  'composer.unauthorised': {
    en: 'The server does not know the access token. Enter a valid one.',
    ja: 'サーバーがアクセストークンを認識しません。有効なトークンを入力してください。',
  },
  'composer.forbidden': {
    en: 'The access token lacks the scope {scope}. Ask the operator of the server for one that has it.',
    ja: 'アクセストークンに権限 {scope} がありません。サーバーの管理者に依頼してください。',
  },
  'composer.notFound': {
    en: 'The server has no {what} {id}.',
    ja: 'サーバーに {what} {id} はありません。',
  },
  'composer.refused': {
    en: 'The server refused the package: {reasons}.',
    ja: 'サーバーがパッケージを拒否しました: {reasons}。',
  },
  'composer.notActive': {
    en: 'No version of {template} is active in {environment}.',
    ja: '{environment} で有効な {template} の版がありません。',
  },
  'composer.nothingBefore': {
    en: 'No other version of {template} was active in {environment} before.',
    ja: '{environment} で以前に有効だった {template} の版がありません。',
  },
  'composer.badRecord': {
    en: 'Record {record}: {reason}.',
    ja: 'レコード {record}: {reason}。',
  },
  'composer.badBatch': {
    en: 'The batch was not accepted: {reason}.',
    ja: 'バッチを受け付けられません: {reason}。',
  },
  'composer.jobState': {
    en: 'Job {job} is {state}; this cannot be done now.',
    ja: 'ジョブ {job} は {state} のため、この操作はできません。',
  },
  'composer.tooLarge': {
    en: 'The request is larger than {limit} MB. Send it in parts.',
    ja: 'リクエストが {limit} MB を超えています。分割して送信してください。',
  },
  'composer.tooLong': {
    en: 'Composing took longer than {seconds} s and was given up.',
    ja: '合成が {seconds} 秒を超えたため中止しました。',
  },
  'composer.tooMany': {
    en: 'Too many requests. Try again in {seconds} s.',
    ja: 'リクエストが多すぎます。{seconds} 秒後にもう一度お試しください。',
  },
  'composer.badInput': {
    en: 'The request is not valid: {reason}.',
    ja: 'リクエストが正しくありません: {reason}。',
  },
  'composer.stopping': {
    en: 'The server is shutting down. Nothing was accepted; try again when it is back.',
    ja: 'サーバーは終了処理中です。受け付けていません。再開後にもう一度お試しください。',
  },
  'composer.documentLost': {
    en: 'The document {id} in the server’s store is damaged or missing: {reason}.',
    ja: 'サーバーに保管された文書 {id} が壊れているか見つかりません: {reason}。',
  },
  'composer.exists': {
    en: 'There already is {what} {id} on the server. Choose another name.',
    ja: 'サーバーには {what} {id} がすでにあります。別の名前にしてください。',
  },
  'composer.storeBusy': {
    en: 'The store in {path} is in use by another composition server.',
    ja: '{path} のデータは別の合成サーバーが使用中です。',
  },
  'composer.storeTooNew': {
    en: 'The store in {path} was made by a newer version (format {found}, this server knows {known}). Update Fumi Studio to open it.',
    ja: '{path} のデータは新しい版で作られています（形式 {found}、この版は {known} まで）。Fumi Studio を更新してください。',
  },
  'composer.storeUnreadable': {
    en: 'The store in {path} cannot be opened: {reason}. Nothing was changed; restore a backup.',
    ja: '{path} のデータを開けません: {reason}。何も変更していません。バックアップから復元してください。',
  },
  'internal.failure': {
    en: 'Something went wrong inside Fumi Studio: {reason}. Your work is saved; please report this.',
    ja: 'Fumi Studio の内部で問題が起きました: {reason}。作業内容は保存されています。ご報告ください。',
  },
});

export type StudioErrorCode = keyof typeof STUDIO_ERRORS;
