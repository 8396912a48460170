import type { Locator } from 'playwright-core';

/** How long the first findings may take: the extension host and the language server start before them. In ms. */
export const startLimit = 60_000;

/**
 * Does `step` again and again until `wanted` is there; the language server may answer later than it is asked.
 * @throws Error when it does not come in half of `startLimit`, or when a step fails.
 */
export async function repeatUntilVisible(wanted: Locator, step: () => Promise<void>): Promise<void> {
  const end = Date.now() + startLimit / 2;
  for (;;) {
    await step();
    const last = Date.now() > end;
    const shown = wanted.waitFor({ timeout: 2000 });
    if (last) {
      await shown;
      return;
    }
    if (
      await shown.then(
        () => true,
        () => false,
      )
    ) {
      return;
    }
  }
}
