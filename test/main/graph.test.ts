// What the pictures of machines show, and that no name in a file can change what they say.
import assert from 'node:assert/strict';
import { parseStringPromise } from 'xml2js';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { graphOf, GRAPH_FORMATS, type GraphFormat } from '../../server/src/main/graph/graph.js';
import { readGraph } from '../../server/src/main/graph/readGraph.js';
import { layOut } from '../../server/src/main/graph/svg/layout.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import type { Files } from '../lintFiles.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { assertDot, assertMermaid } from './graphGrammars.js';

async function workspaceOf(files: Files): Promise<Workspace> {
  const placed = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/vms/${name}`, text]));
  const workspace = new Workspace(new MemoryFileSystem(placed), {
    error: (message) => {
      throw new Error(message);
    },
  });
  workspace.setFolders([uriOf('/vms')]);
  await workspace.scan();
  return workspace;
}

async function graph(files: Files, format: GraphFormat): Promise<string> {
  const workspace = await workspaceOf(files);
  return graphOf(workspace, workspace.machines(), format);
}

/** The texts of a picture by the ids of what they stand on. */
async function textsOfSvg(svg: string): Promise<ReadonlyMap<string, readonly string[]>> {
  interface Group {
    readonly $: { readonly id: string };
    readonly text: readonly { readonly _: string }[];
  }
  const { svg: root } = (await parseStringPromise(svg)) as {
    readonly svg: { readonly g?: readonly Group[] };
  };
  return new Map((root.g ?? []).map(({ $, text }) => [$.id, text.map((line) => line._)]));
}

const node = (name: string, sharing = 'virtual'): string => `# vmxlint product=esx3 cluster=in-a-box
config.version = "8"
virtualHW.version = "4"
displayName = "${name}"
guestOS = "winNetEnterprise"
memsize = "512"
scsi0.present = "TRUE"
scsi0.virtualDev = "lsilogic"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "/vmfs/volumes/local1/${name}.vmdk"
scsi1.present = "TRUE"
scsi1.virtualDev = "lsilogic"
scsi1.sharedBus = "${sharing}"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "/vmfs/volumes/local1/quorum.vmdk"
ethernet0.present = "TRUE"
ethernet0.networkName = "Production"
ethernet1.present = "TRUE"
ethernet1.networkName = "Heartbeat"
`;

const plain = (name: string, more = ''): string =>
  `config.version = "8"\nvirtualHW.version = "3"\nguestOS = "other"\ndisplayName = "${name}"\n${more}`;

describe('The graph of a cluster', () => {
  const files = { 'a/node1.vmx': node('node1'), 'a/node2.vmx': node('node2') };

  it('has the nodes in a box, and what they share once, between them', async () => {
    const [picture] = (await graph(files, 'mermaid')).split('  subgraph legend');
    assert.equal(
      picture,
      `flowchart LR
  subgraph cluster1["Cluster in a box · declared"]
    machine1["node1"]
    machine2["node2"]
    machine1scsi0[["scsi0<br/>lsilogic"]]
    machine1scsi1[["scsi1<br/>lsilogic · shared virtual"]]:::shared
    machine2scsi0[["scsi0<br/>lsilogic"]]
    machine2scsi1[["scsi1<br/>lsilogic · shared virtual"]]:::shared
    disk1[("node1.vmdk")]
    disk2[("quorum.vmdk")]:::shared
    disk3[("node2.vmdk")]
  end
  network1(["Production"])
  network2(["Heartbeat"])
  machine1 --- machine1scsi0
  machine1 === machine1scsi1
  machine2 --- machine2scsi0
  machine2 === machine2scsi1
  machine1scsi0 ---|"scsi0#58;0"| disk1
  machine1scsi1 ===|"scsi1#58;0"| disk2
  machine2scsi1 ===|"scsi1#58;0"| disk2
  machine2scsi0 ---|"scsi0#58;0"| disk3
  machine1 ---|"ethernet0"| network1
  machine2 ---|"ethernet0"| network1
  machine1 ---|"ethernet1"| network2
  machine2 ---|"ethernet1"| network2
`,
    );
  });

  it('marks what has errors and warnings, and counts them', async () => {
    const wrong = { ...files, 'a/node2.vmx': node('node2').replace('scsi1:0.file', 'scsi1:1.file') };
    const picture = await graph({ ...wrong, 'a/node1.vmx': node('node1', 'vrtual') }, 'mermaid');
    assert.match(picture, /machine1\["node1<br\/>errors#58; \d+(?:<br\/>warnings#58; \d+)?"\]:::error/);
    assert.match(picture, /machine1scsi1\[\["scsi1<br\/>lsilogic"\]\]:::error/);
    assert.match(picture, /machine1scsi0\[\["scsi0<br\/>lsilogic"\]\]\n/, 'the other controller is right');
    const single = plain('single', 'ethernet0.present = "TRUE"\nethernet0.connectionType = "bridged"\n');
    const warned = `# vmxlint product=gsx3 cluster=in-a-box\n${single}`;
    assert.match(await graph({ 'a.vmx': warned }, 'mermaid'), /"single<br\/>warnings#58; \d"\]:::warning/);
  });

  it('marks warnings for Graphviz and in the drawing, too', async () => {
    const wrong = {
      'a.vmx': `# vmxlint product=gsx3 cluster=in-a-box\n${plain('a', 'ethernet0.present = "TRUE"\nethernet0.connectionType = "bridged"\n')}`,
    };
    const dot = await graph({ ...wrong, 'b.vmx': plain('b') }, 'dot');
    assert.match(dot, /machine1 \[.*fillcolor="#ffe2c2"/);
    assert.doesNotMatch(dot, /machine2 \[.*fillcolor/);
    const svg = await graph({ ...wrong, 'b.vmx': plain('b') }, 'svg');
    assert.match(svg, /<g id="machine1"><title>[^<]*<\/title>\n<rect class="node warning" /);
    assert.match(svg, /<g id="machine2"><title>b<\/title>\n<rect class="node" /);
  });

  it('is the same in whatever order the machines are named', async () => {
    const workspace = await workspaceOf({ ...files, 'b/other.vmx': plain('other') });
    const uris = workspace.machines();
    for (const format of GRAPH_FORMATS) {
      const picture = await graphOf(workspace, uris, format);
      assert.equal(await graphOf(workspace, uris.toReversed(), format), picture);
      assert.equal(
        await graphOf(await workspaceOf(files), [...uris, ...uris], format),
        await graph(files, format),
      );
    }
  });

  it('gives each host its own host-only network where nodes live on several', async () => {
    const across = (name: string): string =>
      node(name, 'physical')
        .replace('in-a-box', 'across-boxes')
        .replace('networkName = "Heartbeat"', 'connectionType = "hostonly"')
        .replace('product=esx3', 'product=gsx3');
    const picture = await graph({ 'node1.vmx': across('node1'), 'node2.vmx': across('node2') }, 'dot');
    assert.equal([...picture.matchAll(/label="VMnet1 \(host-only\)"/g)].length, 2);
  });

  it('says where machines of one name lie', async () => {
    const copies = { 'x/right/a.vmx': plain('a'), 'x/wrong/a.vmx': plain('a'), 'x/b.vmx': plain('b') };
    const texts = await textsOfSvg(await graph(copies, 'svg'));
    assert.deepEqual([...texts.values()], [['b'], ['a', 'right/a.vmx'], ['a', 'wrong/a.vmx']]);
  });
});

describe('A picture', () => {
  const EVIL = `end]; click a href "javascript:alert(1)" <script>&lt;\\N %%{init}%% #quot; "--> b]]`;
  const evil = plain(
    EVIL.replaceAll('"', '|22'),
    `scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "a</text><script>b'#1;.vmdk"
scsi0.virtualDev = "x]] --> y; \u0007\u202e"
ethernet0.present = "TRUE"
ethernet0.networkName = "net \`*b*\` | ]]> &amp; |22"
`,
  );

  it('cannot be changed by names that contain its own language', async () => {
    assertMermaid(await graph({ 'a.vmx': evil }, 'mermaid'));
    assertDot(await graph({ 'a.vmx': evil }, 'dot'));
    const svg = await graph({ 'a.vmx': evil }, 'svg');
    const texts = await textsOfSvg(svg);
    assert.deepEqual(texts.get('network1'), ['net `*b*` | ]]> &amp; "']);
    assert.deepEqual(texts.get('disk1'), [`text><script>b'#1;.vmdk`]);
    assert.deepEqual(texts.get('machine1scsi0'), ['scsi0', 'x]] --> y; \ufffd\ufffd']);
    const { svg: root } = (await parseStringPromise(svg)) as { svg: Record<string, unknown> };
    assert.deepEqual(Object.keys(root).sort(), ['$', 'g', 'path', 'rect', 'style', 'text', 'title']);
  });

  it('is a picture too where there is nothing to draw', async () => {
    assertMermaid(await graph({}, 'mermaid'));
    assertDot(await graph({}, 'dot'));
    assert.equal((await textsOfSvg(await graph({}, 'svg'))).size, 0);
    assert.equal(
      await graphOf(await workspaceOf({}), [uriOf('/vms/gone.vmx')], 'svg'),
      await graph({}, 'svg'),
    );
  });

  it('holds no secret of a machine', async () => {
    const secrets = plain(
      'vault',
      `encryption.keySafe = "vmware:key/TOPSECRET1"
encryption.data = "TOPSECRET2"
RemoteDisplay.vnc.password = "TOPSECRET3"
guestinfo.admin.password = "TOPSECRET4"
`,
    );
    for (const format of GRAPH_FORMATS) {
      const picture = await graph({ 'a.vmx': secrets }, format);
      assert.match(picture, /vault/);
      assert.doesNotMatch(picture, /TOPSECRET/);
    }
  });

  it('as SVG needs nothing from elsewhere and runs nothing', async () => {
    const svg = await graph({ 'a.vmx': node('a'), 'b.vmx': node('b') }, 'svg');
    assert.doesNotMatch(
      svg.replace('xmlns="http://www.w3.org/2000/svg"', ''),
      /https?:|href|url\(|@import|<script|\son\w+=/i,
    );
    assert.match(svg, /prefers-color-scheme:dark/);
  });

  it('keeps labels readable where another line passes: in front of all lines, with an edge around the letters', async () => {
    const svg = await graph({ 'a.vmx': node('a'), 'b.vmx': node('b') }, 'svg');
    assert.ok(svg.lastIndexOf('<path class="edge') < svg.indexOf('<text class="label"'));
    assert.match(svg, /\.label\{[^}]*paint-order:stroke/);
  });

  it('of more machines than anybody can see shows the clusters only, and says so', async () => {
    const crowd = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [`lone/${index}.vmx`, plain(`lone ${index}`)]),
    );
    const cluster = { 'c/node1.vmx': node('node1'), 'c/node2.vmx': node('node2') };
    const notice = '252 machines are too many for one picture; only clusters are drawn, 1 of 1.';
    const svg = await graph({ ...crowd, ...cluster }, 'svg');
    assert.ok(svg.includes(`>${notice}</text>`));
    const machines = [...(await textsOfSvg(svg))].filter(([id]) => /^machine\d+$/.test(id));
    assert.deepEqual(
      machines.map(([, [name]]) => name),
      ['node1', 'node2'],
    );
    assert.ok((await graph({ ...crowd, ...cluster }, 'dot')).includes(notice));
  });

  it('leaves out the disks beyond the first hundred, and says so', async () => {
    const disks = Array.from({ length: 120 }, (_, index) => {
      const slot = `sata${Math.floor(index / 30)}:${index % 30}`;
      return `${slot}.present = "TRUE"\n${slot}.fileName = "d${index}.vmdk"\n`;
    }).join('');
    const picture = await graph({ 'a.vmx': plain('store', disks) }, 'dot');
    assert.match(picture, /label="store has 120 disks; the first 100 are drawn\."/);
    assert.equal([...picture.matchAll(/shape=cylinder/g)].length, 100);
  });
});

describe('The drawing of a picture', () => {
  interface Drawn {
    readonly $: Readonly<Record<string, string>>;
    readonly _?: string;
    readonly title?: readonly string[];
    readonly rect?: readonly Drawn[];
    readonly text?: readonly Drawn[];
  }
  interface Rectangle {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  const of = ({ $ }: Drawn, name: string): number => Number($[name]);
  const rectangle = (one: Drawn): Rectangle => ({
    left: of(one, 'x'),
    top: of(one, 'y'),
    right: of(one, 'x') + of(one, 'width'),
    bottom: of(one, 'y') + of(one, 'height'),
  });
  const holds = ({ left, top, right, bottom }: Rectangle, x: number, y: number): boolean =>
    left <= x && x <= right && top <= y && y <= bottom;

  let root: {
    readonly g: readonly Drawn[];
    readonly rect: readonly Drawn[];
    readonly text: readonly Drawn[];
    readonly path: readonly Drawn[];
  };
  before(async () => {
    const picture = await graph({ 'a/node1.vmx': node('node1'), 'a/node2.vmx': node('node2') }, 'svg');
    ({ svg: root } = (await parseStringPromise(picture)) as { svg: typeof root });
  });

  it('has the words of a thing and the title of a cluster inside of their boxes', () => {
    for (const { rect, text = [], title } of root.g) {
      const [box] = (rect ?? []).map(rectangle);
      assert.ok(box && text.length > 0);
      for (const line of text) assert.ok(holds(box, of(line, 'x'), of(line, 'y')), title?.[0]);
    }
    const [cluster] = root.rect.filter(({ $ }) => $['class'] === 'box').map(rectangle);
    const [title] = root.text.filter(({ $ }) => $['class'] === 'title');
    assert.ok(cluster && title && holds(cluster, of(title, 'x'), of(title, 'y')));
  });

  it('has lines from one thing to another', () => {
    const boxes = root.g.flatMap(({ rect = [] }) => rect.map(rectangle));
    assert.equal(root.path.length, 12);
    for (const { $ } of root.path) {
      const numbers = [...($['d'] ?? '').matchAll(/-?[\d.]+|NaN/g)].map(Number);
      assert.ok(!numbers.some(Number.isNaN), $['d']);
      const [startX = NaN, startY = NaN] = numbers;
      const [endY = NaN, endX = NaN] = /H[^A-Z]*$/.test($['d'] ?? '')
        ? numbers.slice(-2)
        : numbers.slice(-2).toReversed();
      const from = boxes.find((box) => holds(box, startX, startY));
      const to = boxes.find((box) => holds(box, endX, endY));
      assert.ok(from && to && from !== to, $['d']);
    }
  });

  it('has the meaning of each look beside it', () => {
    const looks = root.rect.filter(({ $ }) => $['class']?.startsWith('node')).map(rectangle);
    const meanings = root.text.filter(({ $ }) => $['class'] === 'line');
    assert.ok(looks.length > 2);
    const things = root.g.flatMap(({ rect = [] }) => rect.map(rectangle));
    const lowest = Math.max(...things.map(({ bottom }) => bottom));
    assert.ok(looks.every(({ top }) => top > lowest));
    assert.equal(meanings.length, looks.length);
    looks.forEach(({ right, top, bottom }, index) => {
      const [x, y] = [of(meanings[index] ?? assert.fail(), 'x'), of(meanings[index] ?? assert.fail(), 'y')];
      assert.ok(x > right && top < y && y <= bottom, meanings[index]?._);
    });
  });
});

describe('The layout of a picture', () => {
  it('lets no thing cover another, and keeps all inside', async () => {
    const machines = Object.fromEntries(
      ['node1', 'node2', 'node3', 'node4'].map((name) => [`c/${name}.vmx`, node(name)]),
    );
    const lone = plain(
      'a name that is longer than those of the controllers',
      Array.from({ length: 9 }, (_, at) => `scsi0:${at}.fileName = "d${at}.vmdk"\n`).join(''),
    );
    const workspace = await workspaceOf({ ...machines, 'd/lone.vmx': lone });
    const { nodes, width, height } = layOut(await readGraph(workspace, workspace.machines()), ENGLISH);
    const placed = [...nodes.values()];
    assert.equal(placed.length, 5 + 9 + 14 + 2);
    for (const one of placed) {
      assert.ok(one.x >= 0 && one.x + one.width <= width && one.y >= 0 && one.y + one.height <= height);
      const covered = placed.find(
        (other) =>
          other !== one &&
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      );
      assert.equal(covered?.node.id, undefined, `${one.node.id} covers it`);
    }
  });

  it('puts machines, controllers and disks from left to right, and networks below', async () => {
    const workspace = await workspaceOf({ 'a.vmx': node('a'), 'b.vmx': node('b') });
    const { nodes } = layOut(await readGraph(workspace, workspace.machines()), ENGLISH);
    const at = (id: string): { x: number; y: number } => nodes.get(id) ?? assert.fail(id);
    assert.ok(at('machine1').x < at('machine1scsi1').x && at('machine1scsi1').x < at('disk2').x);
    assert.ok(at('machine1').y < at('disk2').y && at('disk2').y < at('machine2').y + 60);
    assert.ok(at('network1').y > at('machine2').y && at('network1').y > at('disk3').y);
  });
});
