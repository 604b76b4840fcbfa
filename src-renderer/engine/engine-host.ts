/**
 * Keeps the composed document in step with the store: every change of the template, the record or the language is
 * compiled and composed at once, on the main thread, before the change is painted. A gesture under way (a drag, an
 * input method composing) is shown by composing a preview edit on top of the template, which nobody saves.
 */
import { createStore } from 'zustand/vanilla';
import type { FontFace as HostFontFace } from '../../shared/contract';
import { type Diagnostic, StudioError } from '../../shared/diag';
import {
  type ChannelOptions,
  type CompiledTemplate,
  type Composition,
  CompositionMemory,
  type Email,
  type Engine,
  engineNeeds,
  type SmsMessage,
} from '../../shared/engine';
import { applyEdit, type Edit, type Template } from '../../shared/model';
import { errorText } from '../rpc';
import { type ShownRecord, type StudioState, studioStore } from '../state';
import { createComposer } from './compose-document';
import { createEngine, engineKey } from './create-engine';
import { createFirstPages } from './first-pages';
import { missingAssets } from './missing-assets';
import { Resources } from './resources';

/** How the engine is; shown where the document would be. */
export interface EngineState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** Why it failed, in the words of whoever failed. */
  readonly reason: string | null;
  /** Grows when fonts or images have arrived: what was painted before is stale. */
  readonly resourceVersion: number;
}

export const engineStore = createStore<EngineState>(() => ({
  status: 'idle',
  reason: null,
  resourceVersion: 0,
}));

/** What was painted before is stale. */
const markStale = (): void =>
  engineStore.setState(({ resourceVersion }) => ({ resourceVersion: resourceVersion + 1 }));

const resources = new Resources(undefined, markStale);

/** Fonts and images for painting. */
export const paintResources = resources;

/** Composes any template with any record, beside the document on the canvas. */
export const composeDocument = createComposer(resources, () => studioStore.getState().info?.fonts ?? []);

/** Small pictures of first pages. */
export const firstPages = createFirstPages(composeDocument, resources);

let engine: Engine | null = null;
/** Which fonts the present engine knows. */
let presentKey = '';
/** What the canvas' compositions leave for the next one. */
let memory = new CompositionMemory();
let preview: Edit | null = null;
let isFetching = false;

/** Starts following the store. Returns what stops it. */
export function startEngine(): () => void {
  const stop = studioStore.subscribe((state, before) => {
    const isSameDocument = state.document?.template === before.document?.template;
    if (state.document?.id !== before.document?.id) preview = null;
    const isSameView = state.language === before.language && state.channel === before.channel;
    if (isSameDocument && state.record === before.record && isSameView) {
      if (state.info === before.info) return;
    }
    refresh();
  });
  refresh();
  return stop;
}

/**
 * Shows the document with an edit that is not made yet, or without (`null`). Answers false when the edit does not fit
 * the template. The preview stays on top of edits that are made meanwhile, for as long as it fits.
 */
export function previewEdit(edit: Edit | null): boolean {
  if (preview === edit) return true;
  preview = edit;
  refresh();
  return edit === null || preview === edit;
}

/** Tries again after a failure (fonts that could not be fetched), and asks for images that were not there. */
export function retryEngine(): void {
  resources.forgetAbsent();
  refresh();
}

/** What a template shows and the workspace lost; known once the document is on show. */
export const lostImages = (template: Template): Diagnostic[] =>
  missingAssets(template, (hash) => resources.isAbsent(hash));

/** The template on show: the document's, with a preview on top of it. */
function shownTemplate(template: Template): Template {
  if (!preview) return template;
  const applied = applyEdit(template, preview);
  if (applied.ok) return applied.value.template;
  preview = null;
  return template;
}

function refresh(): void {
  const state = studioStore.getState();
  if (!state.document) {
    if (state.composition) studioStore.setState({ compiled: null, composition: null, composeMs: null });
    return;
  }
  if (!state.info) return;
  const template = shownTemplate(state.document.template);
  const needs = engineNeeds(template);
  const faces = state.info.fonts.filter(({ family }) => needs.families.includes(family));
  if (!resources.isComplete(faces, needs.assets)) {
    void fetchMissing(faces, needs.assets);
    // The first document waits for its fonts; later ones are shown with what is there until the rest has come.
    if (!engine) return;
  }
  compose(template, state, faces, needs.assets);
}

async function fetchMissing(faces: readonly HostFontFace[], assets: readonly string[]): Promise<void> {
  if (isFetching) return;
  isFetching = true;
  if (!engine) engineStore.setState({ status: 'loading', reason: null });
  try {
    await resources.load(faces, assets);
  } catch (error) {
    engineStore.setState({ status: 'failed', reason: reasonOf(error) });
    return;
  } finally {
    isFetching = false;
  }
  markStale();
  refresh();
}

function compose(
  template: Template,
  state: StudioState,
  faces: readonly HostFontFace[],
  assets: readonly string[],
): void {
  let start = 0;
  let compiled: CompiledTemplate;
  let composition: Composition;
  try {
    const current = engineFor(faces, assets);
    start = performance.now();
    compiled = current.compile(template);
    composition = current.compose(compiled, state.record?.data ?? {}, {
      channel: state.channel,
      memory,
      ...(state.language === null ? {} : { language: state.language }),
      ...(state.record ? { record: state.record.index } : {}),
    });
  } catch (error) {
    engineStore.setState({ status: 'failed', reason: reasonOf(error) });
    return;
  }
  if (engineStore.getState().status !== 'ready') engineStore.setState({ status: 'ready', reason: null });
  studioStore.setState({ compiled, composition, composeMs: performance.now() - start });
}

/** What the engine makes of the document on show in channels without pages; null before there is an engine. */
export function shownEmail(
  compiled: CompiledTemplate,
  record: ShownRecord | null,
  language: string | null,
  addressOf: (mediaType: string, bytes: Uint8Array) => string,
): Email | null {
  return (
    engine?.email(compiled, record?.data ?? {}, {
      ...channelOptions(record, language),
      addressOf: ({ asset, mediaType }) => addressOf(mediaType, resources.asset(asset) ?? new Uint8Array()),
    }) ?? null
  );
}

/** The text message of the document on show. */
export const shownSms = (
  compiled: CompiledTemplate,
  record: ShownRecord | null,
  language: string | null,
): SmsMessage | null => engine?.sms(compiled, record?.data ?? {}, channelOptions(record, language)) ?? null;

const channelOptions = (record: ShownRecord | null, language: string | null): ChannelOptions => ({
  ...(language === null ? {} : { language }),
  ...(record ? { record: record.index } : {}),
});

/** Another set of fonts and images takes another engine. */
function engineFor(faces: readonly HostFontFace[], assets: readonly string[]): Engine {
  const key = engineKey(resources, faces, assets);
  if (!engine || key !== presentKey) {
    engine = createEngine(resources, faces);
    // Frames name fonts and glyphs of the engine that made them.
    memory = new CompositionMemory();
  }
  presentKey = key;
  return engine;
}

function reasonOf(error: unknown): string {
  if (error instanceof StudioError) return errorText(error);
  return error instanceof Error ? error.message : String(error);
}
