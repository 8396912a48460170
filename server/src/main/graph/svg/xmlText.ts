/** Text for between tags and quotes; characters that XML cannot hold were replaced before (shownText.ts). */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/** A number of pixels as an attribute says it, the same on every machine. */
export function pixels(value: number): string {
  return String(Math.round(value * 10) / 10);
}
