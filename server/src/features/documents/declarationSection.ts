import { say, type Phrase } from '../../l10n/phrase.js';
import { CLUSTER_KINDS, declarationWords, type ClusterKind } from '../../machine/declaration.js';
import type { Fact } from '../../machine/fact.js';
import { fileName } from '../../machine/fileStem.js';
import { PRODUCT_NAMES, PRODUCTS, type Product } from '../../machine/product.js';
import type { MachineDocument } from '../machineDocument.js';
import { codeBlock, codeCell, joinParts, type DocumentWriter } from './markdownDocument.js';
import { KIND_TITLES } from './verdicts.js';

/** What a person has declared, where, and how to declare it otherwise: in a comment or in vmxlint.json. */
export function declarationSection(write: DocumentWriter, document: MachineDocument): string {
  const { uri, machine, session } = document;
  const { product, cluster, written, outside } = machine.declaration;
  const where = <T>(fact: Fact<T>): Phrase =>
    fact.value === undefined
      ? say`settings (${outside.by})`
      : say`line ${document.places.position(fact.span.start).line + 1}`;
  const declared = [
    ...(product.value === undefined
      ? []
      : [say`Product: ${PRODUCT_NAMES[product.value]} (${where(written.product)})`]),
    ...(cluster.value === undefined
      ? []
      : [say`Kind: ${KIND_TITLES[cluster.value]} (${where(written.cluster)})`]),
    ...(outside.group === undefined ? [] : [say`The nodes of the cluster: in ${outside.by}`]),
  ];
  const kind = cluster.value ?? session.workspace.index.clusterOf(uri)?.kind.value ?? 'across-boxes';
  const example = {
    product: product.value ?? machine.product.candidates.at(-1) ?? 'vsphere9',
    cluster: kind,
  };
  return joinParts([
    declared.length === 0
      ? write.say(say`Nothing is declared: everything above was read from the files.`)
      : write.list(declared.map((one) => write.say(one))),
    write.heading(2, say`To declare it otherwise`),
    write.say(say`Where this is wrong, write a comment into the file; it beats everything else:`),
    codeBlock([comment(machine.source.format, example)], machine.source.format),
    write.say(
      say`Or in a vmxlint.json in the folder that all of these files lie in or below; no product rewrites it:`,
    ),
    codeBlock(
      settingsExample(
        uri,
        session.workspace.index.clusterOf(uri)?.nodes.map(({ facts }) => facts.machine.uri),
        example,
      ),
      'json',
    ),
    write.table(
      [say`Word`, say`Meaning`],
      [
        ...CLUSTER_KINDS.map((one) => [codeCell(`cluster=${one}`), write.say(KIND_TITLES[one])]),
        ...(machine.source.format === 'vmc'
          ? []
          : PRODUCTS.filter((one) => one !== 'vs2005').map((one) => [
              codeCell(`product=${one}`),
              write.say(PRODUCT_NAMES[one]),
            ])),
      ],
    ),
  ]).trim();
}

interface Example {
  readonly product: Product;
  readonly cluster: ClusterKind;
}

function comment(format: 'vmx' | 'vmc', example: Example): string {
  const words = `vmxlint ${declarationWords(example)}`;
  return format === 'vmx' ? `# ${words}` : `<!-- ${words} -->`;
}

function settingsExample(uri: string, nodes: readonly string[] | undefined, example: Example): string[] {
  const settings = {
    product: example.product,
    clusters: [{ nodes: [...new Set((nodes ?? [uri]).map(fileName))], kind: example.cluster }],
  };
  return JSON.stringify(settings, undefined, 2).split('\n');
}
