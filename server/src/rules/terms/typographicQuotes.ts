import type { Span } from '../../syntax/text.js';
import type { VmxEntry, VmxMalformedLine } from '../../syntax/vmx/tree.js';
import { TYPOGRAPHIC } from '../../syntax/vmx/typographic.js';
import { settingsOnOneLine } from './settingsOnOneLine.js';

const ANY = new RegExp(`[${TYPOGRAPHIC}]`);
const ALL = new RegExp(`[${TYPOGRAPHIC}]`, 'g');

/** The whole value: between a quote of any kind and the first one that only blanks and a comment follow. */
const ENCLOSED = new RegExp(
  `^(?<shown>(?<open>["${TYPOGRAPHIC}])(?<value>.*?)(?<close>["${TYPOGRAPHIC}]))[ \\t]*(?:#.*)?$`,
);
/** A value with such a quote at one end only. */
const OPENED = new RegExp(`^(?<shown>[${TYPOGRAPHIC}](?<value>[^"#${TYPOGRAPHIC}]*))(?:#.*)?$`);
const CLOSED = new RegExp(`^(?<shown>(?<value>[^"#${TYPOGRAPHIC}]*)[${TYPOGRAPHIC}])[ \\t]*(?:#.*)?$`);

export interface TypographicValue {
  /** The value with its quotes, whatever they are. */
  readonly span: Span;
  /** The same in ASCII quotes. */
  readonly ascii: string;
}

/** True for a text with such quotes anywhere: hardly any has them. */
export const hasTypographicQuotes = (text: string): boolean => ANY.test(text);

/** The value of a line when typographic quotes stand around it, where VMware needs ASCII ones. */
export function typographicValue(
  text: string,
  line: VmxEntry | VmxMalformedLine,
): TypographicValue | undefined {
  if (line.kind === 'entry' && line.quoted) return undefined;
  const whole = text.slice(line.span.start, line.span.end);
  if (!ANY.test(whole)) return undefined;
  const before = /^[^#="]*=[ \t]*/.exec(whole)?.[0];
  if (before === undefined) return undefined;
  const start = line.span.start + before.length;
  const body = whole.slice(before.length);
  const found = (ENCLOSED.exec(body) ?? OPENED.exec(body) ?? CLOSED.exec(body))?.groups;
  if (!found || (found['open'] === '"' && found['close'] === '"')) return undefined;
  const { shown: written = '', value = '' } = found;
  const shown = written.trimEnd();
  const isSeveral = line.kind === 'malformed' && settingsOnOneLine(text, line) !== undefined;
  return {
    span: { start, end: start + shown.length },
    ascii: isSeveral ? shown.replace(ALL, '"') : `"${value.trimEnd().replaceAll('"', '|22')}"`,
  };
}
