import { say } from '../../timeline/words/index.ts';
import { tell } from '../question.ts';
import type { ResolvedOption } from '../resolved.ts';
import { changeRun, runKey, runName } from '../runSpec.ts';
import type { KindMethods } from './kind.ts';
import { optionList } from './options.ts';

/** Why: each change that could be the cause is run; right are those that take the effect away. */
export const whyKind: KindMethods<'why'> = {
  name: 'why',
  async resolve(question, resolving) {
    const { traces, tracesOf, look, fault } = resolving;
    const { run, effect, effectName, pick } = question;
    if (!look(effect, traces)) throw fault(`${effectName} is not in its run ${runName(run)}`, 'Name a run that has it');
    const written = optionList(question.options, resolving);
    const before = new Map([[runKey(run), 'the run itself']]);

    const options: ResolvedOption[] = [];
    for (const { value, text, change, because } of written) {
      const spec = changeRun(run, change);
      const twin = before.get(runKey(spec));
      if (twin !== undefined)
        throw fault(`its change "${value}" gives the same run as ${twin}`, 'Change something else');
      before.set(runKey(spec), `"${value}"`);
      const others = await tracesOf(spec);
      const right = !look(effect, others);
      const headline = right
        ? say`This change takes ${effectName} away.`
        : say`This change leaves ${effectName} in place.`;
      options.push({
        value,
        text,
        right,
        would: { headline, because: tell(because, others), runs: [spec], traces: others },
      });
    }
    const key = options.flatMap(({ value, right }) => (right ? [value] : []));
    if (key.length === 0)
      throw fault(`after each of its changes ${effectName} is still there`, 'Add the change that cures it');
    if (key.length === options.length)
      throw fault(`each of its changes takes ${effectName} away`, 'Add one that does not');
    if (pick === 'one' && key.length > 1) {
      throw fault(
        `its key is ambiguous: ${key.map((one) => `"${one}"`).join(' and ')} take ${effectName} away`,
        "Keep one of them, or pick 'all'",
      );
    }
    return { form: 'options', pick, key, options };
  },
};
