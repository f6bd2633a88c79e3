import { plain } from '../../../src/timeline/words/index.ts';
import { changeRun, runKey, runName, asSentence } from '../../../src/quiz/index.ts';
import type { Question, ResolvedQuestion } from '../../../src/quiz/index.ts';
import type { WholeLesson } from '../../../src/lessons/index.ts';
import { above, passagesOf } from './passages.ts';
import { specsOf } from './readProse.ts';
import type { ReadProse } from './readProse.ts';

/** What must stand nowhere above a question. */
export interface Secret {
  readonly prompt: string;
  /** Its right options, and the sentences that are said of them after the answer. */
  readonly sentences: readonly string[];
  /** Its key, where that is a number of things. */
  readonly count: number | null;
}

/** So much of a sentence, without the words of the prompt, gives it away. */
const TOO_MUCH = 0.6;
/** Fewer words than that occur together by chance. */
const FEWEST = 3;
/** A number belongs to a noun that follows within so many words: "one call refreshes". */
const NEAR = 3;

/** Ways to say a key that share no word with it, by the id of the question. */
const TELLTALES: Readonly<Record<string, RegExp>> = {
  'wrapper-order': /refresh\w*,? (and )?(stor\w+|repeat)/i,
  'flag-new-request': /\bnot (hold|held)\b/i,
  'loop-end': /endless|\bloop/i,
  'silent-refreshes': /silen|no refresh/i,
  'promise-self': /waits? for itself/i,
  'refused-logouts': /one logout|\bonce\b/i,
  'tabs-refreshes': /tab is a program|once for each/i,
  'across-tabs': /navigator\.locks|web lock/i,
  'edit-storage': /nothing until a reload/i,
};

/**
 * What stands above the questions of a lesson and holds their answers, a sentence each; empty where nothing does.
 *
 * @param source the text of `index.mdx`
 * @param questions all of the lesson, resolved
 */
export function givenAway(
  lesson: WholeLesson,
  source: string,
  { used }: ReadProse,
  questions: readonly ResolvedQuestion[],
): readonly string[] {
  const passages = passagesOf(source);
  const fault = (id: string, words: string, why: string): string =>
    `src/lessons/${lesson.folder}: Failed to keep the answer of "${id}": ${why} stands above it, in "${words}". Move it below, or say less.`;
  return questions.flatMap((resolved) => {
    const { question } = resolved;
    const secret = secretOf(resolved);
    const prompts = questions.flatMap((other) =>
      passages.some(({ asks, after }) => asks === other.question.id && !after.includes(question.id))
        ? [promptOf(other.question)]
        : [],
    );
    const words = [
      lesson.title,
      lesson.about,
      ...prompts.filter((prompt) => prompt !== secret.prompt),
      ...above(passages, question.id),
    ];
    return [
      ...words.flatMap((passage) => {
        const why = told(passage, question.id, secret);
        return why === null ? [] : [fault(question.id, passage, `"${why}"`)];
      }),
      ...changesDrawn(question, used).map((name) => fault(question.id, name, 'the run of an option')),
    ];
  });
}

/** What a passage tells of the answer to the question with this id; `null` where it tells nothing. */
export function told(passage: string, id: string, { prompt, sentences, count }: Secret): string | null {
  const [telltale] = TELLTALES[id]?.exec(passage) ?? [];
  if (telltale !== undefined) return telltale;
  if (count !== null) return counted(passage, prompt, count);
  const asked = new Set(stems(prompt));
  const parts = passage.split(/(?<=[.:;?!])\s+/);
  const windows = parts.map((part, index) => new Set(stems(`${part} ${parts[index + 1] ?? ''}`)));
  return (
    sentences.find((sentence) => {
      const fresh = [...new Set(stems(sentence))].filter((stem) => !asked.has(stem));
      return windows.some((window) => {
        const shared = fresh.filter((stem) => window.has(stem)).length;
        return shared >= FEWEST && shared / fresh.length >= TOO_MUCH;
      });
    }) ?? null
  );
}

const NUMBERS: readonly RegExp[] = [
  /^(no|none|never|zero|0)$/,
  /^(one|once|1)$/,
  /^(two|twice|second|2)$/,
  /^(three|thrice|third|3)$/,
  /^(four|fourth|4)$/,
  /^(five|fifth|5)$/,
  /^(six|sixth|6)$/,
  /^(seven|seventh|7)$/,
];

/** "How many refresh requests …": the clause with the number, and soon after it the first word that is counted. */
function counted(passage: string, prompt: string, count: number): string | null {
  const noun = stems(/how many ([\w ]+)/i.exec(prompt)?.[1] ?? '')[0];
  const clause = passage.split(/[,.:;?!]/).find((part) => {
    const words = wordsOf(part);
    return words.some(
      (word, index) =>
        NUMBERS[count]?.test(word) && words.slice(index + 1, index + 1 + NEAR).some((next) => stemOf(next) === noun),
    );
  });
  return clause?.trim() ?? null;
}

function secretOf(resolved: ResolvedQuestion): Secret {
  const { question, explain } = resolved;
  // The options of a why question are changes: that one of them is spoken of says nothing about what it does.
  const right =
    resolved.form === 'options' && question.kind !== 'why' ? resolved.options.filter((one) => one.right) : [];
  const because =
    question.kind === 'concept'
      ? question.options.flatMap((one) => (one.right ? [plain(asSentence(one.because))] : []))
      : [];
  return {
    prompt: promptOf(question),
    sentences: [
      ...right.map(({ text }) => plain(text)),
      ...[...because, plain(explain.right)].flatMap((text) => text.split(/(?<=[.:;?!])\s+/)),
    ],
    count: resolved.form === 'number' ? resolved.key : null,
  };
}

function promptOf({ prompt }: Question): string {
  return plain(asSentence(prompt));
}

/** The changed runs of a why question that the prose draws before it. */
function changesDrawn(question: Question, used: ReadProse['used']): readonly string[] {
  if (question.kind !== 'why') return [];
  const place = used.findIndex(({ component, props }) => component === 'Question' && props['id'] === question.id);
  const drawn = new Set(
    used
      .slice(0, place)
      .filter(({ component }) => component !== 'Fact')
      .flatMap(specsOf)
      .map(runKey),
  );
  return question.options.flatMap(({ change }) => {
    const spec = changeRun(question.run, change);
    return drawn.has(runKey(spec)) ? [runName(spec)] : [];
  });
}

const IDLE = new Set(
  `a an the and or but of to in on at by for with from as is are was were be been it its that this these those there
  here then than so if when which who whom what where while has have had do does did not no nor they them their he she
  his her you your one ones all any each every both only also too very more most other another same such can could may
  might must will would shall should into out up over under after before until once again ever never just about
  because`.split(/\s+/),
);

/** Stems of verbs whose forms share none. */
const FORMS: Readonly<Record<string, string>> = {
  held: 'hold', sent: 'send', kept: 'keep', leaves: 'leave', made: 'make', gone: 'go', took: 'take', taken: 'take',
  said: 'say', stood: 'stand', lost: 'lose', ran: 'run', found: 'find', died: 'die', dead: 'die', known: 'know',
}; // prettier-ignore

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll(/[’']s\b/g, '')
      .match(/[a-z0-9]+/g) ?? []
  );
}

function stemOf(word: string): string {
  return FORMS[word] ?? word.replace(/ies$/, 'y').replace(/(ing|ed|es|s|e)$/, '');
}

/** The words that matter, without their endings. */
function stems(text: string): readonly string[] {
  return wordsOf(text)
    .filter((word) => !IDLE.has(word))
    .map(stemOf);
}
