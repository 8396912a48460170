const LINE = /^\s*([^\s=#]+)\s*=\s*(?:"([^"]*)"|([^\s#]*))\s*(#.*)?$/;

/** A setting without its place. */
export interface BareSetting {
  readonly key: string;
  readonly value: string;
}

/**
 * The plainest useful reader of a .vmx: the text split into lines and one regular expression for each. It knows no
 * places, no escapes and no errors; what costs more than this is the price of knowing them.
 */
export function floorRead(text: string): readonly BareSetting[] {
  const settings: BareSetting[] = [];
  for (const line of text.split(/\r?\n/)) {
    const found = LINE.exec(line);
    if (found) settings.push({ key: found[1] ?? '', value: found[2] ?? found[3] ?? '' });
  }
  return settings;
}
