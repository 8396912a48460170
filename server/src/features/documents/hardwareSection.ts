import { findGuestOs } from '../../knowledge/guestOs.js';
import { hardwareVersion } from '../../knowledge/hardwareVersions.js';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { isAbsent, type Fact } from '../../machine/fact.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { vmxSettings } from '../../rules/terms/vmxFile.js';
import { memorySize } from '../binarySize.js';
import { memoryOf } from '../hints/memoryOf.js';
import type { MachineDocument } from '../machineDocument.js';
import { factText } from './factText.js';
import { codeCell, type DocumentWriter } from './markdownDocument.js';
import { productTitle } from './verdicts.js';

/** Guest, memory, processors, hardware version and firmware of a machine, and what state its file is in. */
export function hardwareSection(write: DocumentWriter, { machine, facts }: MachineDocument): string {
  const { snapshots, lock } = facts.surroundings;
  return write.table(
    [say`Machine`, say`In this file`],
    [
      [write.say(say`Product`), write.say(productTitle(machine.product))],
      [
        write.say(say`Memory`),
        factText(write, memoryOf(machine), (mebibytes) => write.say(memorySize(mebibytes))),
      ],
      ...vmxRows(write, machine),
      ...row(write, snapshots.count > 0, say`Snapshots`, say`${snapshots.count}`),
      ...row(write, lock !== undefined, say`In use`, say`a lock lies beside the file: ${lock ?? ''}`),
      ...row(write, machine.encrypted, say`Encrypted`, say`some settings are hidden in the encrypted part`),
    ],
  );
}

function row(write: DocumentWriter, isShown: boolean, name: Phrase, value: Phrase): string[][] {
  return isShown ? [[write.say(name), write.say(value)]] : [];
}

/** What only a .vmx tells: Virtual Server gives every machine one processor, a BIOS and no guest id. */
function vmxRows(write: DocumentWriter, machine: VirtualMachine): string[][] {
  if (machine.source.format !== 'vmx') return [];
  const read = vmxSettings(machine);
  const or = <T>(fact: Fact<T>, usual: Phrase, shown: (value: T) => string): string =>
    isAbsent(fact) ? write.say(usual) : factText(write, fact as Fact<T & (string | number)>, shown);
  return [
    [write.say(say`Guest`), factText(write, machine.guest, (id) => guestText(write, id))],
    [
      write.say(say`Processors`),
      or(read.number('numvcpus', machine.anchor), say`1, as nothing is written`, (count) =>
        write.say(say`${count}`),
      ),
    ],
    [
      write.say(say`Virtual hardware`),
      factText(write, machine.hardwareVersion, (version) => hardwareText(write, version)),
    ],
    [
      write.say(say`Firmware`),
      or(read.text('firmware', machine.anchor), say`BIOS, as nothing is written`, codeCell),
    ],
  ];
}

function guestText(write: DocumentWriter, id: string): string {
  const known = findGuestOs(id);
  return known ? `${write.say(asPhrase(known.name))} (${codeCell(id)})` : codeCell(id);
}

function hardwareText(write: DocumentWriter, version: number): string {
  const known = hardwareVersion(version);
  return known ? write.say(say`${version}: ${asPhrase(known.meaning)}`) : write.say(say`${version}`);
}
