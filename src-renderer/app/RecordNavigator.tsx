import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useStrings } from '../i18n';
import { nextRecord, previousRecord, useStudio } from '../state';
import { IconButton } from '../ui';
import { RecordSearch } from './RecordSearch';
import { strings } from './strings';
import './record-navigator.css';

/** ◀ the customer on show ▶; pressing the name finds another. */
export function RecordNavigator() {
  const t = useStrings(strings);
  const record = useStudio((state) => state.record);
  const dataset = useStudio((state) => state.document?.dataset ?? null);
  const [isOpen, setIsOpen] = useState(false);
  if (!dataset || !record) return <span className="muted app-no-record">{t('noRecord')}</span>;
  const last = dataset.recordCount - 1;
  return (
    <div className="app-records">
      <IconButton
        icon={ChevronLeft}
        label={t('previousRecord')}
        shortcut="Alt+ArrowLeft"
        isDisabled={record.index === 0}
        onPress={() => void previousRecord()}
      />
      <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
        <Button className="app-record">
          <span className="app-record-title">{record.title}</span>
          <span className="app-record-place numeric">
            {t('recordOf', { index: record.index + 1, total: dataset.recordCount })}
          </span>
        </Button>
        <Popover className="ui-popover app-record-popover" offset={6}>
          <Dialog aria-label={t('searchRecords')}>
            <RecordSearch datasetId={dataset.id} shown={record.index} onDone={() => setIsOpen(false)} />
          </Dialog>
        </Popover>
      </DialogTrigger>
      <IconButton
        icon={ChevronRight}
        label={t('nextRecord')}
        shortcut="Alt+ArrowRight"
        isDisabled={record.index >= last}
        onPress={() => void nextRecord()}
      />
    </div>
  );
}
