import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { holds, type Span } from '../../syntax/text.js';
import type { Feature } from '../feature.js';
import { aboutMachine, type MachineDocument } from '../machineDocument.js';
import { vmcSelections } from './vmcSelection.js';
import { vmxRuns, vmxSelections } from './vmxSelection.js';

/** Growing and shrinking of a selection along what the text means. */
export const SELECTION_RANGES: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  answer(connection, server) {
    connection.onSelectionRanges(
      aboutMachine<SelectionRangeParams, SelectionRange[]>(
        connection,
        server,
        'selection ranges',
        'file',
        (document, { positions }) => {
          const { places } = document;
          const offsets = positions.map((position) => places.offset(position));
          return selectionsAt(document, offsets).map((spans) => nest(spans, document));
        },
      ),
    );
  },
};

/** For each offset what a selection there grows through, smallest first, each inside the next; the last is the file. */
export function selectionsAt(
  { machine: { source }, text }: MachineDocument,
  offsets: readonly number[],
): Span[][] {
  const runs = source.format === 'vmx' ? vmxRuns(source.tree) : undefined;
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return offsets.map((offset) => {
    const spans =
      source.format === 'vmx' && runs
        ? vmxSelections(source.tree, runs, offset)
        : source.format === 'vmc'
          ? vmcSelections(source.tree, offset)
          : [];
    return growing([...spans, { start, end: text.length }], offset);
  });
}

/** Leaves out what is empty, does not hold the place, or does not grow: a client may be sent none of these. */
function growing(spans: readonly Span[], offset: number): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    const isFirst = !last && span.end > span.start && holds(span, offset);
    const grows = last && span.start <= last.start && span.end >= last.end;
    const isSame = last && span.start === last.start && span.end === last.end;
    if (isFirst || (grows && !isSame)) kept.push(span);
  }
  return kept.length > 0 ? kept : [{ start: offset, end: offset }];
}

function nest(spans: readonly Span[], { places }: MachineDocument): SelectionRange {
  return (
    spans.reduceRight<SelectionRange | undefined>(
      (parent, span) => ({ range: places.range(span), ...(parent ? { parent } : {}) }),
      undefined,
    ) ?? { range: places.range({ start: 0, end: 0 }) }
  );
}
