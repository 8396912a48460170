import { heartbeatAdapter } from '../../cluster/heartbeat.js';
import { networkModel } from '../../knowledge/adapterModels.js';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { isAbsent } from '../../machine/fact.js';
import { presentAdapters, type Network, type NetworkAdapter } from '../../machine/virtualMachine.js';
import type { MachineDocument } from '../machineDocument.js';
import { factText } from './factText.js';
import { codeCell, type DocumentWriter } from './markdownDocument.js';

/** The network adapters that are switched on, and what each is plugged into. */
export function networkSection(write: DocumentWriter, { uri, machine, session }: MachineDocument): string {
  const adapters = presentAdapters(machine);
  if (adapters.length === 0) return write.say(say`The machine has no network adapter.`);
  const heartbeat = session.workspace.index.clusterOf(uri) ? heartbeatAdapter(machine) : undefined;
  return write.table(
    [say`Network adapter`, say`Network`, say`Model`, say`MAC address`],
    adapters.map((adapter) => [
      codeCell(`ethernet${adapter.number}`),
      write.say(
        adapter === heartbeat ? say`${network(adapter.network)} (heartbeat)` : network(adapter.network),
      ),
      factText(write, adapter.model, (model) => modelText(write, model)),
      mac(write, adapter),
    ]),
  );
}

function network({ kind, name }: Network): Phrase {
  switch (kind) {
    case 'host-only':
      return name === '' ? say`host-only` : say`host-only: ${name}`;
    case 'nat':
      return name === '' ? say`NAT` : say`NAT: ${name}`;
    case 'bridged':
      return name === '' ? say`bridged` : say`bridged: ${name}`;
    case 'named':
      return say`${name}`;
    case 'unconnected':
      return say`not connected`;
    case 'unknown':
      return say`not told by the file`;
  }
}

function modelText(write: DocumentWriter, model: string): string {
  const known = networkModel(model);
  return known ? `${write.say(asPhrase(known.name))} (${codeCell(model)})` : codeCell(model);
}

/** Without a written address the product gives the adapter one. */
function mac(write: DocumentWriter, { mac: fact }: NetworkAdapter): string {
  return isAbsent(fact) ? write.say(say`given by the product`) : factText(write, fact);
}
