import { useStrings } from '../i18n';
import { strings } from './strings';

/** A submitted version beside the one before it, with evidence, comments and the decision. */
export function ReviewMode() {
  const t = useStrings(strings);
  return <h2>{t('title')}</h2>;
}
