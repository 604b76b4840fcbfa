import { Copy, Ellipsis, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import type { TemplateSummary } from '../../shared/contract';
import { formatTime, useLocale, useStrings } from '../i18n';
import { isDesigner, useStudio } from '../state';
import { ConfirmDialog, IconButton, MenuButton, Pill } from '../ui';
import { deleteTemplate, duplicateTemplate } from './library-store';
import { PagePicture } from './PagePicture';
import { pageFormatName } from './page-format';
import { strings } from './strings';
import { THUMBNAIL_SIZE } from './thumbnails';

export type TemplateView = 'cards' | 'list';

interface TemplateListProps {
  readonly templates: readonly TemplateSummary[];
  readonly view: TemplateView;
  readonly onOpen: (id: string) => void;
}

/** The templates of the workspace; Enter or a click opens one. */
export function TemplateList({ templates, view, onOpen }: TemplateListProps) {
  const t = useStrings(strings);
  const mayChange = useStudio(isDesigner);
  const [deleting, setDeleting] = useState<TemplateSummary | null>(null);
  return (
    <>
      <GridList
        aria-label={t('templates')}
        items={templates}
        layout={view === 'cards' ? 'grid' : 'stack'}
        dependencies={[view, mayChange]}
        className={`library-templates library-${view}`}
        onAction={(key) => onOpen(String(key))}
      >
        {(template) => (
          <GridListItem id={template.id} textValue={template.name} className="library-template">
            <TemplateFace template={template} view={view} />
            {mayChange && (
              <MenuButton
                label={t('more', { name: template.name })}
                entries={[
                  { id: 'duplicate', label: t('duplicate'), icon: Copy },
                  'separator',
                  { id: 'delete', label: t('delete'), icon: Trash2, isDanger: true },
                ]}
                onAction={(action) => {
                  if (action === 'delete') setDeleting(template);
                  else void duplicateTemplate(template.id, t('duplicateName', { name: template.name }));
                }}
              >
                <IconButton icon={Ellipsis} label={t('more', { name: template.name })} />
              </MenuButton>
            )}
          </GridListItem>
        )}
      </GridList>
      <ConfirmDialog
        title={t('deleteTemplate')}
        text={t('deleteTemplateText', { name: deleting?.name ?? '' })}
        action={t('delete')}
        isOpen={deleting !== null}
        onClose={() => setDeleting(null)}
        onConfirm={() => {
          if (deleting) void deleteTemplate(deleting.id);
        }}
      />
    </>
  );
}

function TemplateFace({
  template,
  view,
}: {
  readonly template: TemplateSummary;
  readonly view: TemplateView;
}) {
  const t = useStrings(strings);
  useLocale();
  const { name, pageWidth, pageHeight, datasetName, recordCount, languages, updatedAt } = template;
  return (
    <>
      <span className="library-picture">
        <PagePicture template={template} size={view === 'cards' ? THUMBNAIL_SIZE : 28} />
      </span>
      <span className="library-face">
        <span className="library-template-name" lang={languages[0]}>
          {name}
        </span>
        <span className="library-facts">
          <Pill>{pageFormatName(pageWidth, pageHeight)}</Pill>
          {languages.map((language) => (
            <Pill key={language}>{language}</Pill>
          ))}
        </span>
        <span className="library-data muted numeric">
          {datasetName === null ? t('noDataset') : `${t('records', { count: recordCount })} · ${datasetName}`}
        </span>
        <span className="library-time muted numeric">
          {t('updated')} {formatTime(updatedAt)}
        </span>
      </span>
    </>
  );
}
