import type { Diagnostic } from 'vscode-languageserver';

/** What a test may want otherwise in a descriptor. */
export interface DescriptorParts {
  readonly cid?: string;
  readonly parentCid?: string;
  readonly createType?: string;
  /** Further lines of the header, such as the name of the parent. */
  readonly header?: string;
  readonly extents?: string;
  readonly database?: string;
}

/** A descriptor as products write it: 8 sectors in a flat file `disk-flat.vmdk`. */
export function descriptor({
  cid = '11111111',
  parentCid = 'ffffffff',
  createType = 'monolithicFlat',
  header = '',
  extents = 'RW 8 FLAT "disk-flat.vmdk" 0',
  database = 'ddb.adapterType = "lsilogic"',
}: DescriptorParts = {}): string {
  return `# Disk DescriptorFile
version=1
CID=${cid}
parentCID=${parentCid}
createType="${createType}"
${header}
# Extent description
${extents}

# The Disk Data Base
#DDB

${database}
`;
}

/** A snapshot of `parent`, with as many sectors as `descriptor()` has. */
export function child(parent: string, parentCid: string, parts: DescriptorParts = {}): string {
  return descriptor({
    cid: '22222222',
    parentCid,
    createType: 'custom',
    extents: 'RW 8 ZERO',
    header: `parentFileNameHint="${parent}"`,
    ...parts,
  });
}

/** That many sectors of zeros. */
export function sectors(count: number): Uint8Array {
  return new Uint8Array(count * 512);
}

/** The message of a finding, whose type allows Markdown too. */
export function inWords(message: Diagnostic['message']): string {
  return typeof message === 'string' ? message : message.value;
}
