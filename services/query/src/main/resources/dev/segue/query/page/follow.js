// Asks the service, and asks again when what the answer depends on has changed.

const SLOW_AFTER = 3_000;
const AGAIN_AFTER = 2_000;

/**
 * What fails for a while is asked again, also what brought nothing; an answer that was overtaken is not shown, and its
 * request is aborted. Gives what asks again at other times.
 * @param life ends it
 * @param status the store of the service's state
 * @param ask is given a signal and gives a promise
 * @param show is given {kind: 'loading' | 'slow' | 'shown' | 'failed', answer, problem, passing}; for 'shown', false says that
 *     there was nothing to show
 * @param key what of the state the answer depends on
 */
export function follow({life, status, ask, show, key = () => ''}) {
  let request;
  let last;
  let wanting = true;
  let stop = () => {};

  const again = async () => {
    if (life.over) return;
    stop();
    request?.end();
    const mine = request = life.child();
    last = key(status.value);
    show({kind: 'loading'});
    mine.after(SLOW_AFTER, () => show({kind: 'slow'}));
    let step;
    try {
      step = {kind: 'shown', answer: await ask(mine.signal)};
    } catch (problem) {
      step = {kind: 'failed', problem};
    }
    if (mine.over) return;
    mine.end();
    try {
      wanting = show(step) === false || step.kind === 'failed';
    } catch (mistake) {
      wanting = false; // the same answer would fail again
      show({kind: 'failed', problem: mistake});
      throw mistake;
    }
    if (step.problem?.passing) later(step.problem);
  };
  const later = problem => {
    if (problem.unreachable) status.look();
    stop = life.after(AGAIN_AFTER, () => {
      if (status.value.kind !== 'stopped') again(); // else when it answers again, as the state will say
    });
  };
  status.watch(life, (now, before) => {
    const idle = request === undefined || request.over;
    if (before.kind === 'asking') last = key(now); // what was asked before anything was known of the state
    if (now.kind !== 'stopped' && (key(now) !== last || (wanting && idle))) again();
  });
  again();
  return again;
}
