import { analyze, injectionsIn } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

export default defineRule({
  name: "no-ssrf",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow what the client sends from choosing the host that a request goes to",
      preset: "recommended",
      cwe: [918],
      owasp: ["API7:2023"],
    },
    messages: {
      injected:
        "`{{ action }}` lets {{ source }} decide which host `{{ effect }}` sends a request to in line {{ line }}{{ route }}, which may be one that only the server can reach; compare the host with those that are allowed.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        for (const { node, data } of injectionsIn(analyze(context), "request")) {
          context.report({ node, messageId: "injected", data });
        }
      },
    };
  },
});
