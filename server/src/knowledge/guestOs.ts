import table from './guestOs.json' with { type: 'json' };

/** A guest operating system as `guestOS` names it. The list ages: products newer than it know more. */
export interface GuestOs {
  readonly id: string;
  /** For a person: "Windows Server 2003 Enterprise (64-bit)". */
  readonly name: string;
  /** The name the vSphere API has for it. */
  readonly api: string;
  /** Another id stands for the same API name and is the usual one. */
  readonly isAlias: boolean;
}

let byId: ReadonlyMap<string, GuestOs> | undefined;

/** All known guests, in the order of VMware's table. */
export function guestSystems(): readonly GuestOs[] {
  return [...guestMap().values()];
}

/** The guest that a value of `guestOS` names, whatever its letter case. */
export function findGuestOs(id: string): GuestOs | undefined {
  return guestMap().get(id.trim().toLowerCase());
}

/** Whether the id differs from a known one in numbers only: a newer or older version of the same system. */
export function isVersionOfKnownGuest(id: string): boolean {
  const family = familyOf(id);
  return guestSystems().some((guest) => familyOf(guest.id) === family);
}

/** The id with its numbers taken out, but for the number of bits; on ARM hosts the products write `arm-` in front. */
function familyOf(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replace(/^arm-/, '')
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
