import { useStrings } from '../i18n';
import { strings } from './strings';

/** From an approved version to the composition server and into force there. */
export function PublishMode() {
  const t = useStrings(strings);
  return <h1>{t('title')}</h1>;
}
