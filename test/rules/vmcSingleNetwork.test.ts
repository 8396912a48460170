import assert from 'node:assert/strict';
import type { VmcText } from '../machine/vmcText.js';
import { SHARED } from './vmcFiles.js';
import { check, node, ofRule, repaired } from './vmcOnDisk.js';

describe('vmc-single-network', () => {
  const one: VmcText = { networks: ['Production'], scsi: [SHARED] };
  check('vmc-single-network', [
    { name: 'knows two adapters', files: { 'a.vmc': node(1, { scsi: [SHARED] }) }, expected: [] },
    {
      name: 'reports a single one',
      files: { 'a.vmc': node(1, one) },
      expected: ['a.vmc warning <ethernet_controller id="0">'],
    },
    {
      name: 'reports none on the line that makes the machine a node',
      files: { 'a.vmc': node(1, { ...one, networks: [] }) },
      expected: ['a.vmc warning true'],
    },
    {
      name: 'is silent about an ordinary machine and a broken file',
      files: {
        'a.vmc': node(1, { networks: ['Production'] }),
        'b.vmc': node(2, one).replace('</preferences>', ''),
      },
      expected: [],
    },
  ]);

  it('names the network, and adds the internal one where no other node tells more', async () => {
    const [finding] = await ofRule('vmc-single-network', { 'a.vmc': node(1, one) });
    assert.ok(finding?.message.includes('on the network Production'));
    const after = await repaired('vmc-single-network', { 'a.vmc': node(1, one) });
    assert.equal(
      after['a.vmc'],
      `\uFEFF${node(1, { ...one, networks: ['Production', 'Internal Network'] })}`,
    );
  });

  it('names no network where the one adapter is on none', async () => {
    const [finding] = await ofRule('vmc-single-network', { 'a.vmc': node(1, { ...one, networks: [''] }) });
    assert.match(finding?.message ?? '', /^This node has only one network adapter\. /);
  });

  it('adds production where the heartbeat alone is there, as the other node has it', async () => {
    for (const network of ['Heartbeat', 'Internal Network']) {
      const heartbeat = node(1, { ...one, networks: [network] });
      const files = { 'a.vmc': heartbeat, 'b.vmc': node(2, { scsi: [SHARED] }) };
      const [finding] = await ofRule('vmc-single-network', files);
      assert.match(finding?.message ?? '', /Add a second adapter on the virtual network for production/);
      const after = await repaired('vmc-single-network', files);
      assert.equal(after['a.vmc'], `\uFEFF${node(1, { ...one, networks: [network, 'Production'] })}`);
      assert.deepEqual((await ofRule('vmc-single-network', { 'a.vmc': heartbeat }))[0]?.fixes, []);
    }
  });

  it('asks for the heartbeat of the other node where production is there', async () => {
    const files = { 'a.vmc': node(1, one), 'b.vmc': node(2, { scsi: [SHARED] }) };
    const [finding] = await ofRule('vmc-single-network', files);
    assert.match(finding?.message ?? '', /Add a second adapter on a virtual network for the heartbeat alone/);
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      ['Add an adapter on Heartbeat, as in the other node'],
    );
  });

  it('takes no network for another one that differs in letter case alone', async () => {
    const files = {
      'a.vmc': node(1, one),
      'b.vmc': node(2, { scsi: [SHARED], networks: ['LAN', 'production'] }),
    };
    const [finding] = await ofRule('vmc-single-network', files);
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      ['Add an adapter on the internal network for the heartbeat'],
    );
  });

  it('speaks of no second adapter where there is none', async () => {
    const [finding] = await ofRule('vmc-single-network', { 'a.vmc': node(1, { ...one, networks: [] }) });
    assert.match(finding?.message ?? '', /^This node has no network adapter\. It reaches neither/);
    assert.match(finding?.message ?? '', / Add an adapter for production, and one /);
    assert.deepEqual(finding?.fixes, []);
  });

  it('offers no second adapter on the network that is there already', async () => {
    const files = { 'a.vmc': node(1, { ...one, networks: ['Internal Network'] }) };
    assert.deepEqual((await ofRule('vmc-single-network', files))[0]?.fixes, []);
  });
});
