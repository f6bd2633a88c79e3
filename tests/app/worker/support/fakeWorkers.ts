import type { FromWorker, Job, ToWorker, WorkerLike } from '../../../../src/app/worker/protocol.ts';

/** What a worker says, without the job that it says it of. */
type Said = FromWorker extends infer Message ? (Message extends unknown ? Omit<Message, 'id'> : never) : never;

interface FakeWorker {
  readonly worker: WorkerLike;
  /** All that it was told. */
  readonly told: ToWorker[];
  /** The jobs that it was told to begin. */
  readonly jobs: () => readonly Job[];
  /** Says something of its last job. */
  readonly say: (said: Said) => void;
  /** Fails to load. */
  readonly fail: (message?: string) => void;
  ended: boolean;
}

/** Workers that note what they are told, and say what a test makes them say. */
export function fakeWorkers() {
  const workers: FakeWorker[] = [];

  function start(): WorkerLike {
    const told: ToWorker[] = [];
    const begun = () => told.flatMap((message) => (message.to === 'begin' ? [message] : []));
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      postMessage: (message: ToWorker) => void told.push(message),
      terminate: () => {
        fake.ended = true;
      },
    };
    const fake: FakeWorker = {
      worker,
      told,
      ended: false,
      jobs: () => begun().map(({ job }) => job),
      say: (said) => worker.onmessage?.(new MessageEvent('message', { data: { id: begun().at(-1)?.id, ...said } })),
      fail: (message = '') =>
        worker.onerror?.(Object.assign(new Event('error', { cancelable: true }), { message }) as ErrorEvent),
    };
    workers.push(fake);
    return worker;
  }
  return { workers, start, ended: () => workers.map(({ ended }) => ended) };
}
