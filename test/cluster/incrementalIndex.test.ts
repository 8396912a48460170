import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { messageIn } from '../../server/src/lint/lintedFinding.js';
import fc from 'fast-check';
import type { Cluster } from '../../server/src/cluster/cluster.js';
import { ClusterIndex, MAX_NODES } from '../../server/src/cluster/clusterIndex.js';
import type { MachineFacts } from '../../server/src/cluster/machineFacts.js';
import { lintMachine } from '../../server/src/lint/lintMachine.js';
import { NOTHING_DECLARED } from '../../server/src/machine/declaration.js';
import { NO_SURROUNDINGS } from '../../server/src/machine/surroundings.js';
import { presentAdapters, presentDisks, slotName } from '../../server/src/machine/virtualMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { uriOf } from '../memoryFileSystem.js';
import { disk, machine } from './machines.js';
import { machineTexts } from './randomMachines.js';

const URIS = ['/vms/a/a.vmx', '/vms/a/copy.vmx', '/vms/b/b.vmx', '/vms/c/c.vmx', '/else/d.vmx'].map(uriOf);

interface Step {
  readonly uri: string;
  /** Undefined takes the machine away. */
  readonly text: string | undefined;
  readonly group: string | undefined;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    uri: fc.constantFrom(...URIS),
    text: fc.option(machineTexts, { nil: undefined, freq: 6 }),
    group: fc.option(fc.constantFrom('one', 'two'), { nil: undefined, freq: 3 }),
  }),
  { minLength: 2, maxLength: 9 },
);

function factsOf({ uri, text, group }: Step): MachineFacts {
  const outside = { ...NOTHING_DECLARED, group, by: 'vmxlint.json' };
  return {
    machine: readVmxMachine(uri, text ?? '', outside),
    diskFiles: new Map(),
    surroundings: NO_SURROUNDINGS,
  };
}

function take(index: ClusterIndex, step: Step): void {
  if (step.text === undefined) index.remove(step.uri);
  else index.update(factsOf(step));
}

const uris = (found: readonly { readonly facts: MachineFacts }[]): string[] =>
  found.map(({ facts }) => facts.machine.uri);

function shown(cluster: Cluster | undefined): unknown {
  if (!cluster) return undefined;
  const { nodes, sharedDisks, mechanism, kind } = cluster;
  return {
    nodes: nodes.map(({ facts, evidence }) => [facts.machine.uri, evidence]),
    sharedDisks: sharedDisks.map(({ uses }) =>
      uses.map((use) => [use.node.facts.machine.uri, slotName(use.disk.slot)]),
    ),
    mechanism,
    kind,
  };
}

/** Everything that rules can ask of an index about one machine. */
function answers(index: ClusterIndex, uri: string): unknown {
  const facts = index.facts(uri);
  if (!facts) return undefined;
  const disks = presentDisks(facts.machine);
  return {
    cluster: shown(index.clusterOf(uri)),
    sharers: disks.map((one) =>
      index.sharersOf(uri, one).map((sharer) => [sharer.facts.machine.uri, slotName(sharer.disk.slot)]),
    ),
    counterparts: disks.map((one) => uris(index.counterpartsOf(uri, one))),
    outsiders: presentAdapters(facts.machine).map(({ network }) =>
      uris(index.outsidersOn(uri, network.name)),
    ),
  };
}

/** Findings that are kept until a machine that they depend on changes, as the workspace keeps them. */
class KeptFindings {
  readonly #index: ClusterIndex;
  readonly #kept = new Map<string, string>();

  constructor(index: ClusterIndex) {
    this.#index = index;
  }

  take(step: Step): void {
    this.#forget(step.uri);
    take(this.#index, step);
    this.#forget(step.uri);
  }

  of(uri: string): string {
    const findings = this.#kept.get(uri) ?? findingsOf(this.#index, uri);
    this.#kept.set(uri, findings);
    return findings;
  }

  #forget(uri: string): void {
    for (const one of [uri, ...this.#index.relatedTo(uri)]) this.#kept.delete(one);
  }
}

function findingsOf(index: ClusterIndex, uri: string): string {
  const findings = lintMachine(index, uri, {
    rules: ALL_RULES,
    onRuleError: (rule, error) => assert.fail(`${rule.id}: ${String(error)}`),
  });
  return findings
    .map(({ key, severity, span, message, related, fixes }) =>
      JSON.stringify([key, severity, span, message, related, fixes]),
    )
    .join('\n');
}

function freshIndex(steps: readonly Step[]): ClusterIndex {
  const last = new Map(steps.map((step) => [step.uri, step]));
  const index = new ClusterIndex();
  for (const uri of URIS) {
    const step = last.get(uri);
    if (step) take(index, step);
  }
  return index;
}

describe('An index that grew by changes', () => {
  it('answers like one that was built at once', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const index = new ClusterIndex();
        for (const step of all) {
          take(index, step);
          for (const uri of URIS) answers(index, uri);
        }
        const fresh = freshIndex(all);
        for (const uri of URIS) assert.deepEqual(answers(index, uri), answers(fresh, uri), uri);
      }),
      { numRuns: 400 },
    );
  });

  it('names every machine whose findings a change can reach', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const kept = new KeptFindings(new ClusterIndex());
        for (const [count, step] of all.entries()) {
          kept.take(step);
          const fresh = freshIndex(all.slice(0, count + 1));
          for (const uri of URIS) assert.equal(kept.of(uri), findingsOf(fresh, uri), uri);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a disk is nobody’s counterpart as soon as somebody far away names it', () => {
    const node = (name: string): string =>
      machine(name, disk('scsi1:0', `/vms/${name}/quorum.vmdk`), 'scsi1.sharedBus = "virtual"');
    const step = (path: string, text: string): Step => ({ uri: uriOf(path), text, group: undefined });
    const index = new ClusterIndex();
    take(index, step('/vms/a/a.vmx', node('a')));
    take(index, step('/vms/b/b.vmx', node('b')));
    const own =
      presentDisks(index.facts(uriOf('/vms/a/a.vmx'))?.machine ?? assert.fail())[1] ?? assert.fail();
    assert.deepEqual(uris(index.counterpartsOf(uriOf('/vms/a/a.vmx'), own)), [uriOf('/vms/b/b.vmx')]);
    take(index, step('/else/d.vmx', machine('d', disk('scsi1:0', '/vms/b/quorum.vmdk'))));
    assert.deepEqual(index.counterpartsOf(uriOf('/vms/a/a.vmx'), own), []);
    assert.ok(index.relatedTo(uriOf('/else/d.vmx')).has(uriOf('/vms/a/a.vmx')));
  });

  it('two ordinary machines with one disk file depend on each other', () => {
    const index = new ClusterIndex();
    for (const name of ['a', 'b']) {
      const text = machine(name, disk('scsi0:1', '/san/data.vmdk'));
      take(index, { uri: uriOf(`/vms/${name}/${name}.vmx`), text, group: undefined });
    }
    assert.equal(index.clusterOf(uriOf('/vms/a/a.vmx')), undefined);
    assert.deepEqual([...index.relatedTo(uriOf('/vms/a/a.vmx'))], [uriOf('/vms/b/b.vmx')]);
  });

  it('a node too many takes the others out of the comparison, and its leaving brings them back', () => {
    const index = new ClusterIndex();
    const uriAt = (number: number): string => uriOf(`/vms/n${number}/n.vmx`);
    const add = (number: number): void => {
      const text = machine('n', disk('scsi1:0', 'quorum.vmdk'), 'scsi1.sharedBus = "virtual"');
      take(index, { uri: uriAt(number), text, group: undefined });
    };
    for (let number = 0; number < 17; number++) add(number);
    assert.equal(index.relatedTo(uriAt(16)).size, 16);
    add(17);
    assert.equal(index.relatedTo(uriAt(17)).size, 0);
  });
});

describe('More machines than a cluster can have', () => {
  const add = (index: ClusterIndex, number: number): string => {
    const uri = uriOf(`/vms/n${number}.vmx`);
    const text = machine(`n${number}`, disk('scsi1:0', 'data.vmdk'), 'scsi1.sharedBus = "virtual"');
    take(index, { uri, text, group: undefined });
    return uri;
  };

  it('are no cluster, and that is said', () => {
    const index = new ClusterIndex();
    const all = Array.from({ length: MAX_NODES }, (_, number) => add(index, number));
    assert.equal(index.clusterOf(all[0] ?? '')?.nodes.length, MAX_NODES);
    const last = add(index, MAX_NODES);
    assert.equal(index.clusterOf(all[0] ?? ''), undefined);
    const found = lintMachine(index, last, { rules: [] });
    assert.deepEqual(
      found.map((finding) => [finding.ruleId, messageIn(ENGLISH, finding).slice(0, 30)]),
      [['node-limit', '101 machines are tied together']],
    );
    index.remove(last);
    assert.equal(index.clusterOf(all[0] ?? '')?.nodes.length, MAX_NODES);
  });
});
