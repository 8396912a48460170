import { numberFact } from '../../machine/vmc/leaves.js';
import type { Fact } from '../../machine/fact.js';
import { settingReader } from '../../machine/vmx/settings.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { descendAll } from '../../syntax/vmc/query.js';

/** The machine's main memory in MiB: `memsize` of a .vmx, `hardware/memory/ram_size` of a .vmc. */
export function memoryOf({ source, encrypted, anchor }: VirtualMachine): Fact<number> {
  if (source.format === 'vmx') return settingReader(source.tree, encrypted).number('memsize', anchor);
  const { root } = source.tree;
  return root
    ? numberFact(descendAll(root, 'hardware/memory/ram_size'), root)
    : { value: undefined, missing: 'absent', span: anchor };
}
