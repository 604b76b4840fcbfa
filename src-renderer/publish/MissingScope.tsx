import type { Scope } from '../../shared/contract';
import { useStrings } from '../i18n';
import { strings } from './strings';

/** Says that the access token is not good enough for what could be done here. */
export function MissingScope({ scope }: { readonly scope: Scope }) {
  const t = useStrings(strings);
  return <p className="publish-notice">▲ {t('lacksScope', { scope: t(`scope_${scope}`) })}</p>;
}
