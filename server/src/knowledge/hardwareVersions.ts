import table from './hardwareVersions.json' with { type: 'json' };

/** A virtual hardware version, the number in `virtualHW.version`, and where it comes from. */
export interface HardwareVersion {
  readonly version: number;
  /** One English sentence that names the products which brought it; also the key of its translation. */
  readonly meaning: string;
  /** The release of ESX or ESXi that brought it, as VMware writes the name; undefined where none did. */
  readonly esx: string | undefined;
  /** The releases of GSX Server, VMware Server, Workstation, Player and Fusion that brought it; may be empty. */
  readonly hosted: readonly string[];
}

let versions: ReadonlyMap<number, HardwareVersion> | undefined;

/**
 * The versions that exist, oldest first, 3 to 22; there is no 5. A product runs machines of its own version and of older
 * ones, and refuses newer ones. Source: VMware KB 1003746; vSphere Automation API, Hardware.Version.
 */
export function hardwareVersions(): readonly HardwareVersion[] {
  return [...byNumber().values()];
}

/** The version with a number; undefined for a number that never was one, and for those newer than the table. */
export function hardwareVersion(version: number): HardwareVersion | undefined {
  return byNumber().get(version);
}

function byNumber(): ReadonlyMap<number, HardwareVersion> {
  versions ??= new Map(
    table.rows.map(([version, meaning, esx, hosted]) => [
      Number(version),
      {
        version: Number(version),
        meaning: String(meaning),
        esx: esx === '' ? undefined : String(esx),
        hosted: hosted === '' ? [] : String(hosted).split('|'),
      },
    ]),
  );
  return versions;
}
