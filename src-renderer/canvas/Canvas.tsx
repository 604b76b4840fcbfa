/** The composed document, edited right where it is read. */
import { useEffect, useRef, useState } from 'react';
import { Stage } from 'react-konva';
import { useStore } from 'zustand';
import { nodeOf, type Template } from '../../shared/model';
import { engineStore, retryEngine } from '../engine';
import { useStrings } from '../i18n';
import { editRight, useStudio } from '../state';
import { caretStore, editedText, TextInput } from '../text-editing';
import { Button } from '../ui';
import { stackOf } from './canvas-scene';
import { interactionStore } from './interaction-store';
import { OverlayLayer } from './OverlayLayer';
import { type CanvasTheme, readTheme } from './overlay-colours';
import { PagesLayer } from './PagesLayer';
import { toWorld } from './page-stack';
import { nodeName, outlinesOf, typeName } from './selection-boxes';
import { strings } from './strings';
import { useCanvasInput } from './use-canvas-input';
import {
  followZoom,
  resetView,
  resizeViewport,
  reveal,
  setStack,
  toScreenBox,
  viewportStore,
} from './viewport';
import './canvas.css';

export function Canvas() {
  const t = useStrings(strings);
  const container = useRef<HTMLElement>(null);
  const composition = useStudio((state) => state.composition);
  const compiled = useStudio((state) => state.compiled);
  const canArrange = useStudio((state) => editRight(state) === 'design');
  const cursor = useStore(interactionStore, (state) => state.cursor);
  const { width, height } = useStore(viewportStore);
  const theme = useTheme(container);
  useCanvasInput(container);
  useSize(container);
  useEffect(followZoom, []);
  useFocusAfterEditing(container);

  const documentId = useStudio((state) => state.document?.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document is fitted into the window anew.
  useEffect(resetView, [documentId]);
  const list = composition?.list;
  useEffect(() => {
    if (list) setStack(stackOf(list));
  }, [list]);
  useReveal();

  return (
    <section
      ref={container}
      className="canvas"
      role="application"
      aria-label={t('canvas')}
      aria-describedby="canvas-help"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the focus and its keys.
      tabIndex={0}
      style={{ cursor }}
    >
      <span id="canvas-help" className="canvas-hidden">
        {canArrange ? t('help') : t('helpWording')}
      </span>
      {compiled && composition && theme && width > 0 ? (
        <>
          <Stage width={width} height={height} listening={false} aria-hidden>
            <PagesLayer list={composition.list} stack={stackOf(composition.list)} />
            <OverlayLayer compiled={compiled} composition={composition} theme={theme} />
          </Stage>
          <CaretInput />
          <EmptyHint template={compiled.template} />
          {canArrange ? <AbsentNote /> : null}
        </>
      ) : null}
      <EngineBanner />
      <SelectionAnnouncement />
    </section>
  );
}

/** The text input, where the caret is. */
function CaretInput() {
  const view = useStore(viewportStore);
  useStudio((state) => state.textEdit);
  const composition = useStudio((state) => state.composition);
  const { affinity } = useStore(caretStore);
  const text = editedText();
  if (!text || !composition) return null;
  const mark = text.geometry?.caret(text.selection.head, affinity);
  const place = mark && stackOf(composition.list).places[mark.page];
  const box =
    mark && place ? toScreenBox(view, toWorld(place, mark.box)) : { x: 0, y: 0, width: 0, height: 16 };
  return <TextInput caret={box} />;
}

function EngineBanner() {
  const t = useStrings(strings);
  const { status, reason } = useStore(engineStore);
  const isOpen = useStudio((state) => state.document !== null);
  if (!isOpen) return null;
  if (status === 'loading') {
    return (
      <p className="canvas-banner" role="status">
        {t('loading')}
      </p>
    );
  }
  if (status !== 'failed') return null;
  return (
    <div className="canvas-banner canvas-banner-failed" role="alert">
      <span>{t('failed', { reason: reason ?? '' })}</span>
      <Button onPress={retryEngine}>{t('retry')}</Button>
    </div>
  );
}

/** An empty document says what to do with it. */
function EmptyHint({ template }: { readonly template: Template }) {
  const t = useStrings(strings);
  const skeleton = new Set(['document', 'master', 'frame', 'flow', 'band']);
  if (Object.values(template.nodes).some(({ type }) => !skeleton.has(type))) return null;
  return <p className="canvas-note canvas-note-hint">{t('emptyHint')}</p>;
}

/** What is selected in the outline may be absent from this customer's document. */
function AbsentNote() {
  const t = useStrings(strings);
  const selection = useStudio((state) => state.selection);
  const composition = useStudio((state) => state.composition);
  const template = useStudio((state) => state.document?.template);
  const [id, ...others] = selection.nodeIds;
  const node = template && id !== undefined ? nodeOf(template, id) : undefined;
  if (!template || !node || id === undefined || others.length > 0 || !composition) return null;
  if (['document', 'master', 'flow', 'frame', 'band'].includes(node.type) || composition.present.has(id))
    return null;
  return (
    <p className="canvas-note" role="status">
      {t('absent', { name: nodeName(template, id) })}
    </p>
  );
}

/** Tells screen readers what is selected. */
function SelectionAnnouncement() {
  const t = useStrings(strings);
  const ids = useStudio((state) => state.selection.nodeIds);
  const template = useStudio((state) => state.document?.template);
  const [id, ...others] = ids;
  let text = '';
  if (template && id !== undefined) {
    text =
      others.length > 0
        ? t('selectedMany', { count: ids.length })
        : t('selected', { name: nodeName(template, id), type: typeName(nodeOf(template, id)?.type ?? '') });
  }
  return (
    <span className="canvas-hidden" aria-live="polite">
      {text}
    </span>
  );
}

/** Brings what is selected elsewhere (outline, problems) and the caret into sight. */
function useReveal(): void {
  const selection = useStudio((state) => state.selection);
  const textEdit = useStudio((state) => state.textEdit);
  const compiled = useStudio((state) => state.compiled);
  const composition = useStudio((state) => state.composition);
  const latest = useRef({ compiled, composition });
  latest.current = { compiled, composition };

  useEffect(() => {
    const { compiled: shown, composition: document } = latest.current;
    const [id] = selection.nodeIds;
    if (!shown || !document || id === undefined) return;
    const stack = stackOf(document.list);
    const outlines = outlinesOf(shown.template, document.list, stack, id, selection.recordPath);
    const [first] = outlines.filter(({ isMain }) => isMain);
    if (first && !first.isPage && !outlines.some(({ box }) => isInSight(box))) reveal(first.box);
  }, [selection]);

  useEffect(() => {
    const { composition: document } = latest.current;
    const { affinity } = caretStore.getState();
    const mark = textEdit && editedText()?.geometry?.caret(textEdit.head, affinity);
    const place = mark && document && stackOf(document.list).places[mark.page];
    if (mark && place) reveal(toWorld(place, mark.box));
  }, [textEdit]);
}

function isInSight(world: Parameters<typeof reveal>[0]): boolean {
  const view = viewportStore.getState();
  const { x, y, width, height } = toScreenBox(view, world);
  return x < view.width && x + width > 0 && y < view.height && y + height > 0;
}

function useSize(container: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const measure = (): void => resizeViewport(element.clientWidth, element.clientHeight);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [container]);
}

/** The theme's colours, read again when it changes. */
function useTheme(container: React.RefObject<HTMLElement | null>): CanvasTheme | null {
  const [theme, setTheme] = useState<CanvasTheme | null>(null);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const read = (): void => setTheme(readTheme(element));
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    read();
    return () => observer.disconnect();
  }, [container]);
  return theme;
}

/** When editing ends, the keys are the canvas's again. */
function useFocusAfterEditing(container: React.RefObject<HTMLElement | null>): void {
  const isEditing = useStudio((state) => state.textEdit !== null);
  const wasEditing = useRef(false);
  useEffect(() => {
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (wasEditing.current && !isEditing && isFree) container.current?.focus({ preventScroll: true });
    wasEditing.current = isEditing;
  }, [isEditing, container]);
}
