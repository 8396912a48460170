import { editMachine } from '../../machine/editMachine.js';
import { isAbsent, mapFact } from '../../machine/fact.js';
import { readFlag, readNumber } from '../../machine/vmx/settings.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { fixIn, machineRule, type MachineRule, type RuleSource } from '../rule.js';
import { everywhere } from '../severity.js';
import { vmxFile } from './vmxFile.js';

/** One setting that a hardening guide asks for. */
export interface HardeningSetting {
  readonly id: string;
  /** One line for lists. */
  readonly summary: string;
  readonly key: string;
  /** What the guide wants to read there: TRUE, FALSE or a number, of which a smaller one from 1 on is fine too. */
  readonly wanted: boolean | number;
  /** True where the guide accepts that the setting is not written, because the product's default is the wanted value. */
  readonly mayBeAbsent?: true;
  /** What an attacker, or a guest out of control, can do without it. */
  readonly why: Phrase;
  readonly sources: readonly RuleSource[];
}

/** A rule that asks for one setting; silent until somebody switches it on. */
export function hardeningRule(setting: HardeningSetting): MachineRule {
  const { id, summary, key, wanted, sources } = setting;
  const written = typeof wanted === 'boolean' ? (wanted ? 'TRUE' : 'FALSE') : String(wanted);
  return machineRule({
    id,
    summary,
    formats: ['vmx'],
    severity: everywhere('hint'),
    fix: 'unsafe',
    offByDefault: true,
    since: '0.1.0',
    sources,

    *check({ machine }) {
      const text = vmxFile(machine)?.read.text(key, machine.anchor);
      if (!text) return;
      const isFine = mapFact(text, (value) => meets(value, wanted));
      if (isFine.value === true || (isFine.value === undefined && !isAbsent(isFine))) return;
      if (isAbsent(isFine) && setting.mayBeAbsent === true) return;
      yield {
        span: text.span,
        subject: key,
        what:
          text.value === undefined
            ? say`${key} is not written in this file.`
            : say`${key} is "${text.value}".`,
        why:
          text.value === undefined
            ? say`The hardening guide wants it written even where the default is right, so that an audit can see it. Where the default is another: ${setting.why}`
            : setting.why,
        how: say`Write ${key} = "${written}". It counts from the next power-on.`,
        fixes: [
          fixIn(machine, say`Set ${key} = "${written}"`, 'unsafe', (one) =>
            editMachine(one).setSetting(key, written),
          ),
        ],
      };
    },
  });
}

/** Undefined for a value that the setting does not know: other rules speak about those. */
function meets(value: string, wanted: boolean | number): boolean | undefined {
  if (typeof wanted === 'boolean') {
    const flag = readFlag(value);
    return flag === undefined ? undefined : flag === wanted;
  }
  const number = readNumber(value);
  return number === undefined ? undefined : number >= 1 && number <= wanted;
}
