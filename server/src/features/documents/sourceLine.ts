import { hideSecrets, withMark } from '../../knowledge/hiddenSecrets.js';
import { rememberedOf } from '../../syntax/remembered.js';
import type { Span } from '../../syntax/text.js';
import { lineAt } from '../../syntax/lines.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { Places } from '../place.js';

/** In characters: of a longer line, such as a .vmc without line breaks, only the part around the place is shown. */
const MOST_SHOWN = 120;

/** A place of a machine's file as a reader finds it. */
export interface SourceLine {
  /** Counted from 1. */
  readonly number: number;
  /** The line, without the blanks around it. */
  readonly text: string;
}

/**
 * The line that a span stands on. Undefined for the machine's anchor, which stands for what is said outside of the file.
 * Three dots stand for a secret, and for what else `hideSecrets` takes out.
 */
export function sourceLine(machine: VirtualMachine, span: Span, places: Places): SourceLine | undefined {
  const { source, anchor } = machine;
  if (span.start === anchor.start && span.end === anchor.end) return undefined;
  const number = places.position(span.start).line + 1;
  const text = textToShow(source.tree);
  const line = lineAt(text, span.start);
  return { number, text: withMark(around(text, line, span.start), '…').trim() };
}

/** A table of evidence asks for many lines of one file. */
const textToShow = rememberedOf(({ text }: VirtualMachine['source']['tree']) => hideSecrets(text));

/** The places of a machine's file, also of one that no editor shows. */
export function placesOf({ source }: VirtualMachine): Places {
  return new Places(source.tree.text);
}

function around(text: string, line: Span, place: number): string {
  if (line.end - line.start <= MOST_SHOWN) return text.slice(line.start, line.end);
  const start = Math.max(line.start, place - MOST_SHOWN / 3);
  const end = Math.min(line.end, start + MOST_SHOWN);
  return `${start > line.start ? '…' : ''}${text.slice(start, end)}${end < line.end ? '…' : ''}`;
}
