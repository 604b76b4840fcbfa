import { defineStrings } from '../i18n';

export const strings = defineStrings('state', {
  en: {
    changedElsewhere: 'The template was changed in another window. Reload it to go on.',
    editChange: 'change',
    editCondition: 'condition',
    editCut: 'cut',
    editDelete: 'delete',
    editDuplicate: 'duplicate',
    editFormat: 'format',
    editInsert: 'insert',
    editInsertField: 'insert field',
    editMove: 'move',
    editPaste: 'paste',
    editRename: 'rename',
    editResize: 'resize',
    editRestoreVersion: 'restore version',
    editStyle: 'style',
    editTyping: 'typing',
    editWrap: 'put into a box',
    flow: 'Flow',
    lastFrame:
      'Then no frame would show what “{flow}” holds. Choose that flow in another frame first, or delete the flow.',
    lastMaster:
      'A document needs a page, and this is its last page master. Add another one first: Pages, in the properties of the document.',
    locked: 'The element is locked.',
  },
  ja: {
    changedElsewhere: 'テンプレートが別のウィンドウで変更されました。読み込み直すと作業を続けられます。',
    editChange: '変更',
    editCondition: '条件',
    editCut: '切り取り',
    editDelete: '削除',
    editDuplicate: '複製',
    editFormat: '書式',
    editInsert: '挿入',
    editInsertField: '項目の挿入',
    editMove: '移動',
    editPaste: '貼り付け',
    editRename: '名前の変更',
    editResize: 'サイズ変更',
    editRestoreVersion: '版の復元',
    editStyle: 'スタイル',
    editTyping: '入力',
    editWrap: 'ボックスで囲む',
    flow: 'フロー',
    lastFrame:
      '削除すると「{flow}」の内容を表示するフレームがなくなります。先に別のフレームでこのフローを選ぶか、フローを削除してください。',
    lastMaster:
      '最後のページマスターは削除できません。先に文書のプロパティの「ページ」で別のページマスターを追加してください。',
    locked: 'この要素はロックされています。',
  },
});
