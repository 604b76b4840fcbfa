import { Unplug } from 'lucide-react';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { connectionStore, reconnect } from '../rpc';
import { Button } from '../ui';
import { strings } from './strings';

/** Says that the host is gone, for as long as it is; work goes on meanwhile. */
export function ConnectionNotice() {
  const t = useStrings(strings);
  const state = useStore(connectionStore, (connection) => connection.state);
  if (state !== 'lost') return null;
  return (
    <div className="app-notice" role="alert">
      <Unplug size={16} aria-hidden />
      <span>{t('connectionLost')}</span>
      <Button variant="secondary" onPress={reconnect}>
        {t('retry')}
      </Button>
    </div>
  );
}
