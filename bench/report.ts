import type { Measurement } from './measure';
import type { Sample } from './programs/sample';
import type { Growth, Quantity, Targets } from './scenarios';

/** What was measured of one quantity: the sample in the middle, and the outermost ones. */
interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Things measured, and which of them are compared. */
interface Section {
  readonly title: string;
  readonly quantities: Quantity[];
  readonly subjects: { readonly [name: string]: Subject };
  readonly comparisons: readonly Comparison[];
}

interface Subject {
  readonly samples: Sample[];
  readonly units: number;
}

interface Comparison {
  readonly label: string;
  readonly subject: string;
  readonly base: string;
  readonly targets: Targets;
}

const COLUMN_WIDTH = 26;
const HEADINGS: Record<Quantity, string> = { cpu: 'CPU time, ms', elapsed: 'elapsed, ms', memory: 'peak memory, MB' };
const MET = 'met';
const MISSED = 'MISSED';

/** The medians with their least and most, and their ratios with what became of the targets. */
export function report(measurements: Measurement[], growths: Growth[]): string {
  const sections = [
    ...measurements.map(scenarioSection),
    ...growths.map((growth) => growthSection(measurements, growth)),
  ];
  const text = sections.map(written).join('\n\n');
  const met = occurrences(text, MET);
  const missed = occurrences(text, MISSED);
  return `${text}\n\n${missed === 0 ? `All ${met} targets met.` : `${missed} of ${met + missed} targets ${MISSED}.`}`;
}

function scenarioSection({ scenario, samples }: Measurement): Section {
  const [first] = Object.values(samples)[0];
  const resources = Object.values(first.resources).reduce((sum, count) => sum + count, 0);
  const made = resources === 0 ? '' : `${resources} ${scenario.counted ?? 'resources'}, `;
  return {
    title: `${scenario.name} (${made}samples of each: ${scenario.repetitions})`,
    quantities: ['cpu', 'elapsed', 'memory'],
    subjects: Object.fromEntries(Object.entries(samples).map(([name, taken]) => [name, { samples: taken, units: 1 }])),
    comparisons: Object.entries(scenario.variants).flatMap(([subject, { against = {} }]) =>
      Object.entries(against).map(([base, targets]) => ({ label: `${subject} : ${base}`, subject, base, targets })),
    ),
  };
}

function growthSection(measurements: Measurement[], { unit, from, to, variants }: Growth): Section {
  const named = (variant: string, { units }: Growth['from']) => `${variant}, one of ${units}`;
  const subjects = Object.keys(variants).flatMap((variant) =>
    [from, to].map((size): [string, Subject] => [
      named(variant, size),
      { samples: samplesOf(measurements, size.scenario, variant), units: size.units },
    ]),
  );
  return {
    title: `growth: the time for one ${unit}`,
    quantities: ['cpu', 'elapsed'],
    subjects: Object.fromEntries(subjects),
    comparisons: Object.entries(variants).map(([variant, targets]) => ({
      label: `${variant}, ${to.units} : ${from.units}`,
      subject: named(variant, to),
      base: named(variant, from),
      targets,
    })),
  };
}

function samplesOf(measurements: Measurement[], name: string, variant: string): Sample[] {
  const measurement = measurements.find(({ scenario }) => scenario.name === name);
  if (!measurement) {
    throw new Error(`no scenario was measured that is called ${name}`);
  }
  return measurement.samples[variant];
}

function written({ title, quantities, subjects, comparisons }: Section): string {
  const summary = (name: string, quantity: Quantity) => summarize(subjects[name], quantity);
  const rows = [
    ['', ...quantities.map((quantity) => HEADINGS[quantity])],
    ...Object.keys(subjects).map((name) => [name, ...quantities.map((quantity) => absolute(summary(name, quantity)))]),
    ...comparisons.map(({ label, subject, base, targets }) => [
      label,
      ...quantities.map((quantity) =>
        judged(summary(subject, quantity).median / summary(base, quantity).median, targets[quantity]),
      ),
    ]),
  ];
  const labels = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(
    ([label, ...cells]) => `  ${label.padEnd(labels)}  ${cells.map((c) => c.padEnd(COLUMN_WIDTH)).join('')}`,
  );
  return [title, ...lines.map((line) => line.trimEnd())].join('\n');
}

function summarize({ samples, units }: Subject, quantity: Quantity): Summary {
  const values = samples.map((sample) => sample[quantity] / units).sort((a, b) => a - b);
  const middle = (values.length - 1) / 2;
  return {
    median: (values[Math.floor(middle)] + values[Math.ceil(middle)]) / 2,
    least: values[0],
    most: values[values.length - 1],
  };
}

function absolute({ median, least, most }: Summary): string {
  const digits = median < 10 ? 2 : median < 100 ? 1 : 0;
  return `${median.toFixed(digits)} (${least.toFixed(digits)}-${most.toFixed(digits)})`;
}

function judged(ratio: number, target: number | undefined): string {
  const verdict = target === undefined ? '' : ` (<= ${target} ${ratio <= target ? MET : MISSED})`;
  return `x ${ratio.toFixed(2)}${verdict}`;
}

function occurrences(text: string, verdict: string): number {
  return text.split(` ${verdict})`).length - 1;
}
