import { rememberedOf } from '../syntax/remembered.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { presentAdapters, type NetworkAdapter, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixIn, type Finding, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { calledBeside } from './terms/machineName.js';
import { isFirst, isSameMachine } from '../cluster/machineCopy.js';

export default clusterRule({
  id: 'cluster-duplicate-mac',
  summary: 'Two adapters of a cluster have the same MAC address.',
  formats: ['vmx', 'vmc'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('libvirt', 'ethernetN.address and generatedAddress'),
    source('msvs', 'IVMNetworkAdapter::EthernetAddress'),
  ],

  *check({ facts, machine, otherNodes }) {
    const own = plainMacs(machine);
    for (const [index, { adapter, mac }] of own.entries()) {
      const first = own.slice(0, index).find((one) => one.mac === mac);
      if (first) {
        yield inOneNode(machine, first.adapter, adapter);
        continue;
      }
      const twins = otherNodes.flatMap(({ facts: other }) =>
        plainMacs(other.machine)
          .filter((one) => one.mac === mac && !isSameMachine(facts, other))
          .map((one) => ({ other: other.machine, adapter: one.adapter })),
      );
      const [twin] = twins;
      if (!twin) continue;
      yield {
        span: adapter.mac.span,
        subject: `ethernet${adapter.number}`,
        what: say`ethernet${adapter.number} has the MAC address ${valueText(adapter.mac)}, and so has ethernet${twin.adapter.number} of ${calledBeside(machine, twin.other)}.`,
        why: say`On one network two adapters with one address take each other's packets: connections and heartbeats break at random.`,
        how: say`Give one of the two nodes a new address, and write it in the guest where something was bound to the old one.`,
        related: twins.map(({ other, adapter: same }) => ({
          uri: other.uri,
          span: same.mac.span,
          message: say`${calledBeside(machine, other)} has the same address.`,
        })),
        // All repairs at once leave one machine its address.
        fixes:
          machine.source.format === 'vmc' ||
          isFirst(
            machine,
            twins.map(({ other }) => other),
          )
            ? []
            : [regenerate(machine, adapter.number)],
      };
    }
  },
});

/** Of two adapters of one node the first one keeps its address. */
function inOneNode(machine: VirtualMachine, first: NetworkAdapter, second: NetworkAdapter): Finding {
  const [one, other] = [`ethernet${first.number}`, `ethernet${second.number}`];
  return {
    span: second.mac.span,
    subject: other,
    what: say`${other} has the MAC address ${valueText(second.mac)}, and so has ${one} of the same machine.`,
    why: say`On one network two adapters with one address take each other's packets: connections and heartbeats break at random.`,
    how: say`Give one of the two adapters a new address, and write it in the guest where something was bound to the old one.`,
    related: [{ uri: machine.uri, span: first.mac.span, message: say`${one} has the same address.` }],
    fixes: machine.source.format === 'vmc' ? [] : [regenerate(machine, second.number)],
  };
}

/** The adapters whose address is known. */
const plainMacs = rememberedOf((machine: VirtualMachine) =>
  presentAdapters(machine).flatMap((adapter) => {
    const mac = plainMac(adapter);
    return mac === undefined ? [] : [{ adapter, mac }];
  }),
);

/** Twelve hexadecimal digits; undefined for a text that is none, and for the zeros that stand for "not given yet". */
function plainMac({ mac }: NetworkAdapter): string | undefined {
  const digits = valueText(mac)
    .replaceAll(/[\s:.-]/g, '')
    .toLowerCase();
  return /^[\da-f]{12}$/.test(digits) && !/^0+$/.test(digits) ? digits : undefined;
}

/** Without an address in the file the product makes a new one at the next start. */
function regenerate(machine: VirtualMachine, number: number): Fix {
  return fixIn(machine, say`Let VMware make a new address for ethernet${number}`, 'unsafe', (one) => {
    const editor = editMachine(one).setSetting(`ethernet${number}.addressType`, 'generated');
    for (const setting of ['address', 'generatedAddress', 'generatedAddressOffset'])
      editor.removeSetting(`ethernet${number}.${setting}`);
    return editor;
  });
}
