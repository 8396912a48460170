// The page of the editor in the words of someone who edits files. Nothing here sleeps: each step waits for what it needs.
import { readFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { repeatUntilVisible, startLimit } from './repeatUntilVisible.js';

const screenshots = path.join(path.dirname(fileURLToPath(import.meta.url)), 'screenshots');

/** How a squiggle looks; VS Code draws hints as dots instead. */
export type SquiggleSeverity = 'error' | 'warning' | 'info' | 'hint';

/** The editor's page. All file names are relative to the workspace. */
export class EditorPage {
  /** `page` shows an editor whose workspace is the folder `workspace`, an absolute path. */
  constructor(
    /** Playwright's own page, for what is said nowhere else here. */
    readonly page: Page,
    private readonly workspace: string,
  ) {}

  /** Opens a file by quick open and waits until its text can be edited. */
  async open(file: string): Promise<void> {
    const input = this.quickInput();
    // An absolute path has one match only, where a name may have several. The list first shows other files, and while it
    // is made ready it forgets what was typed; a view that is just closing swallows the key.
    const only = this.page.locator('.quick-input-list', {
      has: this.page.locator('.monaco-list-row', { hasText: path.basename(file) }),
      hasNot: this.page.locator('.monaco-list-row[data-index="1"]'),
    });
    await repeatUntilVisible(only, async () => {
      if (!(await input.isVisible())) {
        await this.page.keyboard.press('Control+P');
      }
      if (await input.isVisible()) {
        await input.fill(path.join(this.workspace, file));
      }
    });
    await input.press('Enter');
    await this.waitUntilShown(file);
  }

  /** Waits until the file's tab is the active one and its text is drawn. */
  async waitUntilShown(file: string): Promise<void> {
    await this.page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
    await this.text().waitFor();
  }

  /** Waits until the shown file has a squiggle of that severity. */
  async waitForSquiggle(severity: SquiggleSeverity): Promise<void> {
    await this.page.locator(`.squiggly-${severity}`).first().waitFor({ timeout: startLimit });
  }

  /** Waits until the shown file has no squiggle of that severity any more. */
  async waitForNoSquiggle(severity: SquiggleSeverity): Promise<void> {
    await this.page.locator(`.squiggly-${severity}`).first().waitFor({ state: 'detached' });
  }

  /** The rows of the Problems panel that the filter `text` leaves, files and findings, once there is one. Leaves the panel open. */
  async problems(text: string): Promise<string[]> {
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    await this.showProblems();
    // Only the rows that fit are drawn, so what is looked for is filtered out of the others.
    const filter = this.page.getByPlaceholder(/^Filter \(e\.g\. text/);
    // Quotes and commas have a meaning in the filter.
    const [longest = ''] = text.split(/[",]/).sort((a, b) => b.length - a.length);
    // A filter that was there before the first finding keeps it hidden.
    await repeatUntilVisible(rows.filter({ hasText: text }).first(), async () => {
      await filter.fill('');
      await filter.fill(longest.trim());
    });
    const found = (await rows.allInnerTexts()).map(onOneLine);
    await filter.fill('');
    return found;
  }

  /**
   * Waits until the Problems panel is empty, and leaves it open. It is empty as well before the first findings come,
   * so first wait for something that shows they have come.
   */
  async waitForNoProblems(): Promise<void> {
    await this.showProblems();
    await this.page
      .locator('.markers-panel')
      .getByText('No problems have been detected in the workspace.')
      .waitFor({ timeout: startLimit });
  }

  /** What the editor says when the mouse rests on the first squiggle of that severity. */
  async hoverOverSquiggle(severity: SquiggleSeverity): Promise<string> {
    // The squiggle lies under the text, so Playwright's own hover never gets through to it.
    return this.hoverOver(this.page.locator(`.squiggly-${severity}`).first(), `the ${severity} squiggle`);
  }

  /** What the editor says when the mouse rests on a word of the shown file, such as a value; the word's first place counts. */
  async hoverOverWord(word: string): Promise<string> {
    return this.hoverOver(this.word(word), `"${word}"`);
  }

  /** Puts the cursor into a word of the shown file by a click. */
  async clickWord(word: string): Promise<void> {
    const { x, y } = await middleOf(this.word(word), `"${word}"`);
    await this.page.mouse.click(x, y);
  }

  /** Types at the cursor and accepts the suggestion with that label. */
  async complete(typed: string, label: string): Promise<void> {
    await this.page.keyboard.type(typed);
    const rows = this.page.locator('.suggest-widget .monaco-list-row');
    const wanted = rows.filter({ has: this.page.locator('.label-name', { hasText: label }) }).first();
    await repeatUntilVisible(wanted, async () => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+Space');
    });
    await wanted.click();
    await this.page.locator('.suggest-widget').waitFor({ state: 'hidden' });
  }

  /** Gives what stands at the cursor another name. */
  async rename(name: string): Promise<void> {
    const input = this.page.locator('.rename-box input');
    await repeatUntilVisible(input, () => this.page.keyboard.press('F2'));
    await input.fill(name);
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** The rows of the outline in the side bar, once one of them holds `text`. Leaves it open. */
  async outline(text: string): Promise<string[]> {
    const pane = this.page.locator('.pane', {
      has: this.page.locator('.pane-header', { hasText: 'Outline' }),
    });
    // The files make room for it.
    await this.page.locator('.explorer-folders-view').waitFor();
    await this.page.locator('.pane-header').first().click();
    await pane.locator('.pane-header').click();
    await pane.locator('.monaco-list-row', { hasText: text }).first().waitFor();
    return (await pane.locator('.monaco-list-row').allInnerTexts()).map(onOneLine);
  }

  /** Everything the editor area draws, hints between the lines included, once it holds `text`. */
  async shownText(text: string): Promise<string> {
    const area = this.page.locator('.editor-instance .overflow-guard').first();
    await area.getByText(text).first().waitFor({ timeout: startLimit });
    return onOneLine(await area.innerText());
  }

  /** Puts the cursor on the first character of a line, counted from 1, as the status bar counts. */
  async goToLine(line: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.quickInput().fill(`:${line}`);
    await this.quickInput().press('Enter');
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col 1` }).waitFor();
  }

  /** Puts the cursor on the first problem of the shown file that is below its first character. */
  async goToNextProblem(): Promise<void> {
    await this.text().click();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('F8');
    // F8 shows the problem in the text; Escape takes that away and leaves the cursor there.
    const peek = this.page.locator('.peekview-widget');
    await peek.first().waitFor();
    await this.page.keyboard.press('Escape');
    await peek.first().waitFor({ state: 'detached' });
  }

  /** The titles of the fixes offered at the cursor, once one of them holds `title`. Leaves their menu open. */
  async quickFixes(title: string): Promise<string[]> {
    const rows = this.fixes();
    // The list of fixes can be asked for sooner than the server has any; then the editor says so and must be asked again.
    await repeatUntilVisible(rows.filter({ hasText: title }).first(), async () => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+.');
    });
    return (await rows.allInnerTexts()).map(onOneLine);
  }

  /** Applies the fix with that title at the cursor, by keyboard. */
  async quickFix(title: string): Promise<void> {
    await this.quickFixes(title);
    const chosen = this.page.locator('.action-widget .monaco-list-row.focused', { hasText: title });
    const count = await this.fixes().count();
    for (let step = 0; step < count && !(await chosen.isVisible()); step += 1) {
      await this.page.keyboard.press('ArrowDown');
    }
    await chosen.waitFor();
    await this.page.keyboard.press('Enter');
    await chosen.waitFor({ state: 'detached' });
  }

  /** Runs a command by its title in the command palette. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput().fill(`>${title}`);
    await this.quickInputRow(title).first().waitFor();
    await this.quickInput().press('Enter');
  }

  /** Types a snippet's prefix at the end of the file, after its last line's end, and accepts the suggestion of that name. */
  async insertSnippet(prefix: string): Promise<void> {
    await this.text().click();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(prefix);
    const suggestion = this.page
      .locator('.suggest-widget .monaco-list-row', { hasText: prefix })
      .filter({ has: this.page.locator('.codicon-symbol-snippet') });
    await repeatUntilVisible(suggestion.first(), async () => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+Space');
    });
    // One click marks a suggestion, the keyboard accepts the one that is marked.
    await suggestion.first().click();
    await this.page.locator('.suggest-widget').waitFor({ state: 'hidden' });
  }

  /** Waits for a notification that holds `text` and returns all of what it says. */
  async notification(text: string): Promise<string> {
    const message = this.page.locator('.notification-list-item-message', { hasText: text }).first();
    await message.waitFor();
    return onOneLine(await message.innerText());
  }

  /**
   * Saves the shown file, which must have been changed, waits until it is on disk, and returns its bytes.
   * A fix that changes several files at once needs no saving: VS Code does that (files.refactoring.autoSave).
   */
  async save(file: string): Promise<Buffer> {
    // The mark of a changed file is drawn a moment after the change, so its absence alone would not mean "saved".
    const changed = this.page.locator('.tab.active.dirty', { hasText: path.basename(file) });
    await changed.waitFor();
    await this.page.keyboard.press('Control+S');
    await changed.waitFor({ state: 'detached' });
    return readFileSync(path.join(this.workspace, file));
  }

  /** Takes a picture of the page: test/e2e/screenshots/<name>.png. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({
      path: path.join(screenshots, `${name.replaceAll(/[^\w-]+/g, '-')}.png`),
      animations: 'disabled',
    });
  }

  private async hoverOver(target: Locator, name: string): Promise<string> {
    const hover = this.page.locator('.monaco-hover:visible .hover-contents');
    await repeatUntilVisible(hover.first(), async () => {
      // Looked for each time: lines move when the one above them comes.
      const { x, y } = await middleOf(target, name);
      await this.page.mouse.move(1, 1);
      await this.page.mouse.move(x, y);
      await this.page.mouse.move(x + 1, y);
    });
    return (await hover.allInnerTexts()).map(onOneLine).join('\n');
  }

  private word(word: string): Locator {
    return this.page.locator('.view-line span span', { hasText: word }).first();
  }

  private async showProblems(): Promise<void> {
    const panel = this.page.locator('.markers-panel');
    if (await panel.isVisible()) {
      return;
    }
    // The panel's own key would close it when it is only slow to come.
    await this.runCommand('Problems: Focus on Problems View');
    await panel.waitFor({ timeout: startLimit });
  }

  private text(): Locator {
    return this.page.locator('.editor-instance .view-lines').first();
  }

  private fixes(): Locator {
    return this.page.locator('.action-widget .monaco-list-row.action');
  }

  private quickInput(): Locator {
    return this.page.locator('.quick-input-widget input.input');
  }

  private quickInputRow(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text });
  }
}

/** Where the middle of something on the page is. @throws Error when it is not drawn. */
async function middleOf(target: Locator, name: string): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (box === null) {
    throw new Error(`${name} is not drawn.`);
  }
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The editor draws no-break spaces and lays one row out in several lines. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
