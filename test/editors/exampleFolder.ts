import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';
import { projectFile } from './editorProcess.js';

/** A copy of one folder of the examples. Under a vmxlint.json, because editors take that for the root of a cluster. */
export class ExampleFolder extends TemporaryFolder {
  constructor(name: string, others: Readonly<Record<string, string>> = {}) {
    super({ 'vmxlint.json': '{}\n', ...others });
    const folder = projectFile(`examples/${name}`);
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile()) this.write(path.relative(folder, file), readFileSync(file));
    }
  }

  /** Gives all machines the line ends of Windows, where VMware wrote most of these files. */
  withWindowsLineEnds(): this {
    for (const entry of readdirSync(this.path).filter((name) => name.endsWith('.vmx')))
      this.write(entry, this.read(entry).replaceAll('\n', '\r\n'));
    return this;
  }

  pathOf(name: string): string {
    return path.join(this.path, name);
  }

  read(name: string): string {
    return readFileSync(this.pathOf(name), 'utf8');
  }
}

/** What the repair "Move scsi0:1 to scsi1:1 in every node" makes of a node of examples/1-esx-in-a-box/wrong. */
export function onControllerOfItsOwn(text: string): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const controller = [
    'scsi1.present = "TRUE"',
    'scsi1.virtualDev = "lsilogic"',
    'scsi1.sharedBus = "virtual"',
  ];
  return text
    .replace('scsi0:1.present', [...controller, 'scsi1:1.present'].join(lineEnd))
    .replace('scsi0:1.fileName', 'scsi1:1.fileName');
}
