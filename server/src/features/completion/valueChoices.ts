import { CompletionItemKind } from 'vscode-languageserver';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { lastTarget, networkModel, scsiModel } from '../../knowledge/adapterModels.js';
import { findGuestOs } from '../../knowledge/guestOs.js';
import { isSecretKey } from '../../knowledge/secrets.js';
import { findKey, type VmxKey } from '../../knowledge/vmxKeys.js';
import { valuesOf, type VmxValue } from '../../knowledge/vmxValues.js';
import { presentDisks, slotName } from '../../machine/virtualMachine.js';
import { bootDisk } from '../../machine/bootDisk.js';
import { fileStem } from '../../machine/fileStem.js';
import { freeStaticMac } from '../freeMac.js';
import type { MachineDocument } from '../machineDocument.js';
import { fileChoices } from './fileChoices.js';
import { networkNames } from './networkNames.js';
import { nodeValues } from './nodeValues.js';
import { numberChoices } from './numberChoices.js';

/** A value that could be written, as a person reads it; the file's spelling and quotes come later. */
export interface Choice {
  readonly value: string;
  readonly kind: CompletionItemKind;
  /** An amount in other words, such as `4 GiB`. No sentence: VS Code breaks this text in the middle of words. */
  readonly detail?: Phrase;
  /** Few words beside the value. */
  readonly description?: Phrase;
  /** What else may be typed to find it. */
  readonly words?: string;
  /** Sentences, a paragraph each. */
  readonly documentation?: readonly Phrase[];
  readonly isDeprecated?: boolean;
  /** Comes behind the others, because this machine cannot have it. */
  readonly isUnfit?: boolean;
}

/** The values of a setting, the likely ones first. */
export interface Choices {
  readonly choices: readonly Choice[];
  /** A list: what stands there is no part of another value, so a choice takes the place of all of it. */
  readonly isList: boolean;
}

/** What a setting may be set to in this file. Empty for secrets, for what only the product knows, and for free text. */
export async function valueChoices(document: MachineDocument, name: string): Promise<Choices> {
  const key = findKey(name);
  if (!key || isSecretKey(name)) return { choices: [], isList: true };
  const free = await freeChoices(document, key, name);
  const listed = valuesOf(key).map((value) => listedChoice(document, key, value));
  const numbers = key.type === 'int' ? numberChoices(document, key) : [];
  const all = [...nodeValues(document, name), ...free, ...listed, ...numbers];
  return { choices: distinct(all), isList: free.length === 0 };
}

/** The first of several choices with one value tells where it comes from, the others what it means. */
function distinct(choices: readonly Choice[]): readonly Choice[] {
  const found = new Map<string, Choice>();
  for (const choice of choices) {
    const value = choice.value.toLowerCase();
    found.set(value, { ...choice, ...found.get(value) });
  }
  return [...found.values()];
}

async function freeChoices(document: MachineDocument, key: VmxKey, name: string): Promise<readonly Choice[]> {
  if (key.type === 'path') return fileChoices(document, key, name);
  const network = /^ethernet\d+\.(networkName|vnet|devName)$/i.exec(name)?.[1]?.toLowerCase();
  if (network === 'networkname') return networks(networkNames(document, 'networkName'));
  if (network === 'vnet') return networks(networkNames(document, 'vnet'));
  if (network === 'devname') return networks(networkNames(document, 'devName'));
  const adapter = /^(ethernet\d+)\.address$/i.exec(name)?.[1]?.toLowerCase();
  if (adapter !== undefined) {
    const value = freeStaticMac(document.session.workspace, document.uri, adapter);
    const meaning = say`An address that VMware leaves to people; no other machine of the opened folders has it.`;
    return value === undefined ? [] : [{ value, kind: CompletionItemKind.Value, documentation: [meaning] }];
  }
  if (/^displayName$/i.test(name))
    return [
      {
        value: fileStem(document.uri),
        kind: CompletionItemKind.Value,
        documentation: [say`The name of this file.`],
      },
    ];
  return /^bios\.hddOrder$/i.test(name) ? diskOrder(document) : [];
}

function networks(names: readonly string[]): readonly Choice[] {
  const documentation = [say`A network that machines of the opened folders use.`];
  return names.map((value) => ({ value, kind: CompletionItemKind.Reference, documentation }));
}

function diskOrder({ machine }: MachineDocument): readonly Choice[] {
  const boot = bootDisk(machine);
  const others = presentDisks(machine).filter((disk) => disk !== boot && disk.kind === 'disk');
  if (!boot) return [];
  const value = [boot, ...others].map(({ slot }) => slotName(slot)).join(',');
  const meaning = say`The disk that this machine starts from in front of all others.`;
  return [{ value, kind: CompletionItemKind.Value, documentation: [meaning] }];
}

function listedChoice(document: MachineDocument, key: VmxKey, one: VmxValue): Choice {
  const { value, meaning, since, deprecated } = one;
  const hardware = document.machine.hardwareVersion.value;
  const isUnfit = since !== undefined && hardware !== undefined && since > hardware;
  const isGuest = key.pattern.text === 'guestOS';
  return {
    value,
    kind: CompletionItemKind.EnumMember,
    ...describe(key, value, isUnfit ? since : undefined),
    ...(isGuest ? { words: meaning } : {}),
    ...(deprecated === true ? { isDeprecated: true } : {}),
    ...(isUnfit ? { isUnfit } : {}),
    documentation: [asPhrase(meaning), ...modelSentences(key, value, hardware)],
  };
}

/** @param needed the hardware version that the machine lacks */
function describe(key: VmxKey, value: string, needed: number | undefined): { description?: Phrase } {
  if (needed !== undefined) return { description: say`needs virtual hardware ${needed}` };
  const guest = key.pattern.text === 'guestOS' ? findGuestOs(value) : undefined;
  if (guest) return { description: asPhrase(guest.name) };
  return key.defaultValue.toLowerCase() === value.toLowerCase() ? { description: say`default` } : {};
}

/** Which guests have a driver for a model, what it is good for in a cluster, and how much it takes. */
function modelSentences({ pattern }: VmxKey, value: string, hardware: number | undefined): readonly Phrase[] {
  if (pattern.text === 'scsi<0-3>.virtualDev') {
    const model = scsiModel(value);
    if (!model) return [];
    const limit = say`It takes up to ${lastTarget(model.id, hardware)} disks; target 7 is the adapter itself.`;
    return [asPhrase(model.guestDriver), asPhrase(model.forClusters), limit];
  }
  const model = pattern.text === 'ethernet<0-9>.virtualDev' ? networkModel(value) : undefined;
  return model ? [asPhrase(model.guestDriver), asPhrase(model.forClusters)] : [];
}
