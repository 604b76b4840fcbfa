/** A visibility condition: built from fields, read and written as CEL, with the number of customers it is true for. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../shared/base';
import { sampleDefinitions } from '../../src-main/services';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('conditions');

const records = [...(sampleDefinitions.find(({ id }) => id === 'account-statement')?.build().records ?? [])];
const closing = ({ account }: JsonObject): number => Number((account as JsonObject).closing);
const countOf = (holds: (record: JsonObject) => boolean): string =>
  `true for ${records.filter(holds).length} of ${records.length}`;

describe('a person decides who sees the legal notice', () => {
  it('builds a comparison and sees how many customers it is true for', async () => {
    const { page, studio } = story;
    await studio.open('Account statement');
    await studio.outlineRow('Legal notice').click();
    await studio.inspector.getByRole('button', { name: 'Add condition' }).click();
    const field = studio.inspector.getByRole('combobox', { name: 'Field' });
    await field.fill('account.closing');
    await page.getByRole('option', { name: /Closing balance/ }).click();
    await studio.inspector.getByRole('button', { name: /Comparison/ }).click();
    await page.getByRole('option', { name: 'is below' }).click();
    const value = studio.inspector.getByRole('textbox', { name: 'Value' });
    await value.fill('0');
    await value.press('Enter');
    await patiently(() => studio.inspector.innerText()).toContain(countOf((record) => closing(record) < 0));
    await studio.shows('the condition in the template', (shown) => {
      const { when } = shown.node('Legal notice').node;
      return when !== undefined && /account\.closing < 0/.test(when);
    });
  });

  it('adds an alternative in a nested group', async () => {
    const { studio } = story;
    const { inspector } = studio;
    await inspector.getByRole('button', { name: 'Group', exact: true }).first().click();
    await patiently(() => inspector.getByText('Unfinished comparisons do not count yet.').count()).toBe(1);
    await inspector.getByRole('button', { name: 'Remove this group' }).click();
    await patiently(() => inspector.getByText('Unfinished comparisons do not count yet.').count()).toBe(0);
  });

  it('writes the same as CEL and sees the new count', async () => {
    const { studio } = story;
    const { inspector } = studio;
    await inspector.getByRole('radio', { name: 'Text' }).click();
    const text = inspector.getByRole('textbox', { name: 'Condition as CEL text' });
    await text.fill('account.closing < 0.0 || account.closing > 1000.0');
    await patiently(() => inspector.innerText()).toContain(
      countOf((record) => closing(record) < 0 || closing(record) > 1000),
    );
    await inspector.getByRole('radio', { name: 'Builder' }).click();
    await patiently(() => inspector.getByRole('combobox', { name: 'Field' }).count()).toBe(2);
    expect(await inspector.getByRole('radio', { name: 'Any' }).first().isChecked()).toBe(true);
  });

  it('is told of a misspelt field while typing, and of the right one', async () => {
    const { studio } = story;
    const { inspector } = studio;
    await inspector.getByRole('radio', { name: 'Text' }).click();
    await inspector.getByRole('textbox', { name: 'Condition as CEL text' }).fill('account.closng < 0.0');
    await patiently(() => inspector.innerText()).toMatch(/closng/);
    await patiently(() => inspector.innerText()).toMatch(/closing”/);
  });

  it('hides the element for customers it is not for', async () => {
    const { page, studio } = story;
    await studio.inspector
      .getByRole('textbox', { name: 'Condition as CEL text' })
      .fill('account.closing >= 0.0');
    await studio.shows('a document without the notice', (shown) => {
      const { id } = shown.node('Legal notice');
      return !shown.shows(id);
    });
    await studio.inspector.getByRole('button', { name: /First record where it is true/ }).click();
    await studio.shows('a document with the notice', (shown) => {
      const { id } = shown.node('Legal notice');
      return shown.shows(id);
    });
    expect(await page.locator('.app-record').innerText()).not.toContain('record 1 of');
  });
});
