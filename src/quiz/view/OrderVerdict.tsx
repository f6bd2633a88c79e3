import type { ReactNode } from 'react';
import { Words } from '../../timeline/words/Words.tsx';
import type { Answer } from '../question.ts';
import type { ResolvedOrder } from '../resolved.ts';
import { Right, Wrong } from './Verdict.tsx';
import styles from './verdict.module.css';

/** The order that was given, and beside it that of the run. */
export function OrderVerdict({
  resolved,
  said,
}: {
  readonly resolved: ResolvedOrder;
  readonly said: Answer;
}): ReactNode {
  const given = said.as === 'values' ? said.values : [];
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
  readonly resolved: ResolvedOrder;
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
