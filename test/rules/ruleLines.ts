import { applyFix, lintVmx, textOf, type EnglishFinding } from '../lintFiles.js';

/** The settings that every machine has, so that rules about missing ones stay silent. */
export const HEAD = 'config.version = "8"\nvirtualHW.version = "7"\nguestOS = "winNetEnterprise"\n';

/** Findings of one rule in a file that holds the head and these lines. */
export async function findings(rule: string, lines: string, head = HEAD): Promise<EnglishFinding[]> {
  return (await lintVmx(`${head}${lines}\n`)).filter(({ ruleId }) => ruleId === rule);
}

/** The same as text: severity and the marked characters. */
export async function marked(rule: string, lines: string, head = HEAD): Promise<string[]> {
  const text = `${head}${lines}\n`;
  return (await findings(rule, lines, head)).map(
    ({ severity, span }) => `${severity} ${text.slice(span.start, span.end)}`,
  );
}

/** The lines behind the head after the first fix of the first finding; undefined when none is offered. */
export async function fixed(rule: string, lines: string, head = HEAD): Promise<string | undefined> {
  const fix = (await findings(rule, lines, head))[0]?.fixes[0];
  if (!fix) return undefined;
  const after = textOf(applyFix({ 'node.vmx': `${head}${lines}\n` }, fix)['node.vmx'] ?? '');
  return after.startsWith(head) ? after.slice(head.length).trimEnd() : after.trimEnd();
}
