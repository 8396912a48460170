// A failed test leaves a picture of every open editor: test/e2e/screenshots/FAILED-<title>.png.
import { openWorkbenches } from './workbench.js';

/** Mocha takes these hooks for all suites. */
export const mochaHooks = {
  async afterEach(this: Mocha.Context): Promise<void> {
    const test = this.currentTest;
    if (test?.state !== 'failed') {
      return;
    }
    let number = 1;
    for (const { editor } of openWorkbenches) {
      await editor.screenshot(`FAILED-${test.fullTitle()}-${number}`);
      number += 1;
    }
  },
};
