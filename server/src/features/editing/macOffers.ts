import { CodeActionKind } from 'vscode-languageserver';
import { say } from '../../l10n/phrase.js';
import { editMachine } from '../../machine/editMachine.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { macBytes, macSettings, type MacSettings } from '../../rules/terms/macAddress.js';
import type { TextEdit } from '../../syntax/text.js';
import { freeStaticMac } from '../freeMac.js';
import type { Session } from '../session.js';
import type { OfferedEdit, OfferPlace } from './offeredEdit.js';

/**
 * Gives the adapter a static MAC address that no known machine has. Not offered for one that has such an address, and not in
 * a .vmc: no document tells where Virtual Server keeps whether an address is static.
 */
export function macOffers({ document, device }: OfferPlace): readonly OfferedEdit[] {
  const { machine, session } = document;
  if (device?.kind !== 'adapter') return [];
  const settings = macSettings(machine).find(({ adapter }) => adapter.number === device.number);
  if (!settings || isOwn(session, machine, settings)) return [];
  return [
    {
      id: `static mac ${settings.name}`,
      kind: CodeActionKind.RefactorRewrite,
      title: say`Give ${settings.name} a static MAC address that no other machine has`,
      machines: [machine],
      edits: () => staticMacEdits(session, machine, settings),
    },
  ];
}

/** A static address that no other node of the cluster has. */
function isOwn(
  { workspace }: Session,
  machine: VirtualMachine,
  { type, fixed, adapter }: MacSettings,
): boolean {
  if (type !== 'static' || fixed.value === undefined || !macBytes(fixed.value)) return false;
  const written = fixed.value.trim().toLowerCase();
  const nodes = workspace.index.clusterOf(machine.uri)?.nodes.map(({ facts }) => facts.machine) ?? [machine];
  return !nodes.some((node) =>
    node.networkAdapters.some(
      (other) => other !== adapter && other.mac.value?.trim().toLowerCase() === written,
    ),
  );
}

/** Looks at the addresses of all known machines, which is done only when somebody wants the edit. */
function staticMacEdits(
  { workspace }: Session,
  machine: VirtualMachine,
  { name }: MacSettings,
): readonly TextEdit[] {
  const address = freeStaticMac(workspace, machine.uri, name);
  if (address === undefined) return [];
  return editMachine(machine)
    .setSetting(`${name}.addressType`, 'static')
    .setSetting(`${name}.address`, address)
    .removeSetting(`${name}.generatedAddress`)
    .removeSetting(`${name}.generatedAddressOffset`)
    .edits();
}
