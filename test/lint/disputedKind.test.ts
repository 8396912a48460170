import assert from 'node:assert/strict';
import { lintFiles, type Files } from '../lintFiles.js';
import { bus, declare, node } from '../rules/nodeFiles.js';

/** What is said of declarations, as `file words: message`, with the places it leads to. */
async function said(files: Files): Promise<readonly string[]> {
  const found = [...(await lintFiles(files))].flatMap(([name, findings]) =>
    findings.filter(({ ruleId }) => ruleId === 'declaration').map((one) => ({ ...one, name })),
  );
  return found.map(({ name, span, message, related }) => {
    const words = String(files[name]).slice(span.start, span.end);
    return `${name} ${words}: ${message} -> ${related.map((one) => `${one.uri.split('/').pop() ?? ''} ${one.message}`).join(', ')}`;
  });
}

const WHY =
  'A cluster has one kind, so the kind of this one counts as unknown, and what depends on it is not checked: the mode of the bus, the heartbeat, disk locking. Declare the same kind for every node.';

describe('A kind of cluster that another node contradicts', () => {
  it('is told in both nodes', async () => {
    const files = {
      'a.vmx': node('a', declare('gsx3', 'in-a-box'), bus('virtual')),
      'b.vmx': node('b', declare('gsx3', 'across-boxes'), bus('virtual')),
    };
    assert.deepEqual(await said(files), [
      `a.vmx in-a-box: This node is declared as a cluster in a box with all nodes on one host, but b.vmx as a cluster across boxes with nodes on several hosts. ${WHY} -> b.vmx This is declared as a cluster across boxes with nodes on several hosts.`,
      `b.vmx across-boxes: This node is declared as a cluster across boxes with nodes on several hosts, but a.vmx as a cluster in a box with all nodes on one host. ${WHY} -> a.vmx This is declared as a cluster in a box with all nodes on one host.`,
    ]);
  });

  it('is none beside a node that declares nothing, the same, or that is of another cluster', async () => {
    const files = {
      'a.vmx': node('a', declare('gsx3', 'in-a-box'), bus('virtual')),
      'b.vmx': node('b', declare('gsx3', 'in-a-box'), bus('virtual')),
      'c.vmx': node('c', bus('virtual')),
      'd.vmx': node('d', declare('gsx3', 'across-boxes'), bus('virtual', '/san/other/data.vmdk')),
    };
    assert.deepEqual(await said(files), []);
  });

  it('is told where vmxlint.json says otherwise than the comment', async () => {
    const files = {
      'a.vmx': node('a', declare('gsx3', 'in-a-box'), bus('virtual')),
      'b.vmx': node('b', '# vmxlint product=gsx3', bus('virtual')),
      'vmxlint.json': '{ "clusters": [{ "nodes": ["*.vmx"], "kind": "across-boxes" }] }',
    };
    assert.equal((await said(files)).length, 2);
  });
});
