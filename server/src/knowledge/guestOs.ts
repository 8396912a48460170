import table from './guestOs.json' with { type: 'json' };

/** A guest operating system as `guestOS` names it. The list ages: products newer than it know more. */
export interface GuestOs {
  readonly id: string;
  /** For a person: "Windows Server 2003 Enterprise (64-bit)". */
  readonly name: string;
  /** The name the vSphere API has for it; empty where no document tells it: for guests of ARM hosts, and for the newest of Workstation. */
  readonly api: string;
  /** Another id stands for the same API name and is the usual one. */
  readonly isAlias: boolean;
}

let byId: ReadonlyMap<string, GuestOs> | undefined;

/** All known guests, in the order of VMware's table. */
export function guestSystems(): readonly GuestOs[] {
  return [...guestMap().values()];
}

/** The guest that a value of `guestOS` names, whatever its letter case and the processor of the host. */
export function findGuestOs(id: string): GuestOs | undefined {
  const system = withoutProcessor(id);
  const known = guestMap().get(system.toLowerCase());
  return known && system !== id.trim() ? { ...known, id: `arm-${known.id}`, api: '' } : known;
}

/**
 * The id of the same system on other processors: Fusion on Apple Silicon writes `arm-` in front. Source: public .vmx files,
 * such as those of Packer templates.
 */
export const withoutProcessor = (id: string): string => id.trim().replace(/^arm-/i, '');

/** Whether the id differs from a known one in numbers only: a newer or older version of the same system. */
export function isVersionOfKnownGuest(id: string): boolean {
  const family = familyOf(id);
  return guestSystems().some((guest) => familyOf(guest.id) === family);
}

/** The id with its numbers taken out, but for the number of bits. */
function familyOf(id: string): string {
  return withoutProcessor(id)
    .toLowerCase()
    .replace(/-(?:32|64)$/, '')
    .replaceAll(/\d+/g, '#');
}

function guestMap(): ReadonlyMap<string, GuestOs> {
  byId ??= new Map(
    table.rows.map(([id = '', name = '', api = '', alias]) => [
      id.toLowerCase(),
      { id, name, api, isAlias: alias !== undefined },
    ]),
  );
  return byId;
}
