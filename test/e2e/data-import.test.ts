/** Own data: CSV in Shift_JIS, JSON and JSON Lines with broken lines; bound, and dragged onto the page. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import iconv from 'iconv-lite';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sharedData } from '../support';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('data-import');

const customers = [
  { 番号: '1001', 氏名: '髙橋 由紀子', 金額: '12,800', 発行日: '2026-11-01' },
  { 番号: '1002', 氏名: '齋藤 健', 金額: '9,400', 発行日: '2026-11-02' },
];

async function dialogWith(file: string): Promise<Locator> {
  const { page } = story;
  await page.getByRole('button', { name: 'Import data' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import data' });
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a file…' }).click();
  await (await chooser).setFiles(file);
  await dialog.locator('.import-preview').waitFor();
  return dialog;
}

const finish = async (dialog: Locator): Promise<void> => {
  await dialog.getByRole('button', { name: /^Import \d+ records/ }).click();
  await dialog.waitFor({ state: 'detached' });
};

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(story.workspace, name);
  await writeFile(file, content);
  return file;
}

describe('a person brings own data', () => {
  it('reads a CSV file in Shift_JIS and says so', async () => {
    const lines = [Object.keys(customers[0] ?? {}), ...customers.map((each) => Object.values(each))];
    const csv = lines.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n');
    const dialog = await dialogWith(await fileOf('顧客.csv', iconv.encode(csv, 'cp932')));
    await patiently(() => dialog.locator('.import-options').innerText()).toContain('Shift_JIS');
    expect(await dialog.locator('.import-table').innerText()).toContain('髙橋 由紀子');
    await story.picture('shift-jis');
    await finish(dialog);
  });

  it('reads JSON and shows nested lists as what they are', async () => {
    const records = Array.from({ length: 12 }, (_, index) => ({
      name: `Customer ${index + 1}`,
      total: index * 12.5,
      items: Array.from({ length: index % 4 }, (__, row) => ({
        article: `Article ${row + 1}`,
        price: row + 0.5,
      })),
    }));
    const dialog = await dialogWith(await fileOf('orders.json', JSON.stringify(records)));
    expect(await dialog.locator('.import-table').innerText()).toMatch(/3 items/);
    await finish(dialog);
  });

  it('names the lines of a JSON Lines file that cannot be read', async () => {
    const lines = [
      '{"name":"A","sum":1}',
      '{"name":"B","sum":',
      '{"name":"C","sum":3}',
      'nonsense',
      '{"name":"D","sum":4}',
    ];
    const dialog = await dialogWith(await fileOf('broken.jsonl', lines.join('\n')));
    await story.picture('problems');
    const problems = await dialog.locator('.import-problems').innerText();
    expect(problems).toMatch(/2 lines cannot be read/);
    expect(problems).toMatch(/line 2\b/i);
    expect(problems).toMatch(/line 4\b/i);
    await finish(dialog);
  });

  it('drags fields and a list onto a blank page', async () => {
    const { page, studio } = story;
    await page.getByRole('button', { name: 'New template' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New template' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Order');
    await dialog.getByRole('button', { name: /Data set/ }).click();
    await page.getByRole('option', { name: /^orders/ }).click();
    await dialog.getByRole('button', { name: 'Create' }).click();
    const shown = await studio.shown();
    await drag('name', shown.pointOfPage(0, 200, 120));
    await studio.showsText('Customer 1');
    await drag('total', (await studio.shown()).pointOfText('Customer 1', 1));
    await studio.shows('name and total in one text', ({ text }) => /Customer 1.*0/.test(text));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Next record' }).click();
    await studio.showsText('Customer 2');
    await drag('items', (await studio.shown()).pointOfPage(0, 200, 300));
    const table = await studio.showsText('Article 1');
    expect(table.nodesOfType('table')).toHaveLength(1);
    await story.picture('order');
    await studio.leave();
  });

  for (const { file, list } of [
    {
      file: ['berka', 'sample_200_statements_monthly.jsonl'],
      title: /./,
      list: /transactions|rows|movements/i,
    },
    { file: ['online-retail', 'sample_300.jsonl'], list: /items|lines|invoices|rows/i },
  ]) {
    const source = sharedData(...file);
    it.skipIf(source === undefined)(
      `builds a statement on ${file.join('/')} (needs ../shared/data)`,
      async () => {
        const { page, studio } = story;
        const dataset = path.basename(source ?? '', '.jsonl');
        await finish(await dialogWith(source ?? ''));
        await page.getByRole('button', { name: 'New template' }).first().click();
        const dialog = page.getByRole('dialog', { name: 'New template' });
        await dialog.getByRole('textbox', { name: 'Name' }).fill(`Statement ${dataset}`);
        await dialog.getByRole('button', { name: /Data set/ }).click();
        await page.getByRole('option', { name: new RegExp(`^${dataset}`) }).click();
        await dialog.getByRole('button', { name: 'Create' }).click();
        const shown = await studio.shown();
        const lists = studio.dataTree.getByRole('row').filter({ hasText: ', list' });
        const wanted = lists.filter({ hasText: list });
        const row = (await wanted.count()) > 0 ? wanted.first() : lists.first();
        await dragRow(row, shown.pointOfPage(0, 200, 120));
        const table = await studio.shows(
          'a table of the list',
          (now) => now.nodesOfType('table').length === 1,
        );
        await patiently(async () => (await studio.shown()).lines.length).toBeGreaterThan(3);
        expect(table.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        await story.picture(dataset);
        await studio.leave();
      },
    );
  }
});

async function drag(field: string, to: { readonly x: number; readonly y: number }): Promise<void> {
  await dragRow(story.studio.dataTree.locator(`[data-key="${field}"]`), to);
}

async function dragRow(row: Locator, { x, y }: { readonly x: number; readonly y: number }): Promise<void> {
  const { studio } = story;
  const box = await studio.canvas.boundingBox();
  await row.dragTo(studio.canvas, { targetPosition: { x: x - (box?.x ?? 0), y: y - (box?.y ?? 0) } });
}
