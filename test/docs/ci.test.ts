// The recipes of docs/ci.md do what the page says: their commands are run in repositories of right and of wrong machines.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseStringPromise } from 'xml2js';
import { parse } from 'yaml';
import { codeBlocks } from './codeBlocks.js';
import { GitRepository } from './gitRepository.js';

const RIGHT = 'config.version = "8"\nvirtualHW.version = "7"\nguestOS = "other"\n';
const WARNED = `# vmxlint product=gsx3 cluster=in-a-box
config.version = "8"
virtualHW.version = "3"
guestOS = "winNetEnterprise"
ethernet0.present = "TRUE"
ethernet0.connectionType = "bridged"
`;
const BROKEN = `${RIGHT}displayName = "K\n`;

const BLOCKS = codeBlocks('ci.md');
const INSTALL = blockOf('install').text.trim();

function blockOf(mark: string): { readonly text: string } {
  return BLOCKS.find((block) => block.mark === mark) ?? assert.fail(`docs/ci.md has no block "${mark}"`);
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
}

interface Step {
  readonly run?: string;
  readonly script?: string;
  readonly if?: string;
}

describe('docs/ci.md', () => {
  const repositories: GitRepository[] = [];
  const repository = (files: Readonly<Record<string, string>>): GitRepository => {
    const made = new GitRepository(files);
    repositories.push(made);
    return made;
  };
  afterEach(() => {
    for (const made of repositories.splice(0)) made.remove();
  });

  /** Runs the commands of a recipe up to the first that fails, and those that run always; the linter is there already. */
  const runSteps = (made: GitRepository, steps: readonly Step[]): number => {
    assert.ok(steps.some(({ run, script }) => (run ?? script) === INSTALL));
    let failed = 0;
    for (const step of steps) {
      const command = step.run ?? step.script;
      if (command === undefined || command === INSTALL) continue;
      if (failed !== 0 && step.if !== 'always()') continue;
      const { status, output } = made.run(command);
      assert.doesNotMatch(output, /--help/, `vmxlint does not know what is asked for: ${command}`);
      failed ||= status ?? 2;
    }
    return failed;
  };

  it('installs the package that has the linter', () => {
    const { name, bin } = json('server/package.json') as {
      name: string;
      bin: Readonly<Record<string, string>>;
    };
    assert.equal(INSTALL, `npm install --global ${name}`);
    assert.ok(bin.vmxlint !== undefined);
  });

  it('has no block that nobody looks at', () => {
    const known = ['', 'install', 'github', 'gitlab', 'azure', 'pre-commit', 'hook', 'tasks'];
    assert.deepEqual(
      BLOCKS.filter(({ mark }) => !known.includes(mark)),
      [],
    );
  });

  for (const { text } of BLOCKS.filter(({ language, mark }) => language === 'sh' && mark === '')) {
    it(`has commands that end well: ${text.trim().split('\n').join('; ')}`, () => {
      const { status, output } = repository({ 'lab/a.vmx': RIGHT, 'lab/b.vmx': WARNED }).run(text);
      assert.equal(status, 0, output);
    });
  }

  it('lets only new findings fail behind a baseline', () => {
    const made = repository({ 'lab/a.vmx': BROKEN });
    const script = BLOCKS.find(({ text }) => text.includes('--update-baseline'))?.text ?? '';
    const [update = '', check = ''] = script.trim().split('\n');
    assert.equal(made.run(update).status, 0);
    assert.equal(made.run(check).status, 0);
    made.write('lab/b.vmx', BROKEN);
    assert.equal(made.run(check).status, 1);
  });

  describe('for GitHub Actions', () => {
    const { jobs } = parse(blockOf('github').text) as {
      readonly jobs: { readonly vmxlint: { readonly steps: readonly Step[] } };
    };

    it('passes right machines and fails wrong ones', () => {
      assert.equal(runSteps(repository({ 'a.vmx': RIGHT }), jobs.vmxlint.steps), 0);
      assert.equal(runSteps(repository({ 'a.vmx': BROKEN }), jobs.vmxlint.steps), 1);
    });

    it('writes the file that is uploaded, also when the run fails', () => {
      const made = repository({ 'a.vmx': BROKEN });
      runSteps(made, jobs.vmxlint.steps);
      const upload = jobs.vmxlint.steps.at(-1) as { readonly with: { readonly sarif_file: string } };
      const sarif = JSON.parse(made.read(upload.with.sarif_file)) as {
        readonly runs: readonly { readonly results: readonly unknown[] }[];
      };
      assert.ok((sarif.runs[0]?.results.length ?? 0) > 0);
    });
  });

  it('for GitLab CI passes right machines, fails wrong ones and writes both reports', async () => {
    const { vmxlint: job } = parse(blockOf('gitlab').text) as {
      readonly vmxlint: {
        readonly script: readonly string[];
        readonly artifacts: { readonly reports: { readonly codequality: string; readonly junit: string } };
      };
    };
    const steps = job.script.map((script) => ({ script }));
    assert.equal(runSteps(repository({ 'a.vmx': RIGHT }), steps), 0);
    const made = repository({ 'a.vmx': BROKEN });
    assert.equal(runSteps(made, steps), 1);
    const { codequality, junit } = job.artifacts.reports;
    const findings = JSON.parse(made.read(codequality)) as readonly { readonly location: unknown }[];
    assert.ok(findings.some(({ location }) => (location as { readonly path: string }).path === 'a.vmx'));
    assert.ok(await parseStringPromise(made.read(junit)));
  });

  it('for Azure Pipelines passes right machines, fails wrong ones and writes the test results', async () => {
    const { steps } = parse(blockOf('azure').text) as { readonly steps: readonly Step[] };
    assert.equal(runSteps(repository({ 'a.vmx': RIGHT }), steps), 0);
    const made = repository({ 'a.vmx': BROKEN });
    assert.equal(runSteps(made, steps), 1);
    const publish = steps.at(-1) as { readonly inputs: { readonly testResultsFiles: string } };
    assert.ok(await parseStringPromise(made.read(publish.inputs.testResultsFiles)));
  });

  describe('for pre-commit', () => {
    interface Hook {
      readonly id: string;
      readonly language?: string;
      readonly entry?: string;
      readonly args?: readonly string[];
      readonly files?: string;
      readonly additional_dependencies?: readonly string[];
    }
    const offered = parse(
      readFileSync(new URL('../../.pre-commit-hooks.yaml', import.meta.url), 'utf8'),
    ) as readonly Hook[];
    const recipes = BLOCKS.filter(({ mark }) => mark === 'pre-commit').flatMap(({ text }) =>
      (parse(text) as { repos: readonly { repo: string; hooks: readonly Hook[] }[] }).repos.flatMap(
        ({ repo, hooks }) => hooks.map((hook) => ({ ...hook, repo })),
      ),
    );

    it('names the hook that this repository offers, and a program that its package installs', () => {
      const [hook] = offered;
      const manifest = json('package.json') as { readonly bin: Readonly<Record<string, string>> };
      assert.deepEqual(Object.keys(manifest.bin), [hook?.entry]);
      assert.ok(readFileSync(new URL(`../../${manifest.bin.vmxlint ?? ''}`, import.meta.url)).length > 0);
      assert.deepEqual(
        recipes.map(({ id }) => id),
        [hook?.id, hook?.id],
      );
      const [local] = recipes;
      assert.deepEqual(
        [local?.entry, local?.args, local?.files, local?.language],
        [hook?.entry, hook?.args, hook?.files, hook?.language],
      );
      assert.ok(INSTALL.endsWith(` ${local?.additional_dependencies?.join() ?? ''}`));
    });

    it('looks at machine files only, in any letter case', () => {
      const files = new RegExp(offered[0]?.files ?? '^$');
      const names = ['a.vmx', 'lab/B.VMX', 'c.vmtx', 'd.Vmc', 'e.vmxf', 'f.vmdk', 'vmx', 'g.vmx.bak'];
      assert.deepEqual(
        names.filter((name) => files.test(name)),
        ['a.vmx', 'lab/B.VMX', 'c.vmtx', 'd.Vmc'],
      );
    });

    it('runs the linter with the names of the changed files', () => {
      const made = repository({ 'a.vmx': RIGHT, '-odd.vmx': RIGHT, 'lab/b.vmx': BROKEN });
      const { entry = '', args = [] } = offered[0] ?? {};
      const command = [entry, ...args].join(' ');
      assert.equal(made.run(`${command} a.vmx -odd.vmx`).status, 0);
      assert.equal(made.run(`${command} -odd.vmx lab/b.vmx`).status, 1);
    });
  });

  describe('as a git hook', () => {
    const hook = blockOf('hook').text;

    it('lets a commit of right machines pass, also one without any', () => {
      const made = repository({ 'lab/a b.vmx': RIGHT, '-odd.vmx': RIGHT });
      made.setHook('pre-commit', hook);
      assert.equal(made.run('git add -A && git commit --quiet -m machines').status, 0);
      made.write('notes.txt', 'none');
      assert.equal(made.run('git add -A && git commit --quiet -m notes').status, 0);
      assert.equal(made.run('git rm --quiet "lab/a b.vmx" && git commit --quiet -m gone').status, 0);
    });

    it('stops a commit with a wrong machine, and says why', () => {
      const made = repository({ 'lab/a.vmx': RIGHT, 'lab/B.VMX': BROKEN });
      made.setHook('pre-commit', hook);
      const { status, output } = made.run('git add -A && git commit --quiet -m machines');
      assert.notEqual(status, 0);
      assert.match(output, /^lab\/B\.VMX:4:\d+: error: /m);
      assert.notEqual(made.run('git rev-parse --verify --quiet HEAD').status, 0, 'nothing was committed');
    });
  });

  it('for VS Code has a task of the type that the extension declares, and names its problem matcher', () => {
    const { tasks } = JSON.parse(blockOf('tasks').text) as {
      readonly tasks: readonly {
        readonly type: string;
        readonly problemMatcher: readonly string[];
        readonly args: readonly string[];
      }[];
    };
    const { contributes } = json('package.json') as {
      readonly contributes: {
        readonly taskDefinitions: readonly { readonly type: string }[];
        readonly problemMatchers: readonly { readonly name: string }[];
      };
    };
    const [task] = tasks;
    assert.ok(task);
    assert.equal(task.type, contributes.taskDefinitions[0]?.type);
    assert.deepEqual(task.problemMatcher, [], 'the server reports all machines already');
    const page = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8');
    const matcher = contributes.problemMatchers[0]?.name ?? '';
    assert.ok(page.includes(`"vmx.diagnostics.scope": "openFiles"`));
    assert.ok(page.includes(`"problemMatcher": "$${matcher}"`));
    assert.equal(repository({ 'b.vmx': WARNED }).run(`vmxlint ${task.args.join(' ')}`).status, 0);
  });
});
