import { use } from 'react';
import type { ReactNode } from 'react';
import type { Sentence } from '../../timeline/words/index.ts';
import { Words } from '../../timeline/words/Words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { inChunk } from '../../ui/inChunk.ts';
import { Until } from '../../ui/Until.tsx';
import { asSentence } from '../question.ts';
import type { Answer, QuestionKind } from '../question.ts';
import type { Grade, ResolvedOption, ResolvedQuestion, Would } from '../resolved.ts';
import { RunTitlesContext } from './titles.ts';
import type { GivenAnswer } from './useQuestion.ts';
import card from './question.module.css';
import styles from './verdict.module.css';

const RunFigure = inChunk(async () => (await import('./RunFigure.tsx')).RunFigure);

interface AnsweredProps {
  readonly given: GivenAnswer;
  readonly heading: (words: ReactNode) => ReactNode;
  readonly onAgain: (() => void) | undefined;
  /** Beside the button that asks again. */
  readonly actions: ReactNode;
}

/** A question with its answer: what was said, what is so, what the answer would be right for, and why. */
export function Answered({ given, heading, onAgain, actions }: AnsweredProps): ReactNode {
  const { resolved, answer, grade } = given;
  const { question } = resolved;
  const again = !grade.right && onAgain;
  const explainsOption = rightAlone(resolved) !== null;
  return (
    <>
      {heading(<Words sentence={asSentence(question.prompt)} />)}
      {resolved.form === 'options' ? (
        <OptionsVerdict resolved={resolved} answer={answer} explanation={explainsOption ? grade.explanation : null} />
      ) : (
        <>
          {resolved.form === 'order' ? (
            <OrderVerdict resolved={resolved} answer={answer} />
          ) : (
            <Verdict resolved={resolved} grade={grade} />
          )}
          {grade.would.map((would, index) => (
            <WouldBeRight key={index} would={would} />
          ))}
        </>
      )}
      {grade.general && (
        <p className={card.general}>
          <Words sentence={grade.general} />
        </p>
      )}
      {!explainsOption && (
        <div className={card.explanation}>
          <p className={card.prose}>
            <Words sentence={grade.explanation} />
          </p>
        </div>
      )}
      {question.source && (
        <p className={card.source}>
          Source: <a href={question.source.url}>{question.source.title}</a>
        </p>
      )}
      {(again || actions) && (
        <p className={card.actions}>
          {actions}
          {again && <Button onClick={onAgain}>Try again</Button>}
        </p>
      )}
    </>
  );
}

/** Kinds whose options speak of the run itself, not of changes to it or of something else. */
const INSIDE: readonly QuestionKind[] = ['choice', 'set'];

/** The one right option that says nothing yet of why it is: what explains the question stands there. `null` elsewhere. */
function rightAlone(resolved: ResolvedQuestion): ResolvedOption | null {
  if (resolved.form !== 'options') return null;
  const [only, ...more] = resolved.options.filter(({ right }) => right);
  return only && more.length === 0 && only.would === null ? only : null;
}

interface OptionsVerdictProps {
  readonly resolved: ResolvedQuestion<'options'>;
  readonly answer: Answer;
  /** Why the right option is right, where it is one alone that does not say so itself; else `null`. */
  readonly explanation: Sentence | null;
}

/** Every option with what is to be said of it; the runs of the wrong ones that were chosen stand open. */
function OptionsVerdict({ resolved, answer, explanation }: OptionsVerdictProps): ReactNode {
  const chosen = new Set(answer.as === 'values' ? answer.values : []);
  return (
    <ul className={styles.verdicts}>
      {resolved.options.map((option) => (
        <li
          key={option.value}
          data-chosen={chosen.has(option.value) || undefined}
          data-right={option.right || undefined}
        >
          <p className={styles.verdictOption}>
            <span>
              <Words sentence={option.text} />
            </span>
            <OptionMark
              option={option}
              chosen={chosen.has(option.value)}
              inRun={INSIDE.includes(resolved.question.kind)}
              several={resolved.pick === 'all'}
            />
          </p>
          <Feedback option={option} chosen={chosen.has(option.value)} />
          {option.right && explanation && (
            <p className={card.prose}>
              <Words sentence={explanation} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function OptionMark({
  option,
  chosen,
  inRun,
  several,
}: {
  readonly option: ResolvedOption;
  readonly chosen: boolean;
  readonly inRun: boolean;
  readonly several: boolean;
}): ReactNode {
  if (option.right && chosen) return <Right words="you said this, right" />;
  if (option.right) return <Right words={several ? 'right, and you did not say it' : 'right'} />;
  if (chosen) return <Wrong words={inRun ? 'you said this, not in this run' : 'you said this, not right'} />;
  return null;
}

function Feedback({ option, chosen }: { readonly option: ResolvedOption; readonly chosen: boolean }): ReactNode {
  const { would, right } = option;
  if (!would) return null;
  if (chosen && !right) return <WouldBeRight would={would} />;
  const isWhole = right && would.traces.length === 0;
  return (
    <div className={isWhole ? card.prose : styles.aside}>
      <p>
        <Words sentence={would.headline} /> <Words sentence={would.because} />
      </p>
      {would.traces.length > 0 && (
        <details>
          <summary>{would.traces.length === 1 ? 'Its run' : 'Its runs'}</summary>
          <WouldBeRight would={would} figureOnly />
        </details>
      )}
    </div>
  );
}

/** The order that was given, and beside it that of the run. */
function OrderVerdict({
  resolved,
  answer,
}: {
  readonly resolved: ResolvedQuestion<'order'>;
  readonly answer: Answer;
}): ReactNode {
  const given = answer.as === 'values' ? answer.values : [];
  const isRight = given.every((value, index) => value === resolved.key[index]);
  return (
    <div className={styles.orders}>
      <div>
        <p>your order</p>
        <ol>
          {given.map((value, index) => (
            <Item key={value} resolved={resolved} value={value} number={index + 1}>
              {value === resolved.key[index] ? <Right words="right" /> : <Wrong words="another place" />}
            </Item>
          ))}
        </ol>
      </div>
      {!isRight && (
        <div>
          <p>in the run</p>
          <ol>
            {resolved.key.map((value, index) => (
              <Item key={value} resolved={resolved} value={value} number={index + 1} />
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}

interface ItemProps {
  readonly resolved: ResolvedQuestion<'order'>;
  readonly value: string;
  readonly number: number;
  readonly children?: ReactNode;
}

function Item({ resolved, value, number, children }: ItemProps): ReactNode {
  return (
    <li>
      <span className={styles.number}>{number}</span>
      <Words sentence={resolved.items.find((item) => item.value === value)?.text ?? []} />
      {children}
    </li>
  );
}

/** What was said and what is so, side by side: a number large, anything else as words. */
function Verdict({ resolved, grade }: { readonly resolved: ResolvedQuestion; readonly grade: Grade }): ReactNode {
  const { right, score, said, was } = grade;
  const large = resolved.form === 'number';
  const pointed = resolved.form === 'point';
  return (
    <div className={styles.verdict} data-large={large || undefined}>
      <p>
        <span>{pointed ? 'you pointed at' : 'you said'}</span>
        <b>
          <Words sentence={said} />
        </b>
        {right ? <Right words="right" /> : <Wrong words={score > 0 ? 'right in part' : 'not in this run'} />}
      </p>
      {!right && (
        <p>
          <span>{large ? 'the run made' : 'in the run'}</span>
          <b>
            <Words sentence={was} />
          </b>
          <Right words={large ? 'counted' : 'seen'} />
        </p>
      )}
    </div>
  );
}

/** The sign for what was right, with words. */
function Right({ words }: { readonly words: string }): ReactNode {
  return (
    <em className={styles.right}>
      <Icon name="tick" />
      {words}
    </em>
  );
}

/** The sign for what was not, with words. */
function Wrong({ words }: { readonly words: string }): ReactNode {
  return (
    <em className={styles.wrong}>
      <Icon name="cross" />
      {words}
    </em>
  );
}

interface WouldBeRightProps {
  readonly would: Would;
  /** What is said already stands elsewhere: the run alone. */
  readonly figureOnly?: boolean;
}

/** What an answer would be right for, with the run that shows it drawn small. */
function WouldBeRight({ would, figureOnly = false }: WouldBeRightProps): ReactNode {
  const titles = use(RunTitlesContext);
  return (
    <div className={styles.would} data-alone={figureOnly || would.traces.length === 0 || undefined}>
      {!figureOnly && (
        <div>
          <p className={styles.headline}>
            <Words sentence={would.headline} />
          </p>
          {would.because.length > 0 && (
            <p className={card.prose}>
              <Words sentence={would.because} />
            </p>
          )}
        </div>
      )}
      {would.traces.length > 0 && (
        <div className={styles.figures}>
          {would.runs.map((spec, index) => {
            const trace = would.traces[index];
            const name = titles.name(spec);
            const href = titles.href(spec);
            return (
              trace && (
                <figure key={index}>
                  <Until all={[RunFigure.load()]} meanwhile={null}>
                    <RunFigure trace={trace} label={`The run of ${name}`} />
                  </Until>
                  <figcaption>{href === null ? name : <a href={href}>{name}</a>}</figcaption>
                </figure>
              )
            );
          })}
        </div>
      )}
    </div>
  );
}
