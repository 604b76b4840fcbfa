/**
 * From draft to delivered, with everybody in it: a designer opens a text, a business user rewords it, a reviewer returns
 * and approves it, it is published, proved, put in force, sent to a customer, and found again in the history.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ComposerProcess, hasPoppler, pdfText, startComposer } from '../support';
import { fumi } from './composer-commands';
import { deliveryPage } from './delivery-page';
import { patiently } from './patience';
import { CLOCK } from './seed-workspace';
import { tellStory } from './story';

const story = tellStory('delivered');
const PASSPHRASE = 'a seal of vermilion';
const CUSTOMER = '50016230';

let folder = '';
let server: ComposerProcess;
/** What the customer got. */
let sent: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fumi-composer-'));
  server = await startComposer({ folder, clock: CLOCK });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const who = () => deliveryPage(story.page);

describe('a statement on its way to a customer', () => {
  it('is opened for rewording by the designer', async () => {
    const { page, studio } = story;
    await studio.open('Account statement');
    await studio.outlineRow(/^Title/).click();
    await studio.inspector.getByRole('button', { name: /Wording may be edited by/ }).click();
    await page.getByRole('option', { name: 'Business users' }).click();
    const budget = studio.inspector.getByRole('textbox', { name: 'Budget' });
    await budget.fill('26');
    await budget.press('Tab');
    await studio.shows('the title open for rewording', (shown) => {
      const { edit } = shown.node('Title').node;
      return edit?.policy === 'wording' && edit.budget === 26;
    });
    await studio.saved();
  });

  it('is reworded by the business user, within the budget and nowhere else', async () => {
    const { page, studio } = story;
    await who().sit('Hannah Moore');
    await patiently(() => who().modes()).toEqual(['Wording', 'Review']);
    const shown = await studio.shown();
    // What is not open does not answer: no selection, no text to type into.
    await studio.doubleClickAt(shown.pointOfText('Card payment'));
    expect(await page.getByRole('textbox', { name: /^Text of/ }).count()).toBe(0);
    await who()
      .region(/^Title/)
      .click();
    await page.getByRole('textbox', { name: 'Text of Title' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' of account');
    await studio.showsText('Your December statement of account');
    await expect(
      who()
        .region(/^Title/)
        .innerText(),
    ).resolves.toMatch(/26 \/ 26/);
    await page.keyboard.type(' and more');
    await page
      .getByText(/its budget is 26/)
      .first()
      .waitFor();
    await studio.shows('no more than the budget', ({ text }) => !text.includes('account and'));
    await page.keyboard.press('Escape');
    await studio.saved();
    await who().submit('Hand in', 'Says what it is');
    await patiently(() => who().versionChip()).toMatch(/v1 in review/);
  });

  it('is returned by the reviewer, with a comment where it belongs', async () => {
    const { page } = story;
    await who().sit('Martin Salter');
    await who().openReview(/Says what it is/);
    await page.getByRole('img', { name: 'v1, page 1' }).waitFor();
    await page.getByRole('textbox', { name: 'New comment' }).fill('Capital letters, please.');
    await page.getByRole('button', { name: /Pinned to/ }).click();
    await page.getByRole('option', { name: 'Title', exact: true }).click();
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.getByText('1 open comment').first().waitFor();
    await page.getByRole('button', { name: 'Return with reasons' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reasons' }).fill('See the comment.');
    await dialog.getByRole('button', { name: 'Return', exact: true }).click();
    await patiently(() => who().versionChip()).toMatch(/v1 returned/);
  });

  it('is put right by the designer and submitted again', async () => {
    const { page, studio } = story;
    await who().sit('Kate Tanner');
    await who().mode('Review');
    await page.getByText('See the comment.').waitFor();
    await page.getByText('Capital letters, please.').first().waitFor();
    await who().mode('Design');
    const shown = await studio.showsText('statement of account');
    await studio.doubleClickAt(shown.pointOfText('statement'));
    await page.getByRole('textbox', { name: 'Text of Title' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Control+End');
    for (const _letter of 'statement of account') await page.keyboard.press('Backspace');
    await page.keyboard.type('Statement of Account');
    await studio.showsText('Statement of Account');
    await page.keyboard.press('Escape');
    await studio.saved();
    await who().submit('Send for review', 'With capital letters');
    await patiently(() => who().versionChip()).toMatch(/v2 in review/);
  });

  it('is compared and approved by the reviewer with a signature', async () => {
    const { page } = story;
    await who().sit('Martin Salter');
    await who().openReview(/With capital letters/);
    await page.getByRole('img', { name: 'v2, page 1' }).waitFor();
    await page.getByRole('img', { name: 'v1, page 1' }).waitFor();
    await page.getByRole('button', { name: /^Wording.*1 passage/ }).waitFor();
    for (const view of ['Difference', 'Slider', 'Side by side']) {
      await page.getByRole('radio', { name: view }).click({ force: true });
    }
    await page.getByRole('button', { name: 'Make a signing key…' }).click();
    await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(PASSPHRASE);
    await page.getByRole('textbox', { name: 'Passphrase again' }).fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Make signing key' }).click();
    await page
      .getByRole('dialog')
      .getByText(/[0-9a-f]{4}-[0-9a-f]{4}/)
      .waitFor();
    await page.keyboard.press('Escape');
    const approve = page.getByRole('button', { name: 'Approve and sign' });
    await approve.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('not the passphrase');
    await dialog.getByRole('button', { name: 'Approve and sign' }).click();
    await dialog.getByText(/Nothing was signed/).waitFor();
    await dialog.getByRole('textbox').fill(PASSPHRASE);
    await dialog.getByRole('button', { name: 'Approve and sign' }).click();
    await page.getByRole('img', { name: 'Seal of approval 承認: approved' }).waitFor();
    await patiently(() => who().versionChip()).toMatch(/v2 approved/);
  });

  it('is refused by a server that does not know the reviewer’s key, and taken by one that does', async () => {
    const { page } = story;
    await who().sit('Kate Tanner');
    await who().mode('Publish');
    await page.getByRole('button', { name: 'Add a server' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Head office');
    await dialog.getByRole('textbox', { name: 'Address' }).fill(server.url);
    await dialog.getByLabel('Access token').fill(server.token);
    await dialog.getByRole('button', { name: 'Save and connect' }).click();
    await page.getByText('the same as here').waitFor();
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByText('The server would refuse it.').waitFor();
    await page.getByRole('button', { name: /^Versions:/ }).click();
    await page.getByRole('button', { name: 'More of version 2' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export signed package' }).click();
    const signed = path.join(folder, 'signed.fumi');
    await (await downloading).saveAs(signed);
    expect(await fumi('verify', signed)).toContain('The approval holds');
    await fumi('approver', 'add', '--dir', folder, '--package', signed);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByText('The server would take it.').waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).last().click();
    await page.getByText(/On Head office since/).waitFor();
  });

  it('is put in force in test, and proved byte for byte', async () => {
    const { page } = story;
    await page
      .getByRole('group', { name: 'Test' })
      .getByRole('button', { name: 'Activate version 2' })
      .click();
    await page.getByRole('group', { name: 'Test' }).getByText(/since/).waitFor();
    await page.getByRole('radio', { name: 'The first' }).click({ force: true });
    const count = page.getByRole('textbox', { name: 'Number of records' });
    await count.fill('12');
    await count.press('Tab');
    await page.getByRole('button', { name: 'Prove it' }).click();
    await page.getByText('12 of 12 documents are byte for byte the same.').waitFor();
  });

  it('is put in force in production', async () => {
    const { page } = story;
    const production = page.getByRole('group', { name: 'Production' });
    await production.getByRole('button', { name: 'Activate version 2' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Activate version 2' }).click();
    await production.getByText(/since/).waitFor();
  });

  it('is composed by the server for a customer', async () => {
    const authorization = `Bearer ${server.token}`;
    const answer = await fetch(`${server.url}/v1/templates`, { headers: { authorization } });
    const [template] = (await answer.json()) as { templateId: string }[];
    const samples = path.join(folder, 'samples');
    await fumi('samples', '--out', samples);
    const [line = ''] = (await readFile(path.join(samples, 'account-statement.jsonl'), 'utf8')).split('\n');
    const request = {
      environment: 'production',
      templateId: template?.templateId,
      record: JSON.parse(line) as unknown,
    };
    const response = await fetch(`${server.url}/v1/documents`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    sent = new Uint8Array(await response.arrayBuffer());
    expect(Buffer.from(sent.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('is found in the customer’s history, masked until somebody says why', async () => {
    const { page } = story;
    await who().mode('History');
    await page.getByRole('textbox', { name: 'Customer number' }).fill(CUSTOMER);
    await page.getByRole('button', { name: 'Search' }).click();
    const timeline = page.getByRole('region', { name: 'What was sent' });
    await timeline
      .getByText(/Account statement v2/)
      .first()
      .waitFor();
    expect(await timeline.innerText()).not.toContain('Nováková');
    await page.getByRole('button', { name: /^Reveal 1/ }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Ticket 4711');
    await page.getByRole('dialog').getByRole('button', { name: 'Reveal' }).click();
    await timeline
      .getByText(/Nováková/)
      .first()
      .waitFor();
  });

  it('is printed again exactly as it was sent', async () => {
    const { page } = story;
    const timeline = page.getByRole('region', { name: 'What was sent' });
    await timeline
      .getByText(/Account statement v2/)
      .first()
      .click();
    await page.getByRole('button', { name: 'Reprint…' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Ticket 4711');
    const downloading = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'Reprint' }).click();
    const file = await (await downloading).path();
    expect(sha256(await readFile(file))).toBe(sha256(sent));
    if (hasPoppler) expect(await pdfText(file)).toContain('Your December Statement of Account');
  });

  it('has left a trail of everything that was done, and by whom', async () => {
    const { page } = story;
    const database = new Database(path.join(story.workspace, 'workspace.db'), { readonly: true });
    const told = database.prepare("SELECT person_name || ': ' || action FROM audit").pluck().all();
    database.close();
    for (const line of [
      'Hannah Moore: template.edited',
      'Hannah Moore: review.submitted',
      'Martin Salter: review.returned',
      'Kate Tanner: version.saved',
      'Martin Salter: review.approved',
      'Kate Tanner: publish.published',
      'Kate Tanner: publish.activated',
      'Kate Tanner: publish.proved',
      'Kate Tanner: history.revealed',
      'Kate Tanner: history.reprinted',
    ]) {
      expect(told).toContain(line);
    }
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: /Audit trail/ }).click();
    await page.getByRole('button', { name: 'Verify' }).click();
    await page
      .getByText(/intact/i)
      .first()
      .waitFor();
  });
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
