import { useStrings } from '../i18n';
import { strings } from './strings';

/** What a customer received and when, from a composition server's log. */
export function HistoryMode() {
  const t = useStrings(strings);
  return <h1>{t('title')}</h1>;
}
