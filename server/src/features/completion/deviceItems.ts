import { CompletionItemKind, MarkupKind, type MarkupContent } from 'vscode-languageserver';
import { say } from '../../l10n/phrase.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import type { MachineDocument } from '../machineDocument.js';
import { plainText, type Piece, type Suggestion } from './completionItem.js';
import { deviceSettings, type DeviceLine } from './deviceLines.js';
import { assignment, spelledKey, spelledValue, type LineStyle } from './lineStyle.js';
import { newDevices } from './newDevices.js';
import type { KeyPlace } from './vmxPlace.js';

/** Behind what every machine has, in front of the settings of devices that are there. */
const ORDER = '1';

/** The devices that may be added at a place of a .vmx, each with all the settings it needs. */
export function deviceSuggestions(
  document: MachineDocument,
  tree: VmxTree,
  place: KeyPlace,
  style: LineStyle,
): readonly Suggestion[] {
  // More lines than one have no place in front of what is written already.
  if (!place.isOpen) return [];
  const { language } = document.session;
  return newDevices(document.machine, tree, place.typed).flatMap((device, index): Suggestion[] => {
    const { lines, edits } = deviceSettings(document, tree, device);
    if (lines.length === 0) return [];
    const name = spelledKey(style, device.name);
    const pieces = piecesOf(lines, style);
    return [
      {
        label: device.isShared === true ? language(say`${name} shared by a cluster`) : name,
        filter: name,
        kind: CompletionItemKind.Module,
        insert: place.insert,
        replace: place.replace,
        pieces: [...pieces, place.trail],
        order: `${ORDER}${String(index).padStart(3, '0')}`,
        detail: language(device.what),
        documentation: preview(document, plainText(pieces)),
        edits,
      },
    ];
  });
}

function piecesOf(lines: readonly DeviceLine[], style: LineStyle): readonly Piece[] {
  return lines.flatMap(({ key, value }, index) => [
    ...(index === 0 ? [] : [style.lineEnd]),
    ...assignment(style, [spelledKey(style, key)], spelledPiece(style, value)),
  ]);
}

function spelledPiece(style: LineStyle, value: Piece): Piece {
  return typeof value === 'string' ? spelledValue(style, value) : value;
}

/** The lines as they will stand there; a longer fence than any in them keeps them together. */
function preview({ session }: MachineDocument, text: string): MarkupContent {
  return session.abilities.completionMarkdown
    ? { kind: MarkupKind.Markdown, value: `~~~~vmx\n${text}\n~~~~` }
    : { kind: MarkupKind.PlainText, value: text };
}
