import { editMachine } from '../machine/editMachine.js';
import { presentAdapters } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixIn } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

/** Production and heartbeat. */
const NETWORKS_OF_A_NODE = 2;

export default clusterRule({
  id: 'cluster-nic-disconnected',
  summary: 'An adapter of a node is not connected when the node starts.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('book', 'A.2, requirements of a cluster'), source('libvirt', 'ethernetN.startConnected')],

  *check({ machine }) {
    const adapters = presentAdapters(machine);
    const connected = adapters.filter(({ startConnected }) => startConnected.value !== false);
    for (const { number, network, startConnected } of adapters.filter((one) => !connected.includes(one))) {
      const key = `ethernet${number}.startConnected`;
      yield {
        span: startConnected.span,
        subject: `ethernet${number}`,
        what:
          network.name === ''
            ? say`${key} is FALSE: the node starts with this adapter unplugged.`
            : say`${key} is FALSE: the node starts unplugged from the network ${network.name}.`,
        why: say`After every start somebody has to connect it by hand; until then heartbeat or clients do not reach the node.`,
        how: say`Set ${key} to "TRUE", or take the adapter out if the node does not need it.`,
        // With both networks of a cluster plugged in, a further adapter may well wait for somebody.
        ...(connected.length >= NETWORKS_OF_A_NODE ? { atMost: 'hint' as const } : {}),
        fixes: [
          fixIn(machine, say`Set ${key} = "TRUE"`, 'unsafe', (one) =>
            editMachine(one).setSetting(key, 'TRUE'),
          ),
        ],
      };
    }
  },
});
