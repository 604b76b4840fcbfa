/**
 * Every diagnostic there is: its code, how grave it is, and what it says in each language. Codes are `area.what`
 * and never change their meaning, because batches, tests and scripts count by them.
 */
import type { Severity } from './diagnostic';
import type { Message } from './message';

interface Entry extends Message {
  readonly severity: Severity;
  readonly hint?: Message;
}

const define = <K extends string>(entries: { readonly [code in K]: Entry }) => entries;

export const CATALOGUE = define({
  'model.unknownType': {
    severity: 'warning',
    en: 'Element type “{type}” is not known to this version; a placeholder is drawn.',
    ja: '要素の種類「{type}」はこの版では扱えないため、代替枠を表示します。',
    hint: {
      en: 'Open the template with a newer Fumi Studio.',
      ja: '新しい版の Fumi Studio で開いてください。',
    },
  },
  'model.invalidProps': {
    severity: 'error',
    en: 'Property {property} is not valid: {reason}.',
    ja: 'プロパティ {property} が正しくありません: {reason}。',
  },
  'model.missingStyle': {
    severity: 'error',
    en: 'Style “{style}” does not exist.',
    ja: 'スタイル「{style}」がありません。',
    hint: { en: 'Choose another style or add it.', ja: '別のスタイルを選ぶか、追加してください。' },
  },
  'model.missingColour': {
    severity: 'error',
    en: 'The colour “{colour}” does not exist; black is used.',
    ja: '色「{colour}」がないため黒で表示します。',
    hint: { en: 'Choose another colour or add it.', ja: '別の色を選ぶか、追加してください。' },
  },
  'model.missingList': {
    severity: 'error',
    en: 'The list style “{list}” does not exist; the paragraphs are shown without it.',
    ja: 'リストスタイル「{list}」がないため、通常の段落として表示します。',
    hint: {
      en: 'Choose another list style or add it.',
      ja: '別のリストスタイルを選ぶか、追加してください。',
    },
  },
  'model.missingMaster': {
    severity: 'error',
    en: 'No page master fits page {page}.',
    ja: '{page} ページに合うページマスターがありません。',
    hint: {
      en: 'Add a page master that is used for any page.',
      ja: 'すべてのページで使うページマスターを追加してください。',
    },
  },
  'rule.syntax': {
    severity: 'error',
    en: 'The expression cannot be read: {reason}.',
    ja: '式を解釈できません: {reason}。',
  },
  'rule.unknownField': {
    severity: 'error',
    en: 'There is no field “{field}” in the data.',
    ja: 'データに項目「{field}」がありません。',
    hint: { en: 'Did you mean “{suggestion}”?', ja: '「{suggestion}」ではありませんか。' },
  },
  'rule.type': {
    severity: 'error',
    en: 'The expression does not fit its types: {reason}',
    ja: '式の型が合いません: {reason}',
  },
  'rule.unexpected': {
    severity: 'error',
    en: '“{found}” is not expected here.',
    ja: 'ここに「{found}」は書けません。',
  },
  'rule.unfinished': {
    severity: 'error',
    en: 'The expression is not finished.',
    ja: '式が途中で終わっています。',
  },
  'rule.openText': {
    severity: 'error',
    en: 'The text has no closing quotation mark.',
    ja: '文字列の引用符が閉じていません。',
  },
  'rule.number': {
    severity: 'error',
    en: '“{found}” is not a number that can be used.',
    ja: '「{found}」は使用できない数値です。',
  },
  'rule.reservedName': {
    severity: 'error',
    en: '“{name}” is a word of the expression language.',
    ja: '「{name}」は式の予約語です。',
    hint: {
      en: 'Write the field in back quotes: `{name}`.',
      ja: '項目名は `{name}` のように逆引用符で囲んでください。',
    },
  },
  'rule.loopVariable': {
    severity: 'error',
    en: '“{found}” cannot name the item of a list.',
    ja: '「{found}」はリストの要素名に使えません。',
  },
  'rule.tooLarge': {
    severity: 'error',
    en: 'The expression is too long or too deeply nested.',
    ja: '式が長すぎるか、入れ子が深すぎます。',
    hint: { en: 'Split it into computed values.', ja: '計算項目に分けてください。' },
  },
  'rule.operands': {
    severity: 'error',
    en: '{operator} cannot be used with {left} and {right}.',
    ja: '{operator} は {left} と {right} に使えません。',
  },
  'rule.operand': {
    severity: 'error',
    en: '{operator} cannot be used with {actual}.',
    ja: '{operator} は {actual} に使えません。',
  },
  'rule.unknownFunction': {
    severity: 'error',
    en: 'There is no function “{name}”.',
    ja: '関数「{name}」はありません。',
    hint: { en: 'Did you mean “{suggestion}”?', ja: '「{suggestion}」ではありませんか。' },
  },
  'rule.arguments': {
    severity: 'error',
    en: '{signature}: these arguments do not fit ({actual}).',
    ja: '{signature}: 引数が合いません（{actual}）。',
  },
  'rule.notAllowed': {
    severity: 'error',
    en: '“{name}” is not part of the expression language here.',
    ja: '「{name}」はここでは使えません。',
  },
  'rule.resultType': {
    severity: 'error',
    en: 'The expression should yield {expected} but yields {actual}.',
    ja: '式の結果は {expected} のはずですが {actual} です。',
  },
  'rule.noValue': {
    severity: 'warning',
    en: '“{expression}” has no value in this record.',
    ja: 'このレコードでは「{expression}」に値がありません。',
    hint: { en: 'Guard optional fields with has(…).', ja: '任意の項目は has(…) で確かめてください。' },
  },
  'rule.badValue': {
    severity: 'warning',
    en: 'The value of “{expression}” does not fit its type.',
    ja: '「{expression}」の値が型に合いません。',
  },
  'rule.divideByZero': {
    severity: 'warning',
    en: '“{expression}” divides by zero.',
    ja: '「{expression}」でゼロ除算になりました。',
  },
  'rule.outOfRange': {
    severity: 'warning',
    en: '“{expression}” is out of range.',
    ja: '「{expression}」が範囲外です。',
  },
  'rule.tooMuchWork': {
    severity: 'error',
    en: '“{expression}” takes too many steps.',
    ja: '「{expression}」の処理が多すぎます。',
  },
  'rule.evaluation': {
    severity: 'warning',
    en: '“{expression}” could not be computed: {reason}',
    ja: '「{expression}」を計算できません: {reason}',
    hint: { en: 'Guard optional fields with has(…).', ja: '任意の項目は has(…) で確かめてください。' },
  },
  'data.missing': {
    severity: 'warning',
    en: '“{field}” has no value in this record.',
    ja: 'このレコードの「{field}」に値がありません。',
  },
  'data.type': {
    severity: 'warning',
    en: '“{field}” should be {expected} but is {actual}.',
    ja: '「{field}」は {expected} のはずですが {actual} です。',
  },
  'data.malformed': {
    severity: 'error',
    en: 'Line {line}: {reason}.',
    ja: '{line} 行目: {reason}。',
  },
  'data.notJson': {
    severity: 'error',
    en: 'Line {line}: this is not valid JSON, near “{near}”.',
    ja: '{line} 行目: JSON として読めません（「{near}」付近）。',
  },
  'data.notRecord': {
    severity: 'error',
    en: 'Line {line}: a record must be an object, but here is {actual}.',
    ja: '{line} 行目: レコードはオブジェクトでなければなりませんが、{actual} です。',
  },
  'data.unfinished': {
    severity: 'error',
    en: 'Line {line}: the file ends in the middle of a record.',
    ja: '{line} 行目: レコードの途中でファイルが終わっています。',
  },
  'data.columns': {
    severity: 'error',
    en: 'Line {line}: {found} columns where the heading has {expected}.',
    ja: '{line} 行目: 見出しは {expected} 列ですが、{found} 列あります。',
  },
  'data.quotes': {
    severity: 'error',
    en: 'Line {line}: a quotation mark stands inside a cell or is never closed.',
    ja: '{line} 行目: 引用符がセルの途中にあるか、閉じられていません。',
  },
  'data.mixed': {
    severity: 'warning',
    en: '“{field}” holds values of several kinds ({kinds}); it is read as text.',
    ja: '「{field}」には複数の種類の値（{kinds}）があるため、文字列として扱います。',
  },
  'data.mostly': {
    severity: 'warning',
    en: '“{field}” holds a list or group, but {others} of {count} values are none; a proof names their records.',
    ja: '「{field}」はリストまたはグループですが、{count} 件中 {others} 件の値は違います。該当レコードは校正で示されます。',
  },
  'data.ambiguousDate': {
    severity: 'warning',
    en: '“{field}” may be day/month or month/day; it is read as text.',
    ja: '「{field}」は日/月と月/日の区別がつかないため、文字列として扱います。',
  },
  'data.encoding': {
    severity: 'error',
    en: 'The text is not valid {encoding}; first bad byte on line {line}.',
    ja: '文字コード {encoding} として読めません（{line} 行目）。',
    hint: { en: 'Choose another encoding.', ja: '別の文字コードを選んでください。' },
  },
  'text.missingGlyph': {
    severity: 'error',
    en: 'No font has the character “{character}” ({codePoint}).',
    ja: '文字「{character}」({codePoint}) を持つフォントがありません。',
    hint: {
      en: 'Bring a font with {script} and name it in a text style; characters that other fonts lack come from it as well.',
      ja: '{scriptJa}を持つフォントを用意し、文字スタイルで指定してください。ほかのフォントにない文字にも使われます。',
    },
  },
  'text.control': {
    severity: 'error',
    en: 'The control character {codePoint} has no shape; what is drawn for it says nothing.',
    ja: '制御文字 {codePoint} には字形がありません。代わりに描かれるものに意味はありません。',
    hint: {
      en: 'Take it out of the data, or see whether the data was read in the right encoding.',
      ja: 'データから取り除くか、データの文字コードが正しいか確認してください。',
    },
  },
  'text.missingVariant': {
    severity: 'warning',
    en: '{family} lacks the variant {sequence} of “{character}”; the usual form is shown.',
    ja: '{family} に「{character}」の異体字 {sequence} がないため、通常の字形で表示します。',
    hint: {
      en: 'Use a font with ideographic variants (Adobe-Japan1, Moji_Joho).',
      ja: '異体字（Adobe-Japan1、Moji_Joho）を持つフォントを使ってください。',
    },
  },
  'text.privateUse': {
    severity: 'warning',
    en: 'Private-use character {codePoint}: its shape depends on the font.',
    ja: '私用領域の文字 {codePoint}（外字）です。字形はフォントに依存します。',
  },
  'text.fallback': {
    severity: 'info',
    en: '“{character}” is not in {family}; {used} is used.',
    ja: '「{character}」は {family} にないため {used} を使いました。',
  },
  'text.missingNote': {
    severity: 'error',
    en: 'The note of a mark in the text does not exist.',
    ja: '注番号に対応する注がありません。',
    hint: {
      en: 'Remove the mark or write its note again.',
      ja: '注番号を削除するか、注を入れ直してください。',
    },
  },
  'text.unresolvedReference': {
    severity: 'warning',
    en: 'What the reference goes to (“{node}”) is not in this document, or has no such text or number; “?” is shown.',
    ja: '参照先「{node}」がこの文書にないか、見出しや番号がないため「?」と表示します。',
    hint: {
      en: 'Show the reference only under the condition of what it refers to.',
      ja: '参照先と同じ条件でのみ表示してください。',
    },
  },
  'text.missingTarget': {
    severity: 'warning',
    en: 'What the link goes to (“{node}”) is not in this document; only its text is shown.',
    ja: 'リンク先「{node}」がこの文書にないため、文字だけを表示します。',
  },
  'text.cutWord': {
    severity: 'warning',
    en: '“{word}” is wider than its line and is cut in the middle.',
    ja: '「{word}」は行の幅に収まらないため、途中で改行します。',
    hint: {
      en: 'Make the box or the column wider, or the text smaller.',
      ja: '枠や列を広げるか、文字を小さくしてください。',
    },
  },
  'text.fitLimit': {
    severity: 'warning',
    en: 'The text does not fit its box even at {limit}.',
    ja: '{limit} にしても文章が枠に収まりません。',
    hint: {
      en: 'Make the box larger or the text shorter.',
      ja: '枠を大きくするか、文章を短くしてください。',
    },
  },
  'toc.empty': {
    severity: 'warning',
    en: 'The table of contents is empty: the document has no heading of its levels.',
    ja: '目次に載せる見出しがありません。',
    hint: {
      en: 'Give headings a style with a heading role.',
      ja: '見出しに見出しの役割を持つスタイルを使ってください。',
    },
  },
  'font.missing': {
    severity: 'error',
    en: 'The font “{family}” is not available; {used} is used.',
    ja: 'フォント「{family}」がないため {used} を使いました。',
    hint: {
      en: 'Add the font under Settings → Fonts, or choose another family in the style.',
      ja: '設定の「フォント」で追加するか、スタイルで別のファミリーを選んでください。',
    },
  },
  'font.restricted': {
    severity: 'error',
    en: 'The licence of “{family}” does not let documents carry the font; {used} is used.',
    ja: 'フォント「{family}」は文書への埋め込みが許可されていないため {used} を使いました。',
    hint: { en: 'Use a font that may be embedded.', ja: '埋め込みが許可されたフォントを使ってください。' },
  },
  'asset.missing': {
    severity: 'error',
    en: 'The image “{asset}” is not in the template.',
    ja: '画像「{asset}」がテンプレートにありません。',
    hint: { en: 'Choose the image again.', ja: '画像を選び直してください。' },
  },
  'asset.unreadable': {
    severity: 'error',
    en: 'The image “{asset}” cannot be read: {reason}.',
    ja: '画像「{asset}」を読めません: {reason}。',
  },
  'asset.cutOff': {
    severity: 'warning',
    en: 'The file of the image “{asset}” breaks off: a part of the picture is missing.',
    ja: '画像「{asset}」のファイルは途中で切れており、画像の一部が欠けています。',
    hint: {
      en: 'Get the whole file and choose it again.',
      ja: '完全なファイルを用意し、選び直してください。',
    },
  },
  'asset.svgPartly': {
    severity: 'warning',
    en: 'The drawing “{asset}” is shown without what cannot be drawn: {features}.',
    ja: '図「{asset}」のうち、次のものは描かれません: {features}',
    hint: {
      en: 'In the drawing program, turn effects into shapes (expand, flatten) or export the drawing as PDF or PNG.',
      ja: '作図ソフトで効果を図形に変換（分割・拡張）するか、図を PDF か PNG で書き出してください。',
    },
  },
  'asset.svgFont': {
    severity: 'warning',
    en: 'The drawing “{asset}” asks for the font “{family}”, which this document lacks; {used} is used.',
    ja: '図「{asset}」が指定するフォント「{family}」がこの文書にないため {used} を使いました。',
    hint: {
      en: 'Use the font in a text style of the template, or convert the text to outlines in the drawing program.',
      ja: 'このフォントをテンプレートの文字スタイルで使うか、作図ソフトで文字をアウトラインに変換してください。',
    },
  },
  'image.noAlternative': {
    severity: 'warning',
    en: 'The image has no alternative text: readers who cannot see it hear nothing of it.',
    ja: '画像に代替テキストがありません。読み上げでは画像があることも伝わりません。',
    hint: {
      en: 'Under Accessibility, say what it shows, or give it the role of decoration.',
      ja: '「アクセシビリティ」で内容を説明する代替テキストを入れるか、役割を「装飾」にしてください。',
    },
  },
  'layout.backgroundSize': {
    severity: 'warning',
    en: 'The background “{file}” is {size} mm, the page {page} mm: it stands in the middle, in its own size.',
    ja: '背景「{file}」は {size} mm、ページは {page} mm です。拡大・縮小せず中央に置きました。',
    hint: {
      en: 'Choose a file in the size of the page, with or without its bleed, or change the size of the page.',
      ja: 'ページと同じ大きさ（または塗り足しを含む大きさ）のファイルを選ぶか、ページサイズを変更してください。',
    },
  },
  'layout.noFrame': {
    severity: 'error',
    en: 'What this flow holds stands nowhere: no page has a frame for it.',
    ja: 'このフローの内容はどこにも表示されません。流し込むフレームのあるページがありません。',
    hint: {
      en: 'Add a frame to a page master and choose the flow there, or delete the flow.',
      ja: 'ページマスターにフレームを追加してこのフローを選ぶか、フローを削除してください。',
    },
  },
  'layout.overset': {
    severity: 'error',
    en: 'The content does not fit: {overflow} pt too tall.',
    ja: '内容が {overflow} pt はみ出しています。',
    hint: { en: 'Make the box taller or the text shorter.', ja: '枠を高くするか、文章を短くしてください。' },
  },
  'layout.tooWide': {
    severity: 'error',
    en: 'The content is {overflow} pt wider than the room it has.',
    ja: '内容が置き場所の幅より {overflow} pt 広くなっています。',
    hint: { en: 'Make it narrower.', ja: '幅を狭くしてください。' },
  },
  'layout.outsidePage': {
    severity: 'error',
    en: 'The element stands {distance} pt outside of the page.',
    ja: '要素がページから {distance} pt はみ出しています。',
    hint: {
      en: 'Change its place or what it is anchored to.',
      ja: '位置、または何を基準に置くかを変えてください。',
    },
  },
  'layout.noteContinues': {
    severity: 'warning',
    en: 'The note does not fit on page {page} and goes on on the next one.',
    ja: '注が {page} ページに収まらず、次のページに続いています。',
    hint: { en: 'Make the note shorter.', ja: '注を短くしてください。' },
  },
  'layout.missingAttachment': {
    severity: 'error',
    en: 'The file of the attachment “{name}” is not in the template.',
    ja: '添付ファイル「{name}」の中身がテンプレートにありません。',
    hint: { en: 'Choose the file again.', ja: 'ファイルを選び直してください。' },
  },
  'layout.unsettled': {
    severity: 'warning',
    en: 'Page numbers did not settle after {passes} passes.',
    ja: 'ページ番号が {passes} 回の組版で確定しませんでした。',
  },
  'layout.tooManyPages': {
    severity: 'error',
    en: 'The document was cut after {limit} pages.',
    ja: '{limit} ページで打ち切りました。',
  },
  'table.tooManyCells': {
    severity: 'error',
    en: 'A row has cells for {cells} columns, the table has {columns}.',
    ja: '表は {columns} 列ですが、行に {cells} 列分のセルがあります。',
    hint: { en: 'Add a column or remove cells.', ja: '列を追加するか、セルを削除してください。' },
  },
  'link.refused': {
    severity: 'error',
    en: '“{address}” cannot be a link; only its text is shown.',
    ja: '「{address}」はリンクにできないため、文字だけを表示します。',
    hint: {
      en: 'Addresses begin with https, http, mailto or tel.',
      ja: 'アドレスは https、http、mailto、tel のいずれかで始めてください。',
    },
  },
  'channel.noPages': {
    severity: 'info',
    en: 'E-mails and text messages have no pages: the line with the page number is left out.',
    ja: 'メールとテキストメッセージにはページがないため、ページ番号の行を省きました。',
  },
  'email.noSubject': {
    severity: 'warning',
    en: 'The e-mail has no subject; the template’s name is used.',
    ja: 'メールの件名がないため、テンプレート名を使いました。',
    hint: {
      en: 'Write the subject in the document’s properties.',
      ja: '文書のプロパティで件名を設定してください。',
    },
  },
  'email.noRecipient': {
    severity: 'error',
    en: 'The field {field} holds no e-mail address.',
    ja: '項目 {field} にメールアドレスがありません。',
  },
  'email.empty': {
    severity: 'warning',
    en: 'The e-mail is empty: nothing of the document is for the channel e-mail.',
    ja: 'メールの内容がありません。メールに表示する要素がありません。',
  },
  'email.tooLarge': {
    severity: 'warning',
    en: 'The e-mail’s text takes {size} KB; Gmail cuts it after {limit} KB.',
    ja: 'メール本文が {size} KB あります。Gmail は {limit} KB を超える部分を表示しません。',
    hint: {
      en: 'Leave long tables to the PDF: show them in print only.',
      ja: '長い表は印刷のみに表示し、PDF で届けてください。',
    },
  },
  'email.imageFormat': {
    severity: 'warning',
    en: 'Mail programs do not show {mediaType} images: the alternative text stands there.',
    ja: 'メールソフトは {mediaType} の画像を表示しないため、代替テキストを表示します。',
    hint: {
      en: 'Use a PNG or JPEG image for e-mail.',
      ja: 'メールには PNG か JPEG の画像を使ってください。',
    },
  },
  'sms.empty': {
    severity: 'warning',
    en: 'The text message is empty for this record.',
    ja: 'このレコードのテキストメッセージは空です。',
  },
  'sms.tooLong': {
    severity: 'warning',
    en: 'The text message takes {segments} segments; {limit} are allowed.',
    ja: 'テキストメッセージが {segments} 通分になります（上限 {limit} 通）。',
    hint: {
      en: 'Shorten it, or give only a short text to the channel SMS.',
      ja: '短くするか、SMS には短い文だけを表示してください。',
    },
  },
  'sms.unicode': {
    severity: 'info',
    en: '{characters} is not in the GSM alphabet: the message holds 70 characters a segment instead of 160.',
    ja: '{characters} は GSM 文字にないため、1 通あたり 160 文字ではなく 70 文字になります。',
  },
  'internal.failure': {
    severity: 'error',
    en: 'The record could not be composed: {reason}.',
    ja: 'このレコードを組版できませんでした: {reason}。',
    hint: { en: 'Please report this.', ja: '不具合としてご報告ください。' },
  },
  'pdf.importedPage': {
    severity: 'warning',
    en: 'Page {page} of the PDF “{asset}” holds what a file of this standard may not hold: {problems}.',
    ja: 'PDF「{asset}」の {page} ページに、この PDF の規格で認められないものがあります: {problems}',
    hint: {
      en: 'Save that file with its fonts embedded, for archives as PDF/A.',
      ja: '元のファイルをフォント埋め込みで、保存用には PDF/A で保存し直してください。',
    },
  },
  'printing.badProfile': {
    severity: 'warning',
    en: 'The output profile “{profile}” is missing, damaged or not one for printing in CMYK: no PDF/X can be made.',
    ja: '出力プロファイル「{profile}」がないか、破損しているか、CMYK の印刷用ではないため、PDF/X を作成できません。',
    hint: {
      en: 'Choose the printer’s ICC profile again in the document’s properties, under Printing.',
      ja: '文書のプロパティの「印刷」で、印刷会社の ICC プロファイルを選び直してください。',
    },
  },
  'pdf.noPrintProfile': {
    severity: 'error',
    en: 'No printing condition was chosen, so the file is not valid PDF/X.',
    ja: '印刷条件が指定されていないため、PDF/X に適合しません。',
    hint: {
      en: 'Choose the ICC profile that the printer works by.',
      ja: '印刷会社の ICC プロファイルを指定してください。',
    },
  },
  'pdf.imageNotReduced': {
    severity: 'info',
    en: 'The image “{asset}” has more pixels than can be seen, but cannot be reduced: it is damaged or has more than 64 million. The file keeps all of it.',
    ja: '画像「{asset}」の画素数は見分けられる数を超えていますが、破損しているか 6,400 万画素を超えるため縮小できず、そのままファイルに入ります。',
    hint: {
      en: 'Save the image again with fewer pixels.',
      ja: '画素数を減らして画像を保存し直してください。',
    },
  },
  'pdf.cmykImage': {
    severity: 'warning',
    en: 'The image “{asset}” is CMYK without a profile; the PDF is not valid PDF/A.',
    ja: '画像「{asset}」はプロファイルのない CMYK のため、PDF/A に適合しません。',
    hint: {
      en: 'Save the image as RGB, or choose the profile that the template is printed by.',
      ja: '画像を RGB で保存するか、テンプレートの印刷プロファイルを選んでください。',
    },
  },
  'pdf.noInvoice': {
    severity: 'warning',
    en: 'The attached file “{name}” has the name of an electronic invoice, but says no profile of Factur-X or ZUGFeRD; the PDF is none.',
    ja: '添付ファイル「{name}」は電子インボイスの名前ですが、Factur-X・ZUGFeRD のプロファイルが書かれていないため、PDF は電子インボイスになりません。',
    hint: {
      en: 'Attach the invoice as XML of UN/CEFACT (CrossIndustryInvoice) with its guideline, or choose another name.',
      ja: 'ガイドラインの書かれた UN/CEFACT の XML（CrossIndustryInvoice）を添付するか、別の名前にしてください。',
    },
  },
  'pdf.invoiceRelationship': {
    severity: 'warning',
    en: 'The electronic invoice “{name}” is attached as {relationship}; readers of invoices expect Alternative, Data or Source.',
    ja: '電子インボイス「{name}」の関係が {relationship} になっています。Alternative、Data、Source のいずれかが求められます。',
    hint: { en: 'Choose Alternative.', ja: 'Alternative を選んでください。' },
  },
  'pdf.headingSkipped': {
    severity: 'warning',
    en: 'A heading of level {level} follows where level {expected} was due; readers who listen to the document miss a level.',
    ja: 'レベル {expected} の見出しが来るべきところにレベル {level} の見出しがあり、読み上げる人には階層が欠けます。',
    hint: {
      en: 'Give the heading the role H{expected}, or put one of that level before it.',
      ja: '見出しの役割を H{expected} にするか、その前に同じレベルの見出しを置いてください。',
    },
  },
  'pdf.missingDestination': {
    severity: 'warning',
    en: 'A link goes to “{name}”, which is not in this document.',
    ja: 'リンク先「{name}」がこの文書にありません。',
  },
  'pdf.noPassword': {
    severity: 'error',
    en: 'The field “{field}” has no password for this document; it was not written.',
    ja: 'フィールド「{field}」にこの文書のパスワードがないため、書き出しませんでした。',
    hint: { en: 'Fill the field in.', ja: 'フィールドに値を入れてください。' },
  },
  'pdf.missingAttachment': {
    severity: 'error',
    en: 'The attached file “{name}” is not in the template.',
    ja: '添付ファイル「{name}」がテンプレートにありません。',
    hint: { en: 'Choose the file again.', ja: 'ファイルを選び直してください。' },
  },
});

export type DiagnosticCode = keyof typeof CATALOGUE;

export const DIAGNOSTIC_CODES = Object.keys(CATALOGUE) as DiagnosticCode[];
