import type { TSESTree } from "@typescript-eslint/utils";

import { joinStates } from "../values/join.ts";
import { bindPattern } from "./patterns.ts";
import type { Run } from "../run.ts";
import { joinPaths, newCatcher } from "../run.ts";
import { Scope } from "../values/scope.ts";
import type { WayOut } from "./ways-out.ts";
import { onEveryWay } from "./ways-out.ts";
import { libraryError } from "../values/value.ts";
import { executeAll, execute } from "./statements.ts";

/** Runs `try`, with what may fail in it, and what catches that. */
export function tryStatement(run: Run, scope: Scope, node: TSESTree.TryStatement): void {
  if (node.finalizer) {
    withFinally(run, scope, node, node.finalizer);
  } else {
    tryAndCatch(run, scope, node);
  }
}

function tryAndCatch(run: Run, scope: Scope, node: TSESTree.TryStatement): void {
  const { handler } = node;
  if (!handler) {
    execute(run, scope, node.block);
    return;
  }
  const outer = run.catcher;
  run.catcher = newCatcher(true);
  run.tries += 1;
  execute(run, scope, node.block);
  run.tries -= 1;
  const { thrown, implicit } = run.catcher;
  run.catcher = outer;
  const normal = run.state;
  const failures = [...thrown, ...implicit.map((state) => ({ state, value: libraryError() }))];
  const alive = failures.filter(({ state }) => state.alive);
  if (alive.length > 0) {
    const error = joinPaths(
      run,
      alive.map(({ state }) => state),
      alive.map(({ value }) => value),
    );
    const inner = new Scope(scope.module, scope);
    if (handler.param) {
      bindPattern(run, inner, handler.param, error, "declare");
    }
    executeAll(run, inner, handler.body.body);
    joinPaths(run, [normal, run.state]);
  }
}

/** `finally` runs on every way out: at the end of the block, with what is returned or thrown, and where a loop is left. */
function withFinally(run: Run, scope: Scope, node: TSESTree.TryStatement, finalizer: TSESTree.BlockStatement): void {
  const { activation, catcher: outer } = run;
  const { breaks, continues } = activation;
  const returnsBefore = activation.returns.length;
  const jumpsBefore = [breaks, continues].map(
    (jumps) => new Map([...jumps].map(([label, states]) => [label, states.length])),
  );
  run.catcher = newCatcher(true);
  tryAndCatch(run, scope, node);
  const { thrown, implicit } = run.catcher;
  run.catcher = outer;
  const ways: WayOut[] = [];
  const returns = activation.returns.splice(returnsBefore);
  if (returns.length > 0) {
    const { state, value } = joinStates(
      returns.map((one) => one.state),
      returns.map((one) => one.value),
    );
    ways.push({ state, leave: (after) => activation.returns.push({ state: after, value }) });
  }
  if (thrown.length > 0) {
    const { state, value } = joinStates(
      thrown.map((one) => one.state),
      thrown.map((one) => one.value),
    );
    ways.push({ state, leave: (after) => outer.thrown.push({ state: after, value }) });
  }
  if (implicit.length > 0) {
    ways.push({ state: joinStates(implicit).state, leave: (after) => outer.wanted && outer.implicit.push(after) });
  }
  for (const [index, jumps] of [breaks, continues].entries()) {
    for (const [label, states] of jumps) {
      const own = states.splice(jumpsBefore[index]?.get(label) ?? 0);
      if (own.length > 0) {
        ways.push({ state: joinStates(own).state, leave: (after) => states.push(after) });
      }
    }
  }
  onEveryWay(run, run.state, ways, () => {
    execute(run, scope, finalizer);
  });
}
