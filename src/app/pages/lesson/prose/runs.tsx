import { use } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { listOfRuns } from '../../../../quiz/index.ts';
import type { RunSpec } from '../../../../quiz/index.ts';
import { inChunk } from '../../../../ui/inChunk.ts';
import { Until } from '../../../../ui/Until.tsx';
import { WRAPPERS } from '../../../../wrappers/index.ts';
import { LessonContext } from '../../../run/figures/lessonContext.ts';
import { useRunner } from '../../../run/figures/useRunner.ts';
import { sandboxHref } from '../../../run/figures/runNames.ts';
import { compareHeight, runHeight, Waiting } from '../../../run/figures/Waiting.tsx';
import type { FactWords } from './ReadFact.tsx';
import styles from './prose.module.css';

const TimelineFigure = inChunk(async () => (await import('../../../run/figures/TimelineFigure.tsx')).TimelineFigure);
const CompareFigure = inChunk(async () => (await import('../../../run/figures/CompareFigure.tsx')).CompareFigure);
const PolicyFigure = inChunk(async () => (await import('./PolicyFigure.tsx')).PolicyFigure);
const ExchangeFigure = inChunk(async () => (await import('./wireFigures.tsx')).ExchangeFigure);
const PayloadFigure = inChunk(async () => (await import('./wireFigures.tsx')).PayloadFigure);
const ReadFact = inChunk(async () => (await import('./ReadFact.tsx')).ReadFact);
const POLICY_ROW_PX = 45;

/** How prose names a run. */
interface RunProps {
  readonly wrapper: RunSpec['wrapper'];
  readonly scenario: string;
  /** Settings on top of the scenario. */
  readonly set?: Readonly<Record<string, string>>;
}

/** The run that the attributes of an element in a lesson name. */
function specOfProps({ wrapper, scenario, set }: RunProps): RunSpec {
  return set ? { wrapper, scenario, settings: set } : { wrapper, scenario };
}

interface FigureProps extends RunProps {
  /** The question that opens it: shut until there is an answer. */
  readonly ask?: string;
  /** Another run plays when that question is answered; this one, further down, is open at its end. */
  readonly stays?: boolean;
  readonly note?: string;
  /** Shows what the marks mean. */
  readonly legend?: boolean;
}

/** A run on the timeline. */
export function Run({ ask, stays = false, note, legend, ...run }: FigureProps) {
  const { isAnswered } = use(LessonContext);
  const runner = useRunner();
  const spec = specOfProps(run);
  return (
    <Until all={[TimelineFigure.load(), runner(spec)]} meanwhile={<Waiting heightPx={runHeight(spec)} />}>
      <TimelineFigure
        spec={spec}
        isShut={ask !== undefined && !isAnswered(ask)}
        isAsked={ask !== undefined}
        stays={stays}
        note={note}
        keyShown={legend}
      />
    </Until>
  );
}

interface CompareProps {
  readonly a: RunProps['wrapper'];
  readonly b: RunProps['wrapper'];
  readonly scenario: string;
  readonly set?: RunProps['set'];
  /** Where the second run differs in more than the wrapper. */
  readonly setB?: RunProps['set'];
  readonly scenarioB?: string;
  readonly names?: readonly [string, string];
}

/** Two runs on one axis. */
export function Compare({ a, b, scenario, set, setB, scenarioB, names }: CompareProps) {
  const first = specOfProps({ wrapper: a, scenario, ...(set && { set }) });
  const settings = setB ?? set;
  const second = specOfProps({ wrapper: b, scenario: scenarioB ?? scenario, ...(settings && { set: settings }) });
  const runner = useRunner();
  return (
    <Until
      all={[CompareFigure.load(), runner(first), runner(second)]}
      meanwhile={<Waiting heightPx={compareHeight(first, second)} />}
    >
      <CompareFigure a={first} b={second} names={names} />
    </Until>
  );
}

interface FactProps extends RunProps, FactWords {}

/** A number in the prose, read off a run. */
export function Fact(props: FactProps) {
  return (
    <Until
      all={[ReadFact.load(), useRunner()(specOfProps(props))]}
      meanwhile={<span className={`hatched ${styles.pending}`} role="img" aria-label="being counted" />}
    >
      <ReadFact {...props} spec={specOfProps(props)} />
    </Until>
  );
}

/** Something that a run shows, and a test holds: it leads to the run. */
export function Claim({ id, children }: { id: string; children: ReactNode }) {
  const { entry } = use(LessonContext);
  const claim = entry.claims[id];
  if (!claim)
    throw new Error(`Failed to find the claim "${id}": questions.ts of ${entry.folder} has none. Add it there.`);
  const [run, ...more] = listOfRuns(claim.run);
  const href = run && more.length === 0 ? sandboxHref(run) : null;
  if (href === null) return <span>{children}</span>;
  return (
    <Link href={href} className={styles.claim} title={`${claim.says}: open the run`}>
      {children}
    </Link>
  );
}

interface ExchangeProps extends RunProps {
  /** Of the run: `posts.1`. */
  readonly request: string;
}

/** A request and its answer, as they went over the wire of a run. */
export function Exchange({ request, ...run }: ExchangeProps) {
  const spec = specOfProps(run);
  const trace = useRunner()(spec);
  return (
    <Until all={[ExchangeFigure.load(), trace]} meanwhile={<Waiting heightPx={150} />}>
      <ExchangeFigure spec={spec} request={request} />
    </Until>
  );
}

/** What is written in the access token that a request carries. */
export function Payload({ request, ...run }: ExchangeProps) {
  const spec = specOfProps(run);
  const trace = useRunner()(spec);
  return (
    <Until all={[PayloadFigure.load(), trace]} meanwhile={<Waiting heightPx={120} />}>
      <PayloadFigure spec={spec} request={request} />
    </Until>
  );
}

/** What each policy of the server does to each wrapper: computed by running all of them. */
export function PolicyTable({ scenario }: { scenario: string }) {
  return (
    <Until all={[PolicyFigure.load()]} meanwhile={<Waiting heightPx={(WRAPPERS.length + 1) * POLICY_ROW_PX} />}>
      <PolicyFigure scenario={scenario} />
    </Until>
  );
}
