import { Minus, Plus } from 'lucide-react';
import { formatNumber, useStrings } from '../i18n';
import { setZoom, useStudio, zoomBy } from '../state';
import { Button, IconButton, MenuButton } from '../ui';
import { strings } from './strings';

const CHOICES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4];

/** − 100 % + */
export function ZoomControl() {
  const t = useStrings(strings);
  const zoom = useStudio((state) => state.view.zoom);
  const text = `${formatNumber(zoom * 100)} %`;
  return (
    <div className="app-zoom">
      <IconButton icon={Minus} label={t('zoomOut')} shortcut="Mod+-" onPress={() => zoomBy(-1)} />
      <MenuButton
        label={t('zoom')}
        entries={CHOICES.map((choice) => ({
          id: String(choice),
          label: `${formatNumber(choice * 100)} %`,
          isChecked: Math.abs(choice - zoom) < 0.001,
        }))}
        onAction={(id) => setZoom(Number(id))}
      >
        <Button variant="quiet" aria-label={`${t('zoom')}: ${text}`}>
          <span className="app-zoom-value numeric">{text}</span>
        </Button>
      </MenuButton>
      <IconButton icon={Plus} label={t('zoomIn')} shortcut="Mod++" onPress={() => zoomBy(1)} />
    </div>
  );
}
