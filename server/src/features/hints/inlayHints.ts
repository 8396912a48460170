import type { InlayHint } from 'vscode-languageserver';
import { findGuestOs } from '../../knowledge/guestOs.js';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { presentDisks } from '../../machine/virtualMachine.js';
import type { Span } from '../../syntax/text.js';
import { memorySize } from '../binarySize.js';
import type { MachineDocument } from '../machineDocument.js';
import { memoryOf } from './memoryOf.js';
import { diskSharing } from './diskSharing.js';

/** In MiB: what is smaller says enough as it is. */
const LARGE_MEMORY = 1024;

/** What a value means where the line does not tell: who else uses a disk, the guest's name, large memory in GiB. */
export function inlayHints(document: MachineDocument): InlayHint[] {
  const { sharedWith, guestName, memory } = document.session.settings().hints;
  return [
    ...(guestName ? guestHints(document) : []),
    ...(memory ? memoryHints(document) : []),
    ...(sharedWith ? sharingHints(document) : []),
  ];
}

function guestHints(document: MachineDocument): InlayHint[] {
  const { guest } = document.machine;
  const known = guest.value === undefined ? undefined : findGuestOs(guest.value);
  if (!known || guest.value === undefined) return [];
  const tooltip = say`The guest system that the id ${guest.value} stands for.`;
  return [hintBehind(document, guest.span, asPhrase(known.name), [tooltip])];
}

function memoryHints(document: MachineDocument): InlayHint[] {
  const memory = memoryOf(document.machine);
  if (memory.value === undefined || memory.value < LARGE_MEMORY) return [];
  const size = memorySize(memory.value);
  const tooltip = say`The number counts MiB (megabytes of 1024 × 1024 bytes): ${memory.value} of them are ${size}.`;
  return [hintBehind(document, memory.span, size, [tooltip])];
}

function sharingHints(document: MachineDocument): InlayHint[] {
  return presentDisks(document.machine).flatMap((disk) => {
    const sharing = diskSharing(document, disk);
    return sharing ? [hintBehind(document, disk.fileName.span, sharing.label, sharing.details)] : [];
  });
}

function hintBehind(
  { text, places, session }: MachineDocument,
  value: Span,
  label: Phrase,
  tooltip: readonly Phrase[],
): InlayHint {
  return {
    position: places.position(endOfValue(text, value)),
    label: session.language(label),
    tooltip: tooltip.map(session.language).join('\n'),
    paddingLeft: true,
  };
}

/** Behind the closing quote of a setting; behind the end tag of an element. */
function endOfValue(text: string, { end }: Span): number {
  return text.startsWith('</', end) ? text.indexOf('>', end) + 1 || end : end;
}
