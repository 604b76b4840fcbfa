import { formatNumber, useStrings } from '../i18n';
import { Digest } from '../ui';
import type { ProvedRecord } from './prove-store';
import { strings } from './strings';

/** Record by record: what came out here and on the server. */
export function ProveTable({ rows }: { readonly rows: readonly ProvedRecord[] }) {
  const t = useStrings(strings);
  return (
    <table className="publish-table" aria-label={t('proveTable')}>
      <thead>
        <tr>
          <th scope="col" data-number>
            {t('record')}
          </th>
          <th scope="col">{t('customer')}</th>
          <th scope="col" data-number>
            {t('pages')}
          </th>
          <th scope="col">{t('digestLocal')}</th>
          <th scope="col">{t('digestServer')}</th>
          <th scope="col">{t('pdf')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ProvedRow key={row.record} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function ProvedRow({ row }: { readonly row: ProvedRecord }) {
  const t = useStrings(strings);
  const { record, title, local, server, isSame } = row;
  return (
    <tr data-tone={isSame ? undefined : 'alarm'}>
      <td data-number>{formatNumber(record + 1)}</td>
      <td className="publish-cell-title" title={title}>
        {title}
      </td>
      <td data-number>{local ? formatNumber(local.pages) : '–'}</td>
      <td>{local ? <Digest value={local.digest} /> : t('notComposed')}</td>
      <td>{server ? <Digest value={server.digest} /> : t('notComposed')}</td>
      <td data-tone={isSame ? 'good' : 'alarm'}>
        {isSame ? `✓ ${t('same')}` : `✗ ${t('differs')}`} <Digest value={local?.pdf ?? null} />
        {local?.pdf !== server?.pdf && (
          <>
            {' ≠ '}
            <Digest value={server?.pdf ?? null} />
          </>
        )}
      </td>
    </tr>
  );
}
