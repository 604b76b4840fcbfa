import type { ImportPreview } from '../../shared/contract';
import type { FieldType } from '../../shared/data';
import { useStrings } from '../i18n';
import { strings } from './strings';
import { type OutlineLine, outlineValue, previewColumns } from './value-outline';

export const TYPE_KEYS = {
  string: 'typeString',
  number: 'typeNumber',
  integer: 'typeInteger',
  boolean: 'typeBoolean',
  date: 'typeDate',
  datetime: 'typeDatetime',
  list: 'typeList',
  object: 'typeObject',
} as const;

/** The first records as they will be, one column per field; nested values as their structure. */
export function PreviewTable({ preview }: { readonly preview: ImportPreview }) {
  const t = useStrings(strings);
  const columns = previewColumns(preview.contract);
  return (
    // The table scrolls by itself, so the keyboard must be able to reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus (WCAG 2.1.1).
    <section className="import-table" tabIndex={0} aria-label={t('firstRecords')}>
      <table>
        <thead>
          <tr>
            {columns.map(({ key, type }) => (
              <th key={key} scope="col" data-number={isNumber(type) || undefined}>
                {type.label ?? key}
                <span className="import-type">{t(TYPE_KEYS[type.kind])}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.records.map((record, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: records of a preview have no identity but their place.
            <tr key={index}>
              {columns.map(({ key, type }) => (
                <td key={key} data-number={isNumber(type) || undefined}>
                  <Cell value={record[key]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isNumber = ({ kind }: FieldType): boolean => kind === 'number' || kind === 'integer';

function Cell({ value }: { readonly value: Parameters<typeof outlineValue>[0] }) {
  const t = useStrings(strings);
  const outline = outlineValue(value);
  switch (outline.kind) {
    case 'absent':
      return (
        <span className="muted">
          <span aria-hidden>–</span>
          <span className="visually-hidden">{t('absent')}</span>
        </span>
      );
    case 'text':
      return outline.text;
    case 'nested':
      return (
        <div className="import-nested">
          {outline.count !== undefined && (
            <span className="import-count">{t('items', { count: outline.count })}</span>
          )}
          {outline.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of an outline have no identity but their place.
            <Line key={index} line={line} />
          ))}
          {outline.isCut && <span className="muted">{t('more')}</span>}
        </div>
      );
  }
}

const Line = ({ line }: { readonly line: OutlineLine }) => (
  <span style={{ paddingInlineStart: line.depth * 10 }}>
    {line.key !== '' && <span className="muted">{line.key} </span>}
    {line.text}
  </span>
);
