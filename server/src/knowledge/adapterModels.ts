import { FEATURE_SINCE } from './hardwareLimits.js';
import table from './adapterModels.json' with { type: 'json' };

/** The models of SCSI adapters that products since GSX Server 3 and ESX Server 2 have. */
export const SCSI_MODELS = ['buslogic', 'lsilogic', 'lsisas1068', 'pvscsi'] as const;
export type ScsiModelId = (typeof SCSI_MODELS)[number];

/** On every model; the controller itself sits there. Source: libvirt. */
export const CONTROLLER_TARGET = 7;

interface AdapterText {
  /** As the products' dialogs say it. */
  readonly name: string;
  /** Which guests have a driver; one English sentence, also the key of its translation. */
  readonly guestDriver: string;
  /** What the model is good for in a cluster; one English sentence, also the key of its translation. */
  readonly forClusters: string;
  /** The first virtual hardware version with the model; undefined when every version has it. */
  readonly since: number | undefined;
}

/** A model of SCSI adapters, the value of `scsiN.virtualDev`. */
export interface ScsiModel extends AdapterText {
  readonly id: ScsiModelId;
}

/** A model of network adapters, the value of `ethernetN.virtualDev`. */
export interface NetworkModel extends AdapterText {
  readonly id: string;
  /** In Mbit/s, what the guest sees; the traffic itself may be faster. Undefined where no document tells. */
  readonly speed: number | undefined;
}

let scsi: ReadonlyMap<string, ScsiModel> | undefined;
let network: ReadonlyMap<string, NetworkModel> | undefined;

/** All SCSI models, the oldest first. */
export function scsiModels(): readonly ScsiModel[] {
  return [...scsiMap().values()];
}

/**
 * The SCSI model that a value of `virtualDev` names, whatever its letter case; ESX 2 writes vmxlsilogic and vmxbuslogic.
 * Undefined for an empty value: which model counts then depends on guest and release.
 */
export function scsiModel(value: string): ScsiModel | undefined {
  return scsiMap().get(value.trim().toLowerCase().replace(/^vmx/, ''));
}

/** The name of a SCSI model as the products' dialogs say it; a word that names no model stays as it is. */
export function scsiModelName(word: string): string {
  return scsiModel(word)?.name ?? word;
}

/** All network models. */
export function networkModels(): readonly NetworkModel[] {
  return [...networkMap().values()];
}

/** The network model that a value of `virtualDev` names, whatever its letter case; undefined for an unknown or empty one. */
export function networkModel(value: string): NetworkModel | undefined {
  return networkMap().get(value.trim().toLowerCase());
}

/** The last target of every SCSI adapter, and of a paravirtual one with hardware 13 and later. Source: libvirt. */
const LAST_TARGET = 15;
const LAST_TARGET_OF_PVSCSI = 64;
const FIRST_HARDWARE_WITH_64 = 13;

/**
 * The highest target number of a SCSI adapter. As many disks fit on it, because {@link CONTROLLER_TARGET} takes none.
 * With an unknown hardware version the highest that the model has anywhere.
 */
export function lastTarget(model: ScsiModelId, hardwareVersion: number | undefined): number {
  const isWide =
    model === 'pvscsi' && (hardwareVersion === undefined || hardwareVersion >= FIRST_HARDWARE_WITH_64);
  return isWide ? LAST_TARGET_OF_PVSCSI : LAST_TARGET;
}

function scsiMap(): ReadonlyMap<string, ScsiModel> {
  scsi ??= new Map(
    table.scsi.rows.flatMap(([word, name = '', guestDriver = '', forClusters = '']) =>
      SCSI_MODELS.filter((one) => one === word).map((id) => [
        id,
        { id, name, guestDriver, forClusters, since: sinceOf(id) },
      ]),
    ),
  );
  return scsi;
}

function networkMap(): ReadonlyMap<string, NetworkModel> {
  network ??= new Map(
    table.network.rows.map(([word, name, speed, guestDriver, forClusters]) => {
      const id = String(word);
      const told = Number(speed);
      return [
        id,
        {
          id,
          name: String(name),
          speed: told === 0 ? undefined : told,
          guestDriver: String(guestDriver),
          forClusters: String(forClusters),
          since: sinceOf(id),
        },
      ];
    }),
  );
  return network;
}

function sinceOf(id: string): number | undefined {
  return Object.entries(FEATURE_SINCE).find(([feature]) => feature === id)?.[1];
}
