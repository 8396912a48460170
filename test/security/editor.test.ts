// What the extension and the server's answers can make an editor do.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { ROOT } from '../package/productionBuild.js';
import { askEverything } from './askedServer.js';

/** Markdown and HTML that would do something, wherever a file lets somebody write. */
const TRAPS = [
  '[x](command:workbench.action.terminal.new)',
  '<a href="command:workbench.action.quit">x</a>',
  '![x](https://evil/x.png)',
  '<img src="https://evil/x.png">',
  '<script>alert(1)</script>',
  '](command:vmx.evil) [x',
  '`](command:vmx.evil)`',
  '<https://evil/>',
];

const NODE = 'scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\n';

const VMX = TRAPS.flatMap((trap, index) => {
  const name = trap.replaceAll('"', "'");
  return [
    `displayName = "${name}"`,
    `scsi${index % 4}:${index}.present = "TRUE"`,
    `scsi${index % 4}:${index}.fileName = "${name}"`,
    `ethernet${index}.present = "TRUE"`,
    `ethernet${index}.networkName = "${name}"`,
    `${name.replaceAll(/[="#]/g, '')} = "x"`,
    `annotation = "${name}"`,
    `# vmxlint product=${name}`,
    `guestOS = "${name}"`,
  ];
}).join('\n');

const VMC = `<?xml version="1.0"?><preferences><properties><creator>\n${TRAPS.map(
  (trap) => `<vm_name type="string">${trap.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</vm_name>`,
).join('\n')}</creator></properties></preferences>`;

/** Two nodes with a mistake that is repaired in both, of which the editor shows one, and a line that somebody has begun. */
const QUORUM =
  'scsi0.present = "TRUE"\nscsi0.sharedBus = "virtual"\nscsi0:1.present = "TRUE"\nscsi0:1.fileName = "quorum.vmdk"\n';

interface Markup {
  readonly kind?: unknown;
  readonly value?: unknown;
}

/** All Markdown in an answer. */
function markdownIn(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { kind, value } = answer as Markup;
  if (kind === 'markdown' && typeof value === 'string') return [value];
  return Object.values(answer).flatMap(markdownIn);
}

/** The names of all commands in an answer, which run when a person chooses what they belong to. */
function commandsIn(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { command } = answer as { readonly command?: unknown };
  const inner = Object.values(answer).flatMap(commandsIn);
  return typeof command === 'string' && command !== '' ? [command, ...inner] : inner;
}

/** Markdown as a renderer sees it: what is code or has a backslash in front means nothing. */
function bare(markdown: string): string {
  return markdown.replaceAll(/\\[^\w\s]/g, '').replaceAll(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
}

describe('What an editor shows', () => {
  const shown: string[] = [];
  const offered = new Set<string>();
  const offeredToOthers = new Set<string>();
  const files = {
    '/vms/a.vmx': NODE + VMX,
    '/vms/b.vmx': NODE + VMX,
    '/vms/a.vmc': VMC,
    '/vms/node1.vmx': `${QUORUM}scsi0:2\n`,
  };
  const disk = new MemoryFileSystem({ ...files, '/vms/node2.vmx': QUORUM, '/vms/vmxlint.json': '{}\n' });
  const open = Object.fromEntries(Object.entries(files).map(([name, text]) => [uriOf(name), text]));
  before(async () => {
    const said = await askEverything(disk, uriOf('/vms'), open);
    for (const [method, answer] of said.answers) {
      const parsed = JSON.parse(answer) as readonly unknown[];
      shown.push(...markdownIn(parsed));
      for (const name of commandsIn(parsed)) offered.add(name);
      const documents = method === 'vmx/evidence' || method === 'vmx/explain';
      for (const document of parsed as readonly ({ text?: string } | null)[])
        if (documents && document?.text !== undefined) shown.push(document.text);
    }
    const others = await askEverything(disk, uriOf('/vms'), open, {}, []);
    for (const [, answer] of others.answers)
      for (const name of commandsIn(JSON.parse(answer))) offeredToOthers.add(name);
  });

  it('runs no command but the one that shows a rule', () => {
    assert.ok(shown.length > 50, `${shown.length} texts`);
    const commands = shown.flatMap((text) =>
      [...bare(text).matchAll(/\]\(command:([\w.]+)/g)].map(([, name]) => name),
    );
    assert.deepEqual([...new Set(commands)], ['vmx.showRule']);
  });

  it('offers to run the commands of docs/security.md alone', () => {
    const page = readFileSync(path.join(ROOT, 'docs/security.md'), 'utf8');
    const named = [...page.matchAll(/^ *\| `(.+?)` +\|/gm)].map(([, name]) => name);
    assert.deepEqual([...offered].sort(), named.sort());
  });

  it('offers none of them to an editor that has not said that it has them', () => {
    assert.deepEqual([...offeredToOthers], []);
  });

  it('has no HTML and no picture, and leads to no other computer', () => {
    for (const text of shown.map(bare)) {
      assert.doesNotMatch(text, /<(?:a|img|script|https?:)/i);
      assert.doesNotMatch(text, /!\[/);
      assert.doesNotMatch(text, /\]\((?!command:vmx\.showRule|file:)/);
    }
  });
});

describe('The extension', () => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown } };
    readonly contributes: {
      readonly configuration: { readonly properties: Record<string, { readonly scope: string }> };
    };
  };
  const sources = readdirSync(path.join(ROOT, 'client/src')).map((name) => ({
    name,
    text: readFileSync(path.join(ROOT, 'client/src', name), 'utf8'),
  }));

  it('has no page of its own and shows no HTML', () => {
    for (const { name, text } of sources)
      assert.doesNotMatch(text, /createWebview|registerCustomEditor|WebviewView|supportHtml/, name);
  });

  it('lets a text open the page of a rule, and nothing else', () => {
    const trusting = sources.flatMap(({ text }) => text.match(/isTrusted.*/g) ?? []);
    assert.deepEqual(trusting, ["isTrusted: { enabledCommands: ['vmx.showRule'] } },"]);
  });

  it('starts its server and the linter, and no other program', () => {
    const starting = sources.filter(({ text }) =>
      /child_process|ProcessExecution|ShellExecution|createTerminal|openExternal|new Worker|LanguageClient\(/.test(
        text,
      ),
    );
    assert.deepEqual(starting.map(({ name }) => name).sort(), ['browser.ts', 'extension.ts', 'lintTask.ts']);
    assert.ok(sources.every(({ text }) => !/ShellExecution|createTerminal|openExternal/.test(text)));
  });

  it('takes the folders that may be read beside the opened ones from nobody but the person', () => {
    assert.equal(manifest.contributes.configuration.properties['vmx.disks.folders']?.scope, 'machine');
  });

  it('says what it does in a workspace that nobody trusts', () => {
    assert.ok(manifest.capabilities.untrustedWorkspaces.supported);
  });
});
