import rule from "../../rules/no-ssrf.ts";
import { casesOf } from "../injection-cases.ts";
import { RuleTester } from "../rule-tester.ts";

const { silent, reported } = casesOf(`import axios from "axios";
import got from "got";
import ky from "ky";
import { request } from "undici";
import { z } from "zod";
const hosts = ["images.example.com", "cdn.example.com"];
const base = "https://api.example.com";`);

new RuleTester().run("no-ssrf", rule, {
  valid: [
    silent("an e-mail address in a path", "await fetch(`https://example.com/${z.string().email().parse(x)}`);"),
    { name: "no server action", code: "export async function act(x) { await fetch(x); }" },
    silent("an address of the program's own", `await fetch("https://api.example.com/items");`),
    silent(
      "one host, by a function that may give none",
      "if (hostOf(x) !== 'images.example.com') return;\nawait fetch(x);\n}\nfunction hostOf(text) {\n  try {\n    return new URL(text).hostname;\n  } catch {\n    return null;\n  }",
    ),
    silent(
      "one of the hosts that are allowed, by a function that may give none",
      "if (!hosts.includes(hostOf(x))) return;\nawait fetch(x);\n}\nfunction hostOf(text) {\n  try {\n    return new URL(text).hostname;\n  } catch {\n    return null;\n  }",
    ),
    silent(
      "a schema's address whose host is looked up",
      "await fetch(z.string().url().refine((text) => hosts.includes(new URL(text).hostname)).parse(x));",
    ),
    silent(
      "a schema's address that begins with a host",
      "await fetch(z.string().startsWith('https://example.com/').parse(x));",
    ),
    silent("a request to a host of the program's own", "await fetch(new Request(`https://example.com/${x}`));"),
    silent("a path behind a base", "const url = new URL(`/items/${x}`, base);\nawait fetch(url);"),
    silent(
      "the base of a client of the program's own",
      "const client = axios.create({ baseURL: base });\nawait client.get(`/items/${x}`);",
    ),
    silent(
      "an address that stands behind one of the program's own, whatever it is",
      "const client = ky.create({ prefixUrl: base });\nawait client.post(x);",
    ),
    silent("a base of the program's own", "await axios.get(`/items/${x}`, { baseURL: base });"),
    silent("a part of the path", "await fetch(`https://api.example.com/items/${x}`);"),
    silent(
      "a part of the query, in an address on a line of its own",
      "await fetch(`\n  https://api.example.com/items?q=${x}`);",
    ),
    silent("a part of the query", "await fetch(`https://api.example.com/items?q=${x}`);"),
    silent("a path behind an address that is a constant", "await fetch(`${base}/items/${x}`);"),
    silent("a path behind an address of the environment", "await fetch(`${process.env.API_URL}/items/${x}`);"),
    silent("a path behind an address that is put together", "const url = base + '/items/';\nawait fetch(url + x);"),
    silent(
      "parameters of an address",
      "const url = new URL('https://api.example.com/items');\nurl.searchParams.set('q', x);\nawait fetch(url);",
    ),
    silent("a path that is resolved against an address", "await fetch(new URL(`/items/${x}`, base));"),
    silent("a body", `await fetch("https://api.example.com/items", { method: "POST", body: x });`),
    silent(
      "one of the hosts that are allowed",
      "const url = new URL(x);\nif (!hosts.includes(url.hostname)) throw new Error();\nawait fetch(url);",
    ),
    silent(
      "one of the hosts that are allowed, as a text",
      "const { hostname } = new URL(x);\nif (!hosts.includes(hostname)) return;\nawait fetch(x);",
    ),
    silent("one host", "if (new URL(x).host !== 'images.example.com') return;\nawait fetch(x);"),
    silent(
      "one of a set of hosts",
      "const allowed = new Set(hosts);\nconst url = new URL(x);\nif (!allowed.has(url.host)) return;\nawait fetch(url.toString());",
    ),
    silent(
      "one origin",
      "const url = new URL(x, base);\nif (url.origin !== new URL(base).origin) return;\nawait fetch(url.href);",
    ),
    silent(
      "a host of one domain",
      "const url = new URL(x);\nif (!url.hostname.endsWith('.example.com')) return;\nawait fetch(url);",
    ),
    silent("a beginning with a host", "if (!x.startsWith('https://images.example.com/')) return;\nawait fetch(x);"),
    silent(
      "a check in a function of its own",
      "if (!isAllowed(x)) return;\nawait fetch(x);\n}\nfunction isAllowed(address) {\n  try {\n    return hosts.includes(new URL(address).hostname);\n  } catch {\n    return false;\n  }",
    ),
    silent(
      "a subdomain that is a name",
      "const team = z.string().regex(/^[a-z0-9]+$/).parse(x);\nawait fetch(`https://${team}.example.com/items`);",
    ),
    silent(
      "one of several addresses",
      "const urls = { eu: 'https://eu.example.com', us: 'https://us.example.com' };\nawait fetch(urls[x]);",
    ),
    silent(
      "a schema that looks at the host",
      "const url = z.string().url().refine((one) => hosts.includes(new URL(one).hostname)).parse(x);\nawait fetch(url);",
    ),
    silent(
      "a host whose address is looked up and checked",
      `const { lookup } = await import("node:dns/promises");\nconst url = new URL(x);\nconst { address } = await lookup(url.hostname);\nif (address.startsWith("10.")) return;\nawait fetch(url);`,
    ),
    silent(
      "what was checked where we cannot look",
      `const { isPublicUrl } = await import("./missing");\nif (!(await isPublicUrl(x))) return;\nawait fetch(x);`,
    ),
  ],
  invalid: [
    reported(
      "the domain of an e-mail address",
      "const domain = z.string().email().parse(x).split('@')[1];\nawait fetch(`https://${domain}/logo.png`);",
      "fetch(`https://${domain}/logo.png`)",
    ),
    reported(
      "a host, by a function that may give none",
      "if (hostOf(x) === null) return;\nawait fetch(x);\n}\nfunction hostOf(text) {\n  try {\n    return new URL(text).hostname;\n  } catch {\n    return null;\n  }",
      "fetch(x)",
    ),
    reported(
      "a schema's address with a protocol",
      "await fetch(z.string().refine((text) => new URL(text).protocol === 'https:').parse(x));",
      "fetch(z.string().refine((text) => new URL(text).protocol === 'https:').parse(x))",
    ),
    reported(
      "a schema's address that can be read",
      "const url = z.string().refine((text) => { try { new URL(text); return true; } catch { return false; } }).parse(x);\nawait fetch(url);",
      "fetch(url)",
    ),
    reported(
      "a schema's address that begins as all do",
      "const url = z.string().regex(/^https?:\\/\\//).parse(x);\nawait fetch(url);",
      "fetch(url)",
    ),
    reported(
      "a request",
      "await fetch(new Request(x, { method: 'POST' }));",
      "fetch(new Request(x, { method: 'POST' }))",
    ),
    reported("fetch", "await fetch(x);", "fetch(x)"),
    reported("axios", "await axios.get(x);", "axios.get(x)"),
    reported(
      "the base of what begins with a slash",
      "const url = new URL(`/items/${x.id}`, x.base);\nawait fetch(url);",
      "fetch(url)",
      { source: "`x.base`" },
    ),
    reported(
      "the base of a client",
      "const client = axios.create({ baseURL: x });\nawait client.get('/items');",
      "client.get('/items')",
      { effect: "client.get" },
    ),
    reported(
      "the base of an address",
      "await axios.get('/items', { baseURL: `https://${x}` });",
      "axios.get('/items', { baseURL: `https://${x}` })",
    ),
    reported("got", "await got(x);", "got(x)"),
    reported(
      "an address that replaces the base of a client",
      "const client = axios.create({ baseURL: base });\nawait client.get(x);",
      "client.get(x)",
    ),
    reported("ky", "await ky.post(x, { json: {} });", "ky.post(x, { json: {} })"),
    reported("undici", "await request(x);", "request(x)"),
    reported("a URL", "await fetch(new URL(x));", "fetch(new URL(x))"),
    reported("a URL with a base, which it need not use", "await fetch(new URL(x, base));", "fetch(new URL(x, base))"),
    reported("the host", "await fetch(`https://${x}/items`);", "fetch(`https://${x}/items`)"),
    reported(
      "a subdomain",
      "await fetch(`https://${x}.example.com/items`);",
      "fetch(`https://${x}.example.com/items`)",
    ),
    reported("an address that goes on where the host ends", "await fetch(`${base}${x}`);", "fetch(`${base}${x}`)"),
    reported(
      "an address that a schema takes for one",
      "const url = z.string().url().parse(x);\nawait fetch(url);",
      "fetch(url)",
    ),
    reported(
      "an address whose protocol is checked",
      "const url = new URL(x);\nif (url.protocol !== 'https:') return;\nawait fetch(url);",
      "fetch(url)",
    ),
    reported("a beginning without a host", "if (!x.startsWith('https://')) return;\nawait fetch(x);", "fetch(x)"),
    reported(
      "a beginning in which the host does not end",
      "if (!x.startsWith('https://example.com')) return;\nawait fetch(x);",
      "fetch(x)",
    ),
    reported(
      "a host that has another one in it",
      "const url = new URL(x);\nif (!url.hostname.includes('example.com')) return;\nawait fetch(url);",
      "fetch(url)",
    ),
    reported(
      "a host that may end so by chance",
      "const url = new URL(x);\nif (!url.hostname.endsWith('example.com')) return;\nawait fetch(url);",
      "fetch(url)",
    ),
    reported(
      "an allow-list that nobody minds",
      "const url = new URL(x);\nif (!hosts.includes(url.hostname)) console.warn(x);\nawait fetch(url);",
      "fetch(url)",
    ),
    reported(
      "a member of the input",
      "await fetch(x.webhook.url, { method: 'POST' });",
      "fetch(x.webhook.url, { method: 'POST' })",
      { source: "`x.webhook.url`" },
    ),
    reported(
      "a header",
      `const { headers } = await import("next/headers");\nconst host = (await headers()).get("x-forwarded-host");\nawait fetch(\`https://\${host}/api/warm\`);`,
      "fetch(`https://${host}/api/warm`)",
      { source: "the header `x-forwarded-host`" },
    ),
  ],
});
