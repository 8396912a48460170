import type { EditorPage } from './editorPage.js';

/** Waits until the page of a rule is shown, keeps its picture, and closes it. */
export async function seeRulePage(editor: EditorPage, rule: string, screenshot: string): Promise<void> {
  await editor.page.locator('.tab', { hasText: `${rule}.md` }).waitFor();
  const page = editor.page.frameLocator('.webview').frameLocator('#active-frame');
  await page.locator('h1', { hasText: rule }).waitFor();
  await editor.screenshot(screenshot);
  await editor.page.keyboard.press('Control+W');
}
