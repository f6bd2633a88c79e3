import { useEffect, useId, useRef, useState } from 'react';
import type { SyntheticEvent } from 'react';
import type { Reading, ReadingFact } from '../../../reading/reading.ts';
import { saidIn, withSaid } from '../../../reading/saidComment.ts';
import type { Said } from '../../../reading/saidComment.ts';
import { capital, contractOf, WrapperError } from '../../../sim/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { clauseOf, fieldsOf, summaryOfReading, SURE_WORDS, titleOf } from './readingWords.ts';
import type { OwnFile } from '../ownFile.ts';
import styles from './reading.module.css';

interface ReadingPanelProps {
  readonly reading: Reading;
  /** What was read. */
  readonly own: OwnFile;
  /** Whether the items are shown before anybody asks for them. */
  readonly startsOpen: boolean;
  /** @param file the path of another file; `null`: the one with the base query */
  readonly onLine: (line: number, file: string | null) => void;
  /** Another text, which says to the lab what the reader has said: it is to be read again. */
  readonly onText: (text: string) => void;
}

/** How the lab reads a file, as sentences: each item with its line, how sure it is, and a way to overrule it; and the questions. */
export function ReadingPanel({ reading, own, startsOpen, onLine, onText }: ReadingPanelProps) {
  const [open, setOpen] = useState(startsOpen);
  const list = useId();
  const head = useRef<HTMLButtonElement>(null);
  const said = (what: Said) => {
    // What was pressed goes away, and the focus must not go with it.
    head.current?.focus();
    onText(withSaid(own.text, what));
  };
  return (
    <section className={styles.reading} aria-label="How the lab reads this">
      <p className={styles.head}>
        <button ref={head} type="button" aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>
          How the lab reads this
        </button>
        <span role="status">{summaryOfReading(reading)}</span>
        <span className={styles.confirmed}>{reading.confirmed ? 'Confirmed by runs' : 'Not confirmed by runs'}</span>
      </p>
      {reading.entry === null && (
        <p className={styles.none}>Give the file that createApi takes its baseQuery from, too.</p>
      )}
      <ul id={list} className={styles.facts} hidden={!open || reading.facts.length === 0}>
        {reading.facts.map((fact, at) => (
          <Fact key={`${fact.what} ${at}`} fact={fact} reading={reading} own={own} onLine={onLine} onSaid={said} />
        ))}
      </ul>
      <Questions reading={reading} onSaid={said} />
    </section>
  );
}

interface FactProps {
  readonly fact: ReadingFact;
  readonly reading: Reading;
  readonly own: OwnFile;
  readonly onLine: ReadingPanelProps['onLine'];
  readonly onSaid: (said: Said) => void;
}

/** One item of a reading, as a sentence: its value is what can be said otherwise. */
function Fact({ fact, reading, own, onLine, onSaid }: FactProps) {
  const [open, setOpen] = useState(false);
  const value = useRef<HTMLButtonElement>(null);
  const { what, line, file, sure, remedy } = fact;
  const where = file === null ? `line ${line}` : `${file.split('/').at(-1)}, line ${line}`;
  const title = titleOf(what);
  const fields = fieldsOf(fact, reading);
  const clause = clauseOf(fact);
  const look = cx(styles.value, sure === 'guessed' && styles.guess);
  return (
    <li>
      {clause.before}{' '}
      {fields.length === 0 ? (
        <span className={look} title={SURE_WORDS[sure]}>
          {clause.value}
        </span>
      ) : (
        <button
          ref={value}
          type="button"
          className={cx(look, styles.pick)}
          title={SURE_WORDS[sure]}
          aria-label={`${clause.value}. Overrule, ${title}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {clause.value}
        </button>
      )}
      {line !== null && (
        <>
          {' '}
          <button
            type="button"
            className={styles.line}
            aria-label={`${where}, ${title}`}
            onClick={() => onLine(line, file)}
          >
            {where}
          </button>
        </>
      )}
      {clause.after} <span className={cx(styles.sure, sure !== 'guessed' && 'visually-hidden')}>{sureness(fact)}</span>
      {open && (
        <Overrule
          fields={fields}
          own={own}
          onSaid={(told) => {
            setOpen(false);
            onSaid(told);
          }}
          onLeave={() => {
            setOpen(false);
            value.current?.focus();
          }}
        />
      )}
    </li>
  );

  function sureness({ sure: surety }: ReadingFact): string {
    return `${capital(SURE_WORDS[surety])}.${remedy === null ? '' : ` ${remedy}`}`;
  }
}

interface OverruleProps {
  readonly fields: ReturnType<typeof fieldsOf>;
  readonly own: OwnFile;
  readonly onSaid: (said: Said) => void;
  readonly onLeave: () => void;
}

/** What is so instead, as the comment line says it. */
function Overrule({ fields, own, onSaid, onLeave }: OverruleProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const id = useId();
  // Whoever opens it is about to type.
  useEffect(() => first.current?.focus(), []);

  function say(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const said = Object.fromEntries(
      fields.flatMap(({ key, value }) => {
        const now = typed.get(key);
        if (typeof now !== 'string' || now.trim() === '' || now.trim() === value) return [];
        return [[key, now.trim()] as const];
      }),
    );
    const wrong = Object.keys(said).length === 0 ? 'Nothing is said otherwise yet.' : refusalOf(own, said);
    setRefusal(wrong);
    if (wrong === null) onSaid(said);
  }
  return (
    <form className={styles.form} onSubmit={say} onKeyDown={(event) => event.key === 'Escape' && onLeave()} noValidate>
      {fields.map(({ key, label, value }, at) => (
        <label key={key}>
          {label}
          <input
            name={key}
            defaultValue={value}
            ref={at === 0 ? first : undefined}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            aria-describedby={refusal === null ? undefined : id}
          />
        </label>
      ))}
      <Button type="submit">Say so in the file</Button>
      {refusal !== null && (
        <p id={id} role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </form>
  );
}

/** Why the lab would not understand a file that says this; `null` where it would. */
function refusalOf({ file, text }: OwnFile, said: Said): string | null {
  try {
    contractOf({ file, text: withSaid(text, said) });
    return null;
  } catch (error) {
    if (!(error instanceof WrapperError)) throw error;
    return `${error.problem.cause}. ${error.problem.remedy}`;
  }
}

interface QuestionsProps {
  readonly reading: Pick<Reading, 'doubts'>;
  readonly onSaid: (said: Said) => void;
}

/** What the lab cannot tell, each with the answers that would settle it. */
export function Questions({ reading, onSaid }: QuestionsProps) {
  return reading.doubts.map(({ question, choices }) => (
    <section key={question} className={styles.question} aria-label="A question about this file">
      <p>{question}</p>
      {choices.length > 0 && (
        <div className={styles.choices}>
          {choices.map(({ means, comment }) => (
            <Choice key={comment} means={means} comment={comment} onSaid={onSaid} />
          ))}
          <small>Each adds its comment line to the file, and the lab reads it again.</small>
        </div>
      )}
    </section>
  ));
}

interface ChoiceProps {
  readonly means: string;
  readonly comment: string;
  readonly onSaid: (said: Said) => void;
}

/** What a comment line waits for, in capitals: `STATUS` of `expired=STATUS`, `NAME` of `send=header:NAME`. */
const WAITS_FOR = /(?<=^|:)[A-Z]{3,}$/;

/** An answer to a question: a button, or a field where the comment line waits for a value. */
function Choice({ means, comment, onSaid }: ChoiceProps) {
  const said = saidIn(comment);
  const [open] = Object.entries(said).filter(([, value]) => WAITS_FOR.test(value));
  const [typed, setTyped] = useState('');
  if (!open)
    return (
      <Button title={comment} onClick={() => onSaid(said)}>
        {means}
      </Button>
    );
  return (
    <form
      className={styles.choice}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onSaid({ ...said, [open[0]]: open[1].replace(WAITS_FOR, () => typed.trim()) });
      }}
    >
      <label>
        {means}:{' '}
        <input value={typed} spellCheck={false} autoCapitalize="off" onChange={(e) => setTyped(e.target.value)} />
      </label>
      <Button type="submit">Say so</Button>
    </form>
  );
}
