import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { BrandMark, Button } from '../ui';
import { startBoot } from './boot';
import { shellStore } from './shell-store';
import { strings } from './strings';

/** Before the studio is there: calm while it loads, plain when it cannot. */
export function BootScreen() {
  const t = useStrings(strings);
  const boot = useStore(shellStore, (state) => state.boot);
  const error = useStore(shellStore, (state) => state.bootError);
  return (
    <main className="app-boot" aria-busy={boot === 'loading'}>
      <BrandMark size={40} />
      {boot === 'failed' ? (
        <div role="alert" className="app-boot-failure">
          <h1 className="app-boot-title">{t('bootFailed')}</h1>
          <p>{t('bootFailedText')}</p>
          {error ? <p className="muted">{error}</p> : null}
          <Button variant="primary" onPress={() => void startBoot()} autoFocus>
            {t('retry')}
          </Button>
        </div>
      ) : (
        <p className="app-boot-text" role="status">
          {t('bootLoading')}
        </p>
      )}
    </main>
  );
}
