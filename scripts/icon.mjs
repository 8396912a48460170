// npm run icon: draws media/icon.png, which the marketplace asks for, from media/icon.svg.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium, findChromium } from './chromium.mjs';
import { installPackages, requireNode, root, runAsScript } from './prerequisites.mjs';

/** Pixels; the marketplace asks for 128 at least and shows 256 on dense screens. */
const size = 256;

await runAsScript(import.meta.url, async () => {
  requireNode();
  installPackages();
  ensureChromium();
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const drawing = readFileSync(path.join(root, 'media/icon.svg'), 'utf8');
    await page.setContent(
      `<body style="margin: 0">${drawing.replace('<svg', '<svg style="display: block"')}</body>`,
    );
    await page.screenshot({ path: path.join(root, 'media/icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
});
