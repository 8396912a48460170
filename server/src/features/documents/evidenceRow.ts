import type { Evidence } from '../../machine/product.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import type { Places } from '../place.js';
import { codeCell, type DocumentWriter } from './markdownDocument.js';
import { sourceLine } from './sourceLine.js';

/** Line number, the line itself, and what is read from it. */
export function evidenceRow(
  write: DocumentWriter,
  machine: VirtualMachine,
  { text, span }: Evidence,
  places: Places,
): readonly string[] {
  const line = sourceLine(machine, span, places);
  return [line ? String(line.number) : '', codeCell(line?.text ?? ''), write.say(text)];
}
