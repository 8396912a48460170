import { closestWord } from '../../rules/terms/closestWord.js';
import { ALL_RULES } from '../../rules/allRules.js';
import { rulePage } from '../rulePages.js';
import { writeInitialSettings } from './initialSettings.js';
import { complain, write } from './output.js';
import { plainPage } from './plainPage.js';
import { ruleListJson, ruleListText } from './ruleList.js';
import type { Command, Options } from './readOptions.js';

/** Carries out what is asked for instead of linting. @returns the exit code. */
export async function runCommand(command: Command, options: Options): Promise<number> {
  switch (command) {
    case 'explain':
      return explain(options);
    case 'rules': {
      const list = options.format === 'json' ? ruleListJson(ALL_RULES) : ruleListText(ALL_RULES);
      return (await write(list, options.output)) ? 0 : 2;
    }
    case 'init': {
      const { written, message } = await writeInitialSettings(process.cwd());
      if (written) return (await write(`${message}\n`, undefined)) ? 0 : 2;
      complain(message);
      return 2;
    }
  }
}

async function explain({ paths: [name = ''], output }: Options): Promise<number> {
  const page = rulePage(name);
  if (page !== undefined) return (await write(plainPage(page), output)) ? 0 : 2;
  const close = closestWord(
    name,
    ALL_RULES.flatMap(({ id, aliases }) => [id, ...(aliases ?? [])]),
  );
  complain(
    close === undefined
      ? `There is no page about "${name}". vmxlint rules lists what can be explained.`
      : `There is no page about "${name}". Did you mean ${close}?`,
  );
  return 2;
}
