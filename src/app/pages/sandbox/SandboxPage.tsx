import { Page } from '../../shell/Page.tsx';
import { Comparison } from '../../run/compare/Comparison.tsx';
import { usePredictions } from '../../run/predict/usePredictions.ts';
import { SingleRun } from './SingleRun.tsx';
import { useSandbox } from '../../run/useSandbox.ts';
import type { Sandbox } from '../../run/useSandbox.ts';

/** Any wrapper in any scenario, alone or beside another. */
export default function SandboxPage() {
  const sandbox = useSandbox();
  const state = usePredictions();
  const { other } = sandbox;
  return (
    <Page title={titleOf(sandbox)} look="bare">
      <h1 className="visually-hidden">{other ? 'Compare two wrappers' : 'Sandbox'}</h1>
      {other ? (
        <Comparison sandbox={sandbox} other={other} state={state} />
      ) : (
        <SingleRun sandbox={sandbox} state={state} />
      )}
    </Page>
  );
}

function titleOf({ subject, other, scenario }: Sandbox): string {
  return `${subject.wrapper.title}${other ? ` beside ${other.wrapper.title}` : ''} in ${scenario.title}`;
}
