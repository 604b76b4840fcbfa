import { type PointerEvent, useState } from 'react';
import type { DisplayList } from '../../shared/display';
import type { Box } from '../../shared/geometry';
import type { NodeId, Template } from '../../shared/model';
import { useStrings } from '../i18n';
import type { ComparedSide } from './compared';
import { elementAt, elementBoxes } from './element-marks';
import { PageSheet } from './PageSheet';
import { type Pin, placePins } from './pins';
import { strings } from './strings';
import { WordMarks } from './WordMarks';

interface SideBySideProps {
  readonly before: ComparedSide | null;
  readonly after: ComparedSide | null;
  readonly page: number;
  readonly scale: number;
  /** The element that is looked at. */
  readonly nodeId: NodeId | null;
  readonly onPick?: ((nodeId: NodeId | null) => void) | undefined;
  readonly pins: readonly Pin[];
  readonly onPin?: ((pin: Pin) => void) | undefined;
}

/** Both pages beside each other; an element of the later one can be pointed at. */
export function SideBySide(props: SideBySideProps) {
  const { before, after, page, scale, nodeId, onPick, pins, onPin } = props;
  return (
    <div className="review-pair">
      {before && <Side side={before} page={page} scale={scale} nodeId={nodeId} pins={[]} />}
      {after && (
        <Side
          side={after}
          page={page}
          scale={scale}
          nodeId={nodeId}
          onPick={onPick}
          pins={pins}
          onPin={onPin}
        />
      )}
    </div>
  );
}

interface SideProps extends Pick<SideBySideProps, 'page' | 'scale' | 'nodeId' | 'onPick' | 'pins' | 'onPin'> {
  readonly side: ComparedSide;
}

function Side({ side, page, scale, nodeId, onPick, pins, onPin }: SideProps) {
  const t = useStrings(strings);
  const { name, detail, list } = side;
  return (
    <figure className="review-side-page">
      <figcaption className="review-page-name">
        <b>{name}</b> <span className="review-page-detail">{detail}</span>
      </figcaption>
      {page < list.pages.length ? (
        <PageSheet list={list} page={page} scale={scale} label={t('pageOf', { name, page: page + 1 })}>
          <WordMarks marks={side.marks} page={page} scale={scale} kind={side.role} />
          {nodeId !== null &&
            elementBoxes(list, page, scale, nodeId).map((box) => (
              <Outline key={`${box.x} ${box.y}`} box={box} kind="selected" />
            ))}
          {onPick && (
            <Picker template={side.template} list={list} page={page} scale={scale} onPick={onPick} />
          )}
          <Pins list={list} page={page} scale={scale} pins={pins} onPin={onPin} />
        </PageSheet>
      ) : (
        <p className="review-no-page">
          {t('noSuchPage', { name, page: page + 1, count: list.pages.length })}
        </p>
      )}
    </figure>
  );
}

/** A frame around an element. */
export function Outline({
  box,
  kind,
}: {
  readonly box: Box;
  readonly kind: 'selected' | 'hovered' | 'changed';
}) {
  return (
    <span
      className={`review-outline review-outline-${kind}`}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
    />
  );
}

interface PickerProps {
  readonly template: Template;
  readonly list: DisplayList;
  readonly page: number;
  readonly scale: number;
  readonly onPick: (nodeId: NodeId | null) => void;
}

/** Catches the pointer over a page. The keyboard's way to an element is the field beside the comments. */
function Picker({ template, list, page, scale, onPick }: PickerProps) {
  const [hovered, setHovered] = useState<NodeId | null>(null);
  const under = (event: PointerEvent<HTMLElement>): NodeId | null => {
    const frame = event.currentTarget.getBoundingClientRect();
    const point = { x: event.clientX - frame.left, y: event.clientY - frame.top };
    return elementAt(template, list, page, scale, point);
  };
  return (
    <div
      className={hovered === null ? 'review-picker' : 'review-picker review-picker-over'}
      onPointerMove={(event) => setHovered(under(event))}
      onPointerLeave={() => setHovered(null)}
      onPointerUp={(event) => onPick(under(event))}
    >
      {hovered !== null &&
        elementBoxes(list, page, scale, hovered).map((box) => (
          <Outline key={`${box.x} ${box.y}`} box={box} kind="hovered" />
        ))}
    </div>
  );
}

type PinsProps = Pick<SideProps, 'page' | 'scale' | 'pins' | 'onPin'> & { readonly list: DisplayList };

/** Pins at the upper end of their elements; where another stands already, further towards the text's beginning. */
function Pins({ list, page, scale, pins, onPin }: PinsProps) {
  const t = useStrings(strings);
  const placed = placePins(pins, (nodeId) => elementBoxes(list, page, scale, nodeId)[0]);
  return placed.map(({ pin, x, y }) => {
    return (
      <button
        key={pin.commentId}
        type="button"
        className={pin.isResolved ? 'review-pin review-pin-resolved' : 'review-pin'}
        style={{ left: x, top: y }}
        aria-label={t(pin.isResolved ? 'pinResolved' : 'pin', { number: pin.number, author: pin.author })}
        onClick={() => onPin?.(pin)}
      >
        <span>{pin.number}</span>
      </button>
    );
  });
}
