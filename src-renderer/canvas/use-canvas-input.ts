/** Pointer, wheel, keyboard and drops of the canvas element, handed to the tools. */
import { type RefObject, useEffect } from 'react';
import type { Point } from '../../shared/geometry';
import { ASSET_MEDIA_TYPES } from '../../shared/model';
import { studioStore } from '../state';
import type { Modifiers, PointerInput } from '../tools';
import { handleCanvasKey } from './canvas-keyboard';
import { currentScene } from './canvas-scene';
import { dispatch } from './effects';
import { dropField, FIELD_TYPE, hideDropPlace, parseDroppedField, showDropPlace } from './field-drop';
import { interactionStore } from './interaction-store';
import { addImage, type Destination, onPage } from './new-elements';
import { isOnPage, pageAt } from './page-stack';
import { panBy, toWorldPoint, viewportStore, zoomTo } from './viewport';

/** Presses that follow each other this fast at one place are a double click. */
const CLICK_MS = 450;
const CLICK_DISTANCE = 5;
/** After a touch the browser tells of a mouse that there was not, this long at most. */
const EMULATION_MS = 1000;
/** How much of a wheel's notch zooms by one tenth. */
const ZOOM_PER_PIXEL = 0.0015;
const LINE_PX = 20;

export function useCanvasInput(canvas: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const input = new CanvasInput(element);
    return () => input.dispose();
  }, [canvas]);
}

class CanvasInput {
  readonly #stop = new AbortController();
  #isSpaceHeld = false;
  #lastPress = { time: 0, x: 0, y: 0, clicks: 0, handled: Number.NEGATIVE_INFINITY };
  /** The latest move, handled once per frame: composing follows every one of them. */
  #pendingMove: PointerEvent | null = null;
  #frame = 0;

  constructor(private readonly element: HTMLElement) {
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      listener: (event: HTMLElementEventMap[K]) => void,
      passive = true,
    ): void => element.addEventListener(name, listener, { signal: this.#stop.signal, passive });
    on('pointerdown', (event) => this.#pointerDown(event));
    on('pointermove', (event) => this.#move(event));
    on('pointerup', (event) => this.#release(event));
    on('pointercancel', () => this.#cancel());
    on('pointerleave', () => dispatch({ kind: 'leave' }));
    on('mousedown', (event) => this.#mouseDown(event), false);
    on('wheel', (event) => this.#wheel(event), false);
    on('keydown', (event) => this.#keyDown(event), false);
    on('keyup', (event) => this.#keyUp(event), false);
    on('blur', () => {
      this.#setSpace(false);
      delete this.element.dataset.pointer;
    });
    on('dragover', (event) => this.#dragOver(event), false);
    on('dragleave', () => hideDropPlace());
    on('drop', (event) => this.#drop(event), false);
  }

  dispose(): void {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
  }

  /** A mouse's clicks are counted by the browser, which says so with `mousedown`; a pen's or finger's here. */
  #pointerDown(event: PointerEvent): void {
    if (event.button !== 0 && event.button !== 1) return;
    this.element.setPointerCapture(event.pointerId);
    if (event.pointerType !== 'mouse') this.#press(event, this.#countClick(event));
  }

  #mouseDown(event: MouseEvent): void {
    // The browser must not move the focus or select anything: the canvas does both itself.
    event.preventDefault();
    const isEmulated = performance.now() - this.#lastPress.handled < EMULATION_MS;
    if ((event.button === 0 || event.button === 1) && !isEmulated) this.#press(event, event.detail);
  }

  #press(event: MouseEvent, clicks: number): void {
    this.#flushMove();
    // The focus ring is for those who came by keyboard.
    this.element.dataset.pointer = '';
    const button = event.button === 1 ? 'middle' : 'main';
    dispatch({ ...this.#input(event), kind: 'down', button, clicks: Math.max(1, clicks) });
    this.#takeFocus();
  }

  #countClick({ timeStamp: time, clientX: x, clientY: y }: PointerEvent): number {
    const last = this.#lastPress;
    const isNear = Math.abs(x - last.x) < CLICK_DISTANCE && Math.abs(y - last.y) < CLICK_DISTANCE;
    const clicks = isNear && time - last.time < CLICK_MS ? last.clicks + 1 : 1;
    this.#lastPress = { time, x, y, clicks, handled: performance.now() };
    return clicks;
  }

  /** Text that is edited keeps its input; otherwise the keys are the canvas's. */
  #takeFocus(): void {
    const target = studioStore.getState().textEdit
      ? this.element.querySelector<HTMLElement>('textarea')
      : this.element;
    (target ?? this.element).focus({ preventScroll: true });
  }

  #move(event: PointerEvent): void {
    this.#pendingMove = event;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#flushMove();
    });
  }

  #flushMove(): void {
    const event = this.#pendingMove;
    this.#pendingMove = null;
    if (event) dispatch({ ...this.#input(event), kind: 'move' });
  }

  #release(event: PointerEvent): void {
    this.#flushMove();
    dispatch({ ...this.#input(event), kind: 'up' });
  }

  #cancel(): void {
    this.#pendingMove = null;
    dispatch({ kind: 'cancel' });
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    if (event.ctrlKey || event.metaKey) {
      const factor = Math.exp(-event.deltaY * unit * ZOOM_PER_PIXEL);
      zoomTo(viewportStore.getState().zoom * factor, this.#screen(event));
      return;
    }
    const isSideways = event.shiftKey && event.deltaX === 0;
    const [dx, dy] = isSideways ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    panBy(-dx * unit, -dy * unit);
  }

  #keyDown(event: KeyboardEvent): void {
    // Keys in the text input are the text's, and what it leaves the shell's.
    if (event.target !== this.element) return;
    if (event.key === 'Tab' || event.key.startsWith('Arrow')) delete this.element.dataset.pointer;
    if (event.key === ' ') {
      this.#setSpace(true);
      this.#consume(event);
    } else if (handleCanvasKey(event)) this.#consume(event);
  }

  #consume(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
  }

  #keyUp(event: KeyboardEvent): void {
    if (event.key === ' ') this.#setSpace(false);
  }

  #setSpace(isHeld: boolean): void {
    if (this.#isSpaceHeld === isHeld) return;
    this.#isSpaceHeld = isHeld;
    interactionStore.setState({ cursor: isHeld ? 'grab' : 'default' });
  }

  #dragOver(event: DragEvent): void {
    const types = event.dataTransfer?.types ?? [];
    if (!event.dataTransfer || (!types.includes(FIELD_TYPE) && !types.includes('Files'))) return;
    if (currentScene()?.canArrange === false) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    showDropPlace(this.#input(event).world);
  }

  #drop(event: DragEvent): void {
    const data = event.dataTransfer;
    if (!data || currentScene()?.canArrange === false) return;
    event.preventDefault();
    const { world } = this.#input(event);
    const field = parseDroppedField(data.getData(FIELD_TYPE));
    const image = [...data.files].find(({ type }) => ASSET_MEDIA_TYPES.some((known) => known === type));
    hideDropPlace();
    if (field) dropField(field, world);
    else if (image) {
      const destination = imageDestination(world);
      if (destination) void addImage(image, destination);
    }
    this.#takeFocus();
  }

  #screen(event: MouseEvent): Point {
    const { left, top } = this.element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #input(event: MouseEvent): PointerInput {
    const screen = this.#screen(event);
    const world = toWorldPoint(viewportStore.getState(), screen);
    const stack = currentScene()?.stack;
    const place = stack && pageAt(stack, world);
    return {
      screen,
      world,
      page: place?.page ?? 0,
      onPage: place !== undefined && isOnPage(place, world),
      modifiers: this.#modifiers(event),
    };
  }

  #modifiers({ shiftKey, altKey, ctrlKey, metaKey }: MouseEvent): Modifiers {
    return { shift: shiftKey, alt: altKey, command: ctrlKey || metaKey, space: this.#isSpaceHeld };
  }
}

function imageDestination(world: Point): Destination | null {
  const scene = currentScene();
  const insertion = scene?.insertionAt(world);
  if (insertion) return { kind: 'flow', insertion };
  const place = scene && pageAt(scene.stack, world);
  return place ? onPage('image', place.page, null, world) : null;
}
