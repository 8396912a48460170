import { machineFile } from './machineText.js';
import { setting } from './vmxLines.js';

/** One content of many settings in the languages of the servers that are compared; all have as many lines. */
export interface LongFile {
  readonly vmx: string;
  readonly json: string;
  readonly yaml: string;
  /** A JSON schema that knows every setting, with the values it may have. */
  readonly schema: object;
}

/** A node of a cluster with `lines` lines, at least 120: what the machine needs, then more disks, then the guest's own words. */
export function longFile(lines: number): LongFile {
  const node = machineFile(
    { name: 'node1', product: 'esx', node: { cluster: 0, node: 1 } },
    'node1/node1.vmx',
    7,
  );
  const settings = node.text.split(/\r?\n/).filter((line) => line.includes(' = "'));
  for (let target = 8; target < 15; target++) {
    settings.push(setting(`scsi1:${target}.present`, 'TRUE'));
    settings.push(setting(`scsi1:${target}.fileName`, `/vmfs/volumes/cluster-0/data${target}.vmdk`));
  }
  for (let number = 0; settings.length < lines; number++) {
    settings.push(setting(`guestinfo.inventory.item${number}`, `value ${number}`));
  }
  const pairs = settings.slice(0, lines).map(pairOf);
  return {
    vmx: `${settings.slice(0, lines).join('\n')}\n`,
    json: asJson(pairs.slice(0, lines - 2)),
    yaml: pairs.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}\n`).join(''),
    schema: schemaOf(pairs),
  };
}

type Pair = readonly [key: string, value: string];

function pairOf(line: string): Pair {
  const [, key = '', value = ''] = /^(\S+) = "(.*)"$/.exec(line) ?? [];
  return [key, value];
}

/** The braces have lines of their own. */
function asJson(pairs: readonly Pair[]): string {
  return `${JSON.stringify(Object.fromEntries(pairs), undefined, 2)}\n`;
}

function schemaOf(pairs: readonly Pair[]): object {
  const properties = Object.fromEntries(pairs.map(([key, value]) => [key, schemaOfValue(value)]));
  return { type: 'object', properties, additionalProperties: false };
}

function schemaOfValue(value: string): object {
  if (/^(?:TRUE|FALSE)$/.test(value)) return { enum: ['TRUE', 'FALSE'] };
  if (/^-?\d+$/.test(value)) return { type: 'string', pattern: '^-?\\d+$' };
  return { type: 'string', maxLength: 4096 };
}
