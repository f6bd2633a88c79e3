import { useEffect, useEffectEvent, useRef, useState } from 'react';
import * as v from 'valibot';
import { useLocation } from 'wouter';
import { answersOf, nextPractice, ROUND_LENGTH } from '../../../quiz/index.ts';
import type { Practice, Question } from '../../../quiz/index.ts';
import { useProgress } from '../../../quiz/view/index.ts';
import { inTab, kept } from '../../../ui/kept.ts';
import type { PracticeAddress } from './practiceAddress.ts';
import { practiceHref, ROUND_END } from './practiceAddress.ts';

const roundSchema = v.object({
  /** Its questions in the order in which they were asked, each with how often it had been answered before. */
  asked: v.array(v.object({ id: v.string(), before: v.number() })),
  /** Those that were put aside for another one. */
  passed: v.array(v.string()),
});

/** Ten questions, none of them twice. */
type Round = v.InferOutput<typeof roundSchema>;

export type AskedInRound = Round['asked'][number];

const NEW_ROUND: Round = { asked: [], passed: [] };
const keptRound = kept('reauth-lab.practice-round', roundSchema, inTab);

export interface PracticeRound {
  readonly asked: readonly AskedInRound[];
  /** All ten have been asked. */
  readonly isWhole: boolean;
  /** What there is to say of a question that could not be drawn. */
  readonly problem: string | null;
  /** To the next question, or after the tenth to the end of the round. */
  readonly goOn: () => void;
  /** Another question in place of this one, which does not count. */
  readonly pass: (id: string) => void;
  /** Ten new ones. */
  readonly again: () => void;
}

/**
 * The round of practice of this tab: it outlives a reload.
 *
 * @param address where it names no question, the last one of the round is gone back to, or the first one is drawn
 */
export function usePracticeRound(
  practice: Practice,
  lessonQuestions: readonly Question[],
  address: PracticeAddress,
): PracticeRound {
  const { progress } = useProgress();
  const [, navigate] = useLocation();
  const [round, setRound] = useState<Round>(() => keptRound.read() ?? NEW_ROUND);
  const [problem, setProblem] = useState<string | null>(null);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const isWhole = round.asked.length >= ROUND_LENGTH;
  const last = round.asked.at(-1);

  function keep(next: Round): void {
    setRound(next);
    keptRound.write(next);
  }
  async function questionOf(id: string): Promise<Question> {
    return lessonQuestions.find((question) => question.id === id) ?? (await practice.question(id)).question;
  }
  async function draw({ asked, passed }: Round): Promise<string> {
    const known = [...asked.map(({ id }) => id), ...passed];
    const ids = lessonQuestions.map(({ id }) => id);
    const next = nextPractice(progress, ids, Date.now(), known);
    if (next.as === 'back') return next.id;
    const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
    const before = await Promise.all(known.map(questionOf));
    return (await practice.other({ level: next.level, seed }, before)).question.id;
  }
  function ask(from: Round, replace = false): void {
    draw(from).then(
      (id) => {
        keep({ ...from, asked: [...from.asked, { id, before: answersOf(progress, id).length }] });
        setProblem(null);
        // Who has gone on to another page meanwhile stays there.
        if (isHere.current) navigate(practiceHref(id), { replace });
        return undefined;
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  }
  const draws = address.asks === 'next' || address.asks === 'unknown' || (address.asks === 'end' && !isWhole);
  const begin = useEffectEvent(() => {
    if (last) navigate(practiceHref(last.id), { replace: true });
    else ask(round, true);
  });
  useEffect(() => {
    if (draws) begin();
  }, [draws]);

  return {
    asked: round.asked,
    isWhole,
    problem,
    goOn: () => (isWhole ? navigate(ROUND_END) : ask(round)),
    pass: (id) => ask({ asked: round.asked.filter((one) => one.id !== id), passed: [...round.passed, id] }),
    again: () => ask(NEW_ROUND),
  };
}
