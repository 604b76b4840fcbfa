/** A workspace that lost the file of an image, after a bad restore for instance: the document is there, and says so. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('lost-image');

describe('a person opens a document whose logo is lost', () => {
  it('sees it without the logo, and what is to be done', async () => {
    const { workspace } = story;
    const before = await story.studio.open('Account statement');
    const [logo] = Object.values(before.template.assets);
    if (!logo) throw new Error('The sample shows no image.');
    await story.studio.leave();
    await rm(path.join(workspace, 'blobs', logo.hash.slice(0, 2), logo.hash));
    // Another window: this one has the logo in its cache.
    await story.reopen();
    const { page, studio } = story;
    const after = await studio.open('Account statement');
    expect(after.text).toBe(before.text);
    await patiently(() => studio.status.innerText()).toContain('one error');
    await studio.status.getByRole('button', { name: 'one error' }).click();
    await page.getByText(`The image “${logo.name}” is not in the template.`).waitFor();
    await page.getByText('Choose the image again.').waitFor();
    // The browser says on its console that the host does not have the file.
    expect(story.takeErrors()).toEqual([expect.stringContaining('404')]);
  });
});
