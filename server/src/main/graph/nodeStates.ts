import type { LintedFinding } from '../../lint/lintedFinding.js';
import type { NodeState } from './model.js';

const LOUDNESS: readonly NodeState[] = ['fine', 'warning', 'error'];

/** The findings of one machine, by the devices they are about. */
export interface MachineStates {
  readonly errors: number;
  readonly warnings: number;
  readonly machine: NodeState;
  /** @param device `scsi1`, `scsi1:0` or `ethernet0`; what is said of the disk is not said of its controller. */
  device(device: string): NodeState;
}

/** Sorts a machine's findings by the device that their subject starts with. */
export function machineStates(findings: readonly LintedFinding[]): MachineStates {
  const byDevice = new Map<string, NodeState>();
  for (const finding of findings) {
    const device = /^(?:(?:scsi|ide|sata|nvme)\d+(?::\d+)?|ethernet\d+)/i
      .exec(finding.subject)?.[0]
      .toLowerCase();
    if (device !== undefined) byDevice.set(device, worst([byDevice.get(device) ?? 'fine', stateOf(finding)]));
  }
  const count = (state: NodeState): number => findings.filter((finding) => stateOf(finding) === state).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    machine: worst(findings.map(stateOf)),
    device: (device) => byDevice.get(device) ?? 'fine',
  };
}

/** The loudest of some states; of none that everything is fine. */
export function worst(states: readonly NodeState[]): NodeState {
  return LOUDNESS.findLast((state) => states.includes(state)) ?? 'fine';
}

function stateOf({ severity }: LintedFinding): NodeState {
  return severity === 'error' || severity === 'warning' ? severity : 'fine';
}
