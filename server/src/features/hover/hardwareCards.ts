import { CONTROLLER_TARGET, lastTarget, networkModel, scsiModel } from '../../knowledge/adapterModels.js';
import { findGuestOs } from '../../knowledge/guestOs.js';
import { hardwareLimits } from '../../knowledge/hardwareLimits.js';
import { hardwareVersion } from '../../knowledge/hardwareVersions.js';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { guestGeneration } from '../../machine/guest.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { editionWithClusterService, lacksClusterService } from '../../rules/terms/guestEdition.js';
import type { Span } from '../../syntax/text.js';
import type { Card } from './card.js';
import { inCode } from './markedPhrase.js';
import { memorySize } from '../binarySize.js';

/** The guest that `guestOS` names, and whether a Microsoft cluster can run on it; undefined for an id nobody knows. */
export function guestCard(value: string, span: Span): Card | undefined {
  const guest = findGuestOs(value);
  if (!guest) return undefined;
  return {
    span,
    title: asPhrase(guest.name),
    text: clusterService(guest.id),
    facts: guest.api === '' ? [] : [say`Name in the vSphere API: ${inCode(guest.api)}`],
  };
}

function clusterService(id: string): Phrase[] {
  if (lacksClusterService(id)) {
    const edition = findGuestOs(editionWithClusterService(id) ?? '');
    return [
      edition
        ? say`It has no cluster service; ${edition.name} has one.`
        : say`It has no Microsoft cluster service.`,
    ];
  }
  switch (guestGeneration(id)) {
    case 'scsi-2':
      return [
        say`A Microsoft cluster can run on it. Its cluster service reserves shared disks with SCSI-2 reservations.`,
      ];
    case 'scsi-3':
      return [
        say`A Microsoft cluster can run on it. Its cluster service needs SCSI-3 persistent reservations of the shared disks.`,
      ];
    case undefined:
      return [];
  }
}

/** A memory size in MB; `limited` says whether it is the machine's main memory, which the hardware version bounds. */
export function memoryCard(machine: VirtualMachine, megabytes: number, span: Span, limited: boolean): Card {
  const version = machine.hardwareVersion.value;
  const limits = limited && version !== undefined ? hardwareLimits(version) : undefined;
  return {
    span,
    title: say`${memorySize(megabytes)}`,
    text: [],
    facts:
      limits && version !== undefined
        ? [say`Virtual hardware ${version} takes up to ${memorySize(limits.memoryGB * 1024)}.`]
        : [],
  };
}

/** A version of the virtual hardware: who brought it, and what fits into such a machine. */
export function hardwareCard(version: number, span: Span): Card | undefined {
  const known = hardwareVersion(version);
  if (!known) return undefined;
  const limits = hardwareLimits(version);
  return {
    span,
    title: say`Virtual hardware ${version}`,
    text: [asPhrase(known.meaning)],
    facts: [
      ...(limits
        ? [
            say`Up to ${limits.memoryGB} GB of memory, ${limits.processors} virtual processors, ${limits.networkAdapters} network adapters, ${limits.serialPorts} serial ports`,
          ]
        : []),
    ],
  };
}

/** The model of a SCSI adapter: drivers, use in clusters, how many disks it has places for. */
export function scsiModelCard(machine: VirtualMachine, value: string, span: Span): Card | undefined {
  const model = scsiModel(value);
  if (!model) return undefined;
  const last = lastTarget(model.id, machine.hardwareVersion.value);
  return {
    span,
    title: say`SCSI adapter ${model.name}`,
    text: [asPhrase(model.guestDriver), asPhrase(model.forClusters)],
    facts: [
      say`Places for ${last} disks: targets 0 to ${last}, without ${CONTROLLER_TARGET}, which is the controller's own`,
      ...sinceFact(model.since),
    ],
  };
}

/** The model of a network adapter. */
export function networkModelCard(value: string, span: Span): Card | undefined {
  const model = networkModel(value);
  if (!model) return undefined;
  return {
    span,
    title: say`Network adapter ${model.name}`,
    text: [asPhrase(model.guestDriver), asPhrase(model.forClusters)],
    facts: [
      ...(model.speed === undefined ? [] : [say`The guest sees ${model.speed} Mbit/s.`]),
      ...sinceFact(model.since),
    ],
  };
}

function sinceFact(version: number | undefined): Phrase[] {
  return version === undefined ? [] : [say`From virtual hardware ${version} on`];
}
