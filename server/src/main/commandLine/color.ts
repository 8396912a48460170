/** Where a report goes and what was asked for. */
export interface ColorWishes {
  /** `--no-color`. */
  readonly noColor: boolean;
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Whether to colour: the option counts first, then FORCE_COLOR, which Node too puts above NO_COLOR, then NO_COLOR, and
 * else a terminal is coloured that can do it. Sources: no-color.org, force-color.org.
 */
export function wantsColor({ noColor, isTerminal, environment }: ColorWishes): boolean {
  if (noColor) return false;
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTerminal && terminal !== 'dumb';
}
