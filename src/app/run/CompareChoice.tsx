import { Pick } from '../../ui/Pick.tsx';
import type { Sandbox } from './useSandbox.ts';

/** Chooses a second run to put beside the first: of another wrapper, or of the same one with another server. */
export function CompareChoice({ sandbox }: { readonly sandbox: Sandbox }) {
  const { address, show, wrappers, scenario } = sandbox;
  const rotation = scenario.server.rotation === 'off' ? 'rotate' : 'off';
  const options = wrappers.map(({ value, label }) =>
    value === address.wrapper ? { value, label: `${label}, rotation ${rotation}` } : { value, label },
  );
  return (
    <Pick
      look="plain"
      label="Compare with"
      value=""
      options={[{ value: '', label: 'Compare…' }, ...options]}
      onChange={(compare) => show({ compare, compareSettings: compare === address.wrapper ? { rotation } : {} })}
    />
  );
}
