import { analyze, callThere, reachWords, exposureOf, lineFrom, lineOf, whereItFails } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { awaitEdit, guardEdit } from "../src/suggestions/guard.ts";

export default defineRule({
  name: "require-authentication",
  meta: {
    type: "problem",
    docs: {
      description: "Require server actions to verify who is calling before they do anything privileged",
      preset: "recommended",
      cwe: [306],
      owasp: ["API2:2023"],
      strict: { captured: "report" },
    },
    hasSuggestions: true,
    messages: {
      missing:
        "Anybody can call `{{ action }}`, and it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} without checking who is calling; check the session first.",
      handsOut:
        "Anybody can call `{{ action }}`, and it tells them the `{{ column }}` that it makes with `{{ effect }}` in line {{ line }}{{ route }}, which is meant for somebody else to prove who they are; mail it and answer without it, or keep the function out of server actions.",
      presented:
        "Anybody can call `{{ action }}`: the {{ via }} `{{ name }}` in line {{ nameLine }} is whatever the client sends, and nothing verifies it before it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }}; verify who is calling.",
      believed:
        "Anybody can call `{{ action }}`: `{{ call }}()` in line {{ callLine }} gives whatever session the {{ via }} claims, and nothing verifies it before it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }}; ask `{{ verifiedBy }}()` who is calling.",
      unchecked:
        "Anybody can call `{{ action }}`: `{{ guard }}()` in line {{ guardLine }} fetches the caller, but nobody looks at its result before it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }}; stop when there is no caller.",
      undefined:
        "Anybody can call `{{ action }}`: without a session, `{{ column }}` is undefined where it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }}; stop when `{{ guard }}()` in line {{ guardLine }} finds no caller.",
      unawaited:
        "Anybody can call `{{ action }}`: `{{ guard }}()` in line {{ guardLine }} is not awaited, so it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} whoever is calling; await the check.",
      swallowed:
        "Anybody can call `{{ action }}`: it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} though `{{ guard }}()` in line {{ guardLine }} found no caller, because the `try` around that goes on; stop in its `catch`.",
      bypassed:
        "Anybody can call `{{ action }}`: it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} even when `{{ guard }}()` in line {{ guardLine }} found no caller; stop on every path where there is none.",
      late: "Anybody can call `{{ action }}`: it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} before `{{ guard }}()` in line {{ guardLine }} checks who is calling; check first.",
      captured:
        "`{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} for whoever was signed in when the page was rendered; check again who is calling.",
      insertGuard: "Check who is calling with `{{ guard }}()`, as `{{ other }}` does.",
      awaitGuard: "Await `{{ guard }}()`.",
      unexplained: "The annotation says that anybody may call `{{ action }}`, but not why; add the reason behind `--`.",
    },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          unknown: {
            type: "string",
            enum: ["silent", "report"],
            description: "Whether to report an action whose check may be in code that could not be looked into.",
          },
          captured: {
            type: "string",
            enum: ["silent", "report"],
            description: "Whether to report an inline action that relies on a check made when the page was rendered.",
          },
        },
      },
    ],
    defaultOptions: [{ unknown: "silent", captured: "silent" }],
  },

  actionsOnly: true,
  create(context) {
    const [{ unknown, captured }] = context.options;

    return {
      Program() {
        const { actions } = analyze(context);
        for (const analysed of actions) {
          const { annotation } = analysed;
          if (annotation?.reason === "") {
            context.report({ loc: annotation.comment.loc, messageId: "unexplained", data: { action: analysed.name } });
          }
          const exposure = exposureOf(analysed, actions);
          if (exposure === undefined || (exposure.verdict === "unknown" && unknown === "silent")) {
            continue;
          }
          const { backEnd, effect, gap, key, route } = exposure;
          const { node } = analysed.action;
          const data = {
            action: analysed.name,
            ...reachWords(effect),
            ...(key !== undefined && { does: `makes a request in the server's name (\`${key}\`)` }),
            ...(backEnd !== undefined && { does: `has the back end at \`${backEnd}\` change something` }),
            ...(route !== undefined && { does: `has the route at \`${route}\` change something` }),
          };
          if (gap.kind === "captured" && captured === "silent") {
            continue;
          }
          const edit = gap.kind === "unawaited" ? undefined : guardEdit(context.sourceCode, analysed, actions);
          const insert = edit && ({ messageId: "insertGuard", data: { ...edit.named }, fix: edit.fix } as const);
          if (gap.kind === "handsOut") {
            context.report({ node, messageId: "handsOut", data: { ...data, column: gap.column } });
            continue;
          }
          const suggest = insert && [insert];
          if (gap.kind === "missing" || gap.kind === "captured") {
            context.report({ node, messageId: gap.kind, data, suggest });
            continue;
          }
          if (gap.kind === "presented") {
            const shown = { via: gap.via, name: gap.name, nameLine: String(lineOf(gap.site)) };
            context.report({ node, messageId: "presented", data: { ...data, ...shown }, suggest });
            continue;
          }
          if (gap.kind === "believed") {
            const { site, verifiedBy, via, way } = gap;
            const place = way.at(-1) ?? site;
            const shown = {
              call: callThere({ name: via, site: place }),
              callLine: lineFrom(site, place),
              verifiedBy,
              via,
            };
            context.report({ node, messageId: "believed", data: { ...data, ...shown }, suggest });
            continue;
          }
          const { guard } = gap;
          const site = whereItFails(gap.kind, guard, effect);
          const guarded = { ...data, guard: callThere({ ...guard, site }), guardLine: lineFrom(guard.site, site) };
          switch (gap.kind) {
            case "undefined":
              context.report({ node, messageId: "undefined", data: { ...guarded, column: gap.column }, suggest });
              break;
            case "unawaited": {
              const fix = awaitEdit(site.node, analysed.action);
              const wait = fix && ({ messageId: "awaitGuard", data: { guard: guarded.guard }, fix } as const);
              context.report({ node, messageId: "unawaited", data: guarded, suggest: wait && [wait] });
              break;
            }
            default:
              context.report({ node, messageId: gap.kind, data: guarded, suggest });
          }
        }
      },
    };
  },
});
