import type { TSESTree } from "@typescript-eslint/utils";

import { readableName, type Action } from "../actions/action.ts";
import { findActions } from "../actions/find-actions.ts";
import type { Event } from "../flow/event.ts";
import { Run } from "../flow/run.ts";
import { sharedGraph, type Parse, type SourceModule } from "../modules/index.ts";
import type { FileContext } from "../rule.ts";
import type { Settings } from "../settings.ts";
import { settingsOf } from "../settings.ts";
import { annotationOf, isDeclaredPublic, type Annotation } from "./annotations.ts";
import { runAction } from "./roots.ts";
import { worldOf } from "./world.ts";

/** What happens when one server action is called. */
export interface AnalysedAction {
  readonly action: Action;
  /** The file that it is in. */
  readonly module: SourceModule;
  readonly name: string;
  /** In the order in which they happen. */
  readonly events: readonly Event[];
  /** Whether the project says that anybody may call it. */
  readonly isPublic: boolean;
  /** The comment above it that says so. */
  readonly annotation: Annotation | undefined;
  /** The analysis was cut short: what it did not see may be there. */
  readonly isCutShort: boolean;
  readonly run: Run;
}

/** What is known about a file. */
export interface Analysis {
  readonly module: SourceModule;
  readonly settings: Settings;
  readonly actions: readonly AnalysedAction[];
}

interface Latest {
  readonly program: TSESTree.Program | undefined;
  readonly analyses: Map<Settings, Analysis>;
}

// Key: the tree of the linted file, of which the linter makes a new one for each pass (oxlint hands out the same
// `sourceCode` for all files), and the settings. Wrong when another file changes while this one is linted. Goes with the
// next file: linters keep trees alive for longer than they need them, and all that is known about them would stay, too.
let latest: Latest = { program: undefined, analyses: new Map() };

/** Finds a file's server actions and follows each from the request to the response; once a file, for all rules. */
export function analyze(context: FileContext): Analysis {
  const settings = settingsOf(context);
  const program = context.sourceCode.ast as TSESTree.Program;
  if (latest.program !== program) {
    latest = { program, analyses: new Map() };
  }
  const { analyses } = latest;
  let analysis = analyses.get(settings);
  if (analysis === undefined) {
    analysis = analyseFile(context, program, settings);
    analyses.set(settings, analysis);
  }
  return analysis;
}

/**
 * The linter's own parser, for platforms that the graph's has no binary for. What would load type information is left
 * out: other files need none. Oxlint's parser only throws, which the graph takes for a file that cannot be read.
 */
function hostParser({ languageOptions }: FileContext): Parse | undefined {
  const { parser } = languageOptions;
  if (!parser) {
    return undefined;
  }
  return (text, file) => {
    const options = {
      ecmaVersion: "latest",
      sourceType: "module",
      range: true,
      filePath: file,
      ecmaFeatures: { jsx: /\.(?:[jt]sx|[cm]?js)$/u.test(file) },
    } as const;
    const { ast } =
      "parseForESLint" in parser ? parser.parseForESLint(text, options) : { ast: parser.parse(text, options) };
    return ast as TSESTree.Program;
  };
}

function analyseFile(context: FileContext, program: TSESTree.Program, settings: Settings): Analysis {
  const { text } = context.sourceCode;
  const graph = sharedGraph(hostParser(context));
  const found = findActions(program, text);
  if (found.length === 0) {
    // Most files of an app. The graph, which looks at the disk anew for each, hears of them only if a rule asks.
    return {
      get module() {
        return graph.host(context.physicalFilename, text, program);
      },
      settings,
      actions: [],
    };
  }
  const module = graph.host(context.physicalFilename, text, program);
  let before: Run | undefined;
  const actions = found.map((action): AnalysedAction => {
    const run = new Run(worldOf(graph, settings), module, before);
    before = run;
    runAction(run, action);
    const annotation = annotationOf(action, context);
    return {
      action,
      module,
      name: readableName(action, module.file),
      events: run.events,
      isPublic: annotation !== undefined || isDeclaredPublic(action, module, graph, settings),
      annotation,
      isCutShort: run.exhausted,
      run,
    };
  });
  return { module, settings, actions };
}
