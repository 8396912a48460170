import type { Figure, Unit } from './figures.js';

/** Something that must hold in every run, on whatever computer. */
export interface Goal {
  readonly sentence: string;
  /** The figure that is judged. */
  readonly of: string;
  /** The figure of the same run that it is divided by; without one, `of` is judged itself. */
  readonly by?: string;
  /** The most that the figure, or the quotient, may be; in bytes for sizes. */
  readonly most: number;
}

/** How a run meets a goal. */
export interface Verdict {
  readonly goal: Goal;
  /** Undefined where the run did not measure it. */
  readonly reached: number | undefined;
  readonly unit: Unit;
  readonly isMet: boolean | undefined;
}

/** What the project promises of its speed and size. */
const GOALS: readonly Goal[] = [
  ...(['single', 'clusters'] as const).flatMap((shape): Goal[] => [
    {
      sentence: `Reading with all places takes at most twice the floor (350 machines, ${shape})`,
      of: `parse: 350 ${shape}`,
      by: `floor: 350 ${shape}`,
      most: 2,
    },
    {
      sentence: `Linting with all rules takes at most 10 times the floor (350 machines, ${shape})`,
      of: `whole: 350 ${shape}`,
      by: `floor: 350 ${shape}`,
      most: 10,
    },
  ]),
  {
    sentence: 'From a keystroke to diagnostics at least 5 times faster than the YAML server',
    of: 'keystroke p95: vmx, 300 lines',
    by: 'keystroke p95: yaml with its wait, 300 lines',
    most: 0.2,
  },
  {
    sentence: 'The same where the YAML server would not wait before it looks at a change',
    of: 'keystroke p95: vmx, 300 lines',
    by: 'keystroke p95: yaml, 300 lines',
    most: 0.2,
  },
  {
    sentence: 'From a keystroke to diagnostics no slower than the JSON server with a schema',
    of: 'keystroke p95: vmx, 300 lines',
    by: 'keystroke p95: json with schema, 300 lines',
    most: 1,
  },
  {
    sentence: 'Among 1,000 machines a keystroke takes at most twice as long as alone',
    of: 'keystroke p95: vmx, 300 lines, among 1,000 machines',
    by: 'keystroke p95: vmx, 300 lines',
    most: 2,
  },
  {
    sentence: 'vmxlint takes at most 11 times as long for 10,000 machines as for 1,000',
    of: 'vmxlint: 10,000 machines',
    by: 'vmxlint: 1,000 machines',
    most: 11,
  },
  {
    sentence: 'vmxlint checks 10,000 machines in 300 MB',
    of: 'vmxlint memory: 10,000 machines',
    most: 300e6,
  },
  {
    sentence: 'The server starts at most 1.5 times as slowly as a bare one',
    of: 'start to initialize: vmx',
    by: 'start to initialize: bare server',
    most: 1.5,
  },
  {
    sentence: "The server's bundle has at most 700 kB without its data",
    of: 'size: server without data',
    most: 700e3,
  },
  { sentence: 'The extension has at most 2.5 MB', of: 'size: extension', most: 2.5e6 },
];

/** Judges the figures of one run. */
export function judge(figures: readonly Figure[], goals: readonly Goal[] = GOALS): readonly Verdict[] {
  const named = new Map(figures.map((figure) => [figure.name, figure]));
  return goals.map((goal) => {
    const figure = named.get(goal.of);
    const divisor = goal.by === undefined ? 1 : named.get(goal.by)?.value;
    const reached = figure && divisor !== undefined ? figure.value / divisor : undefined;
    return {
      goal,
      reached,
      unit: goal.by === undefined ? (figure?.unit ?? 'count') : 'count',
      isMet: reached === undefined ? undefined : reached <= goal.most,
    };
  });
}
