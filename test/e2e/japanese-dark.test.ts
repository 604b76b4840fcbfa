/** The studio in Japanese and in the dark. */
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('japanese-dark', { locale: 'ja-JP', colorScheme: 'dark' });

describe('日本語の画面、ダークテーマ', () => {
  it('はライブラリを日本語で示す', async () => {
    const { page } = story;
    await page.getByRole('grid', { name: 'テンプレート' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    expect(await untranslated()).toEqual([]);
  });

  it('は電気料金のお知らせを組んで示す', async () => {
    const { studio } = story;
    const shown = await studio.open(/電気|Electricity/);
    expect(shown.language).toBe('ja');
    expect(shown.text).toMatch(/様/);
    expect(await untranslated()).toEqual([]);
  });

  it('はプルーフを日本語で示す', async () => {
    const { page } = story;
    await page.getByRole('radio', { name: 'プルーフ' }).click();
    await patiently(() => page.locator('.app-screen').innerText()).toMatch(/一括プルーフ|新しい/);
    expect(await untranslated()).toEqual([]);
  });

  it('は設定で英語に替えられる', async () => {
    const { page } = story;
    await page.getByRole('button', { name: '設定' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await patiently(() => page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.getByRole('radio', { name: 'Design' }).waitFor();
  });
});

/** Labels of the studio's own controls that are still English. Data, names of templates and units are not labels. */
async function untranslated(): Promise<string[]> {
  const labels = await story.page.evaluate(() =>
    [...document.querySelectorAll('button, h1, h2, label, [role=radio], [role=tab]')].map((element) =>
      (element.getAttribute('aria-label') ?? element.textContent ?? '').trim(),
    ),
  );
  const english =
    /\b(library|import|template|data set|records?|outline|properties|proof|design|undo|redo|zoom|export|settings|problems)\b/i;
  return labels.filter((label) => english.test(label) && !/[ぁ-んァ-ヶ一-龠]/.test(label));
}
