import type { CodeActionKind } from 'vscode-languageserver';
import type { Phrase } from '../../l10n/phrase.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import type { FileEdits } from '../../rules/rule.js';
import type { TextEdit } from '../../syntax/text.js';
import type { MachineDocument } from '../machineDocument.js';
import type { Device } from './device.js';

/** An edit that nobody needs but that a person may want, at some place of a machine's file. */
export interface OfferedEdit {
  /** Tells it from the others of its place, also when it is offered anew after a change: `move scsi2:0`. */
  readonly id: string;
  readonly title: Phrase;
  readonly kind: CodeActionKind;
  /** The machines that change, each once. */
  readonly machines: readonly VirtualMachine[];
  /** Why it is impossible now; the edits are not asked for then. */
  readonly whyNot?: Phrase | undefined;
  /** Asked for only when the edit is wanted. */
  readonly edits: (machine: VirtualMachine) => readonly TextEdit[];
}

/** What a person points at when edits are offered. */
export interface OfferPlace {
  readonly document: MachineDocument;
  /** The device of the line or element; undefined on other lines. */
  readonly device: Device | undefined;
}

/** Offers edits for a place; the likely one first. */
export type OfferProvider = (place: OfferPlace) => readonly OfferedEdit[];

/** The edits of all files that an offer changes, from the machines as they were when it was made. */
export function filesOf({ machines, edits }: OfferedEdit): readonly FileEdits[] {
  return machines
    .map((machine) => ({ uri: machine.uri, edits: edits(machine) }))
    .filter((file) => file.edits.length > 0);
}
