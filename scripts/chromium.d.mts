/** The path of a Chromium: the one that the environment variable CHROMIUM names, else the first on PATH. */
export function findChromium(): string | undefined;

/** Installs Debian's Chromium when there is none and this is root on Debian; else throws an Error that says what to do. */
export function ensureChromium(): void;
