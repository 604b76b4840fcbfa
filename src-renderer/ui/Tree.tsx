import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Tree as AriaTree,
  Button,
  TreeItemContent,
  type TreeItemContentRenderProps,
  type TreeProps,
} from 'react-aria-components';
import { useStrings } from '../i18n';
import { ICON_STROKE, type Icon, SMALL_ICON_SIZE } from './icon';
import { strings } from './strings';
import './tree.css';

export { TreeItem } from 'react-aria-components';

/** A tree of dense rows. Its items are `TreeItem`s that begin with a `TreeRow`. */
export const Tree = <T,>(props: Omit<TreeProps<T>, 'className' | 'style'>) => (
  <AriaTree selectionBehavior="replace" {...props} className="ui-tree" />
);

interface TreeRowProps {
  readonly icon?: Icon | undefined;
  readonly children: ReactNode | ((state: TreeItemContentRenderProps) => ReactNode);
  /** What stands at the end of the row: tags, a value. */
  readonly end?: ReactNode;
}

/** What a row of a tree shows: indent, chevron, icon, name, and something at its end. */
export function TreeRow({ icon: IconComponent, children, end }: TreeRowProps) {
  const t = useStrings(strings);
  return (
    <TreeItemContent>
      {(state) => (
        <div className="ui-tree-row" style={{ paddingInlineStart: 4 + (state.level - 1) * 14 }}>
          {state.hasChildItems ? (
            <Button slot="chevron" className="ui-tree-chevron" aria-label={t('expand')}>
              <ChevronRight size={12} strokeWidth={2.25} aria-hidden />
            </Button>
          ) : (
            <span className="ui-tree-chevron" />
          )}
          {IconComponent ? (
            <IconComponent
              className="ui-tree-icon"
              size={SMALL_ICON_SIZE}
              strokeWidth={ICON_STROKE}
              aria-hidden
            />
          ) : null}
          <span className="ui-tree-label" dir="auto">
            {typeof children === 'function' ? children(state) : children}
          </span>
          {end ? <span className="ui-tree-end">{end}</span> : null}
        </div>
      )}
    </TreeItemContent>
  );
}
