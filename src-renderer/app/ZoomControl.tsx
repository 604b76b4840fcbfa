import { Minus, Plus } from 'lucide-react';
import { fitPage, fitWidth } from '../canvas';
import { formatNumber, useStrings } from '../i18n';
import { setZoom, useStudio, zoomBy } from '../state';
import { Button, IconButton, MenuButton } from '../ui';
import { strings } from './strings';

const FIT_PAGE = 'page';
const FIT_WIDTH = 'width';
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
        entries={[
          { id: FIT_PAGE, label: t('zoomFit'), shortcut: 'Mod+1', isChecked: false },
          { id: FIT_WIDTH, label: t('zoomWidth'), shortcut: 'Mod+2', isChecked: false },
          'separator',
          ...CHOICES.map((choice) => ({
            id: String(choice),
            label: `${formatNumber(choice * 100)} %`,
            isChecked: Math.abs(choice - zoom) < 0.001,
          })),
        ]}
        onAction={(id) => {
          if (id === FIT_PAGE) fitPage();
          else if (id === FIT_WIDTH) fitWidth();
          else setZoom(Number(id));
        }}
      >
        <Button variant="quiet" aria-label={`${t('zoom')}: ${text}`}>
          <span className="app-zoom-value numeric">{text}</span>
        </Button>
      </MenuButton>
      <IconButton icon={Plus} label={t('zoomIn')} shortcut="Mod++" onPress={() => zoomBy(1)} />
    </div>
  );
}
