/**
 * One story of the end-to-end tests: the built studio on a copy of the samples' workspace, opened before the tests of
 * the file and closed after them. Every error of the page's console fails the test that caused it; a failed test
 * leaves a picture of the window in `test/output`.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { inProject, openStudio, type StudioWindow, type StudioWindowOptions } from '../support';
import { PATIENCE_MS } from './patience';
import { CLOCK, copySeedWorkspace } from './seed-workspace';
import { StudioPage } from './studio-page';

const PICTURES = inProject('test', 'output', 'e2e');

type StoryOptions = Omit<StudioWindowOptions, 'workspace'> & {
  /** `samples` (the default) or `new`: an empty folder, which the host fills itself. */
  readonly workspace?: 'samples' | 'new';
};

export class Story {
  #window: StudioWindow | undefined;
  #workspace = '';
  #seen = 0;

  constructor(
    readonly name: string,
    private readonly options: StoryOptions,
  ) {}

  get page(): Page {
    return this.#opened.page;
  }

  get studio(): StudioPage {
    return new StudioPage(this.page);
  }

  /** Folder of the workspace. */
  get workspace(): string {
    return this.#workspace;
  }

  async open(): Promise<void> {
    const { workspace = 'samples', ...options } = this.options;
    this.#workspace =
      workspace === 'samples' ? await copySeedWorkspace() : await mkdtemp(path.join(tmpdir(), 'fumi-e2e-'));
    for (const picture of existsSync(PICTURES) ? readdirSync(PICTURES) : []) {
      if (picture.startsWith(`${this.name}-`)) await rm(path.join(PICTURES, picture));
    }
    await this.#openWindow(options);
  }

  async close(): Promise<void> {
    await this.#window?.close();
    await rm(this.#workspace, { recursive: true, force: true });
  }

  /** Kills the host without warning. */
  async killHost(): Promise<void> {
    await this.#opened.killHost();
  }

  /** Closes the window, if it is still there, and opens another on the same workspace. */
  async reopen(): Promise<void> {
    await this.#opened.close();
    await this.#openWindow(this.options);
  }

  /** A picture of the window for whoever wants to see the story. */
  async picture(step: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: path.join(PICTURES, `${this.name}-${step}.png`) });
  }

  /** Console errors since the last call. */
  takeErrors(): readonly string[] {
    const errors = this.#opened.errors.slice(this.#seen);
    this.#seen += errors.length;
    return errors;
  }

  async #openWindow(options: Omit<StoryOptions, 'workspace'>): Promise<void> {
    const { locale, colorScheme, viewport } = options;
    this.#window = await openStudio({
      workspace: this.#workspace,
      clock: CLOCK,
      ...(locale === undefined ? {} : { locale }),
      ...(colorScheme === undefined ? {} : { colorScheme }),
      ...(viewport === undefined ? {} : { viewport }),
    });
    this.#seen = 0;
    this.page.setDefaultTimeout(PATIENCE_MS);
    // Chromium takes file choosers for us as long as somebody listens. Left to the step that waits for one, the
    // request and the click that opens it would race each other into the page, and a chooser of its own be cancelled.
    this.page.on('filechooser', () => undefined);
  }

  get #opened(): StudioWindow {
    if (this.#window === undefined) throw new Error('The story has not begun: no window is open.');
    return this.#window;
  }
}

/** Opens the studio for the tests of the file that calls this. `name` begins the names of its pictures. */
export function tellStory(name: string, options: StoryOptions = {}): Story {
  const story = new Story(name, options);
  let hasFailed = false;
  beforeAll(() => story.open());
  // What comes after a failed step was not tried: it is skipped, and said to be.
  beforeEach(({ skip }) => skip(hasFailed, 'an earlier step of the story failed'));
  afterEach(async ({ task }) => {
    const isFailed = task.result?.state === 'fail';
    hasFailed ||= isFailed;
    await story.picture(
      `${isFailed ? 'FAILED-' : ''}${task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}`,
    );
    expect(story.takeErrors(), 'errors on the console').toEqual([]);
  });
  afterAll(() => story.close());
  return story;
}
