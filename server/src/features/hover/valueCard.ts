import { isSecretKey } from '../../knowledge/secrets.js';
import { findKey, type VmxKey } from '../../knowledge/vmxKeys.js';
import { valuesOf } from '../../knowledge/vmxValues.js';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { isTemplate } from '../../machine/template.js';
import { slotName, type Disk } from '../../machine/virtualMachine.js';
import { readNumber, valueSpan } from '../../machine/vmx/settings.js';
import type { Span } from '../../syntax/text.js';
import type { VmxEntry } from '../../syntax/vmx/tree.js';
import type { MachineDocument } from '../machineDocument.js';
import { withFacts, type Card } from './card.js';
import { clusterParagraph } from './clusterLines.js';
import { diskCard, diskNames, sharingFacts } from './diskCard.js';
import { guestCard, hardwareCard, memoryCard, networkModelCard, scsiModelCard } from './hardwareCards.js';
import { uuidCard, vmxMacCard } from './identityCards.js';
import { keyCard } from './keyCard.js';
import { inCode, wordsInCode } from './markedPhrase.js';
import { networkCard } from './networkCard.js';
import { binarySize } from '../binarySize.js';

/** The settings that tell what an adapter is plugged into. */
const NETWORK_KEY =
  /^ethernet\d+\.(?:connectionType|vnet|networkName|devName|dvs\.portgroupId|opaqueNetwork\.id)$/i;
const DISK_FILE_KEY = /^((?:scsi|ide|sata|nvme)\d+:\d+)\.(?:fileName|name)$/i;

/** The value of a setting: what it means here. Where nothing is known of the value, the setting is explained. */
export async function valueCard(document: MachineDocument, entry: VmxEntry): Promise<Card> {
  const span = valueSpan(entry);
  const known = findKey(entry.key);
  if (isSecretKey(entry.key)) return keyCard(entry, span);
  if (isTemplate(entry.value)) return placeholderCard(entry.value, span);
  const card = (await deviceCard(document, entry)) ?? (known && plainCard(document, entry, known));
  return withFacts(card ?? keyCard(entry, span), decodedFact(document, entry));
}

/** A value that some other program still has to fill in. */
export function placeholderCard(value: string, span: Span): Card {
  const text = [
    say`This is a placeholder, which some other program fills in; until then nothing can be said about it.`,
  ];
  return { span, title: inCode(value), text, facts: [] };
}

/** Values that mean something outside of the file: a disk's file, a network, a model, an id. */
async function deviceCard(document: MachineDocument, entry: VmxEntry): Promise<Card | undefined> {
  const { machine } = document;
  const { key, value } = entry;
  const span = valueSpan(entry);
  if (value.trim() === '') return undefined;
  if (/^guestOS$/i.test(key)) return guestCard(value, span);
  if (/^virtualHW\.version$/i.test(key)) return hardwareCard(readNumber(value) ?? NaN, span);
  if (/^scsi\d+\.virtualDev$/i.test(key)) return scsiModelCard(machine, value, span);
  if (/^ethernet\d+\.virtualDev$/i.test(key)) return networkModelCard(value, span);
  if (/^ethernet\d+\.(?:address|generatedAddress)$/i.test(key)) return vmxMacCard(document, key, value, span);
  if (NETWORK_KEY.test(key)) return adapterCard(document, entry);
  const slot = DISK_FILE_KEY.exec(key)?.[1];
  const disk = slot === undefined ? undefined : diskInSlot(document, slot);
  return disk && diskCard(document, disk, value, span);
}

/**
 * Only the setting that counts names the network; of another one beside it the words are explained, and so are those that
 * lead to no network, such as "none".
 */
function adapterCard(document: MachineDocument, entry: VmxEntry): Card | undefined {
  const number = Number(/\d+/.exec(entry.key)?.[0]);
  const adapter = document.machine.networkAdapters.find((one) => one.number === number);
  const isItsConnection = adapter?.connection.span.start === valueSpan(entry).start;
  if (!adapter || !isItsConnection || adapter.network.kind === 'unknown') return undefined;
  return networkCard(document, adapter, valueSpan(entry));
}

/** Values of lists and switches, numbers with a unit, ids. */
function plainCard(document: MachineDocument, entry: VmxEntry, known: VmxKey): Card | undefined {
  const { machine } = document;
  const span = valueSpan(entry);
  const number = readNumber(entry.value);
  if (known.type === 'uuid') return uuidCard(document, entry.value, span, known.pattern.text === 'uuid.bios');
  const word = entry.value.trim().toLowerCase();
  const meant = valuesOf(known).find(({ value }) => value.toLowerCase() === word);
  if (meant) {
    const card: Card = {
      span,
      title: inCode(`${entry.key} = "${entry.value}"`),
      text: [asPhrase(meant.meaning)],
      facts: [
        ...(meant.since === undefined ? [] : [say`From virtual hardware ${meant.since} on`]),
        ...(meant.deprecated === true ? [say`Only products that are long gone write this value.`] : []),
      ],
    };
    return withSharing(document, entry.key, card);
  }
  if (number === undefined || number < 0) return undefined;
  if (/^MB\b/.test(known.note)) return memoryCard(machine, number, span, known.pattern.text === 'memsize');
  const unit = /^(?:bytes|KB)\b/.exec(known.note)?.[0];
  if (unit === undefined) return undefined;
  const size = binarySize(unit === 'KB' ? number * 1024 : number);
  return { span, title: inCode(`${entry.key} = "${entry.value}"`), text: [], facts: [wordsInCode(size)] };
}

/** A setting that shares disks tells which ones, with whom, and in which cluster. */
export function withSharing(document: MachineDocument, key: string, card: Card): Card {
  const shared = /^((?:scsi|nvme)\d+(?::\d+)?)\.(?:sharedBus|shared|sharing)$/i.exec(key)?.[1]?.toLowerCase();
  if (shared === undefined) return card;
  const paragraph = clusterParagraph(document);
  const disks = document.machine.disks.filter(({ slot }) => slotName(slot).split(':')[0] === shared);
  const disk = diskInSlot(document, shared);
  return {
    ...card,
    text: paragraph ? [...card.text, paragraph] : card.text,
    facts: [...card.facts, ...diskNames(disks), ...(disk ? sharingFacts(document, disk) : [])],
  };
}

function diskInSlot({ machine }: MachineDocument, name: string): Disk | undefined {
  return machine.disks.find(({ slot }) => slotName(slot) === name.toLowerCase());
}

/** The value as VMware reads it, where it is written with escapes. */
function decodedFact({ text }: MachineDocument, { value, valueSpan: { start, end } }: VmxEntry): Phrase[] {
  return text.slice(start, end) === value ? [] : [say`Read as ${inCode(value)}`];
}
