import { useState } from 'react';
import { useStrings } from '../i18n';
import { useStudio } from '../state';
import { Dialog, SegmentedControl } from '../ui';
import { AuditList } from './AuditList';
import { strings } from './strings';
import { VerifyTrail } from './VerifyTrail';
import './audit.css';

interface AuditDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Everything that was done, by whom and when; and the proof that nothing of it was changed. */
export function AuditDialog({ isOpen, onClose }: AuditDialogProps) {
  const t = useStrings(strings);
  return (
    <Dialog title={t('title')} isOpen={isOpen} onClose={onClose} size="large">
      <Trail />
    </Dialog>
  );
}

function Trail() {
  const t = useStrings(strings);
  const openId = useStudio((state) => state.document?.id ?? null);
  const [isOfTemplate, setOfTemplate] = useState(false);
  const templateId = isOfTemplate ? openId : null;
  return (
    <div className="audit">
      <p className="muted">{t('intro')}</p>
      <div className="audit-bar">
        {openId !== null && (
          <SegmentedControl
            label={t('filter')}
            segments={[
              { id: 'all', label: t('allTemplates') },
              { id: 'template', label: t('thisTemplate') },
            ]}
            value={isOfTemplate ? 'template' : 'all'}
            onChange={(id) => setOfTemplate(id === 'template')}
          />
        )}
        <span className="audit-grow" />
        <VerifyTrail />
      </div>
      <AuditList key={templateId ?? ''} templateId={templateId} />
    </div>
  );
}
