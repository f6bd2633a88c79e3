import { SCENARIOS } from '../../../sim/index.ts';
import type { Option } from '../../../ui/Option.ts';
import { Pick } from '../../../ui/Pick.tsx';

const OPTIONS: readonly Option[] = SCENARIOS.map(({ id, title }) => ({ value: id, label: title }));

interface ScenarioPickProps {
  readonly look?: 'block';
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Which scenario, in a sentence or in a block of its own. */
export function ScenarioPick({ look, value, onChange }: ScenarioPickProps) {
  return <Pick label="Scenario" options={OPTIONS} value={value} onChange={onChange} {...(look && { look })} />;
}
