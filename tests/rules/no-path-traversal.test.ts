import rule from "../../rules/no-path-traversal.ts";
import { casesOf } from "../injection-cases.ts";
import { RuleTester } from "../rule-tester.ts";

const { silent, reported } = casesOf(`import fs from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { put, del } from "@vercel/blob";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { z } from "zod";
const root = "/data/uploads";
const s3 = new S3Client({});`);

new RuleTester().run("no-path-traversal", rule, {
  valid: [
    {
      name: "no server action",
      code: `import fs from "node:fs"; export function act(x) { return fs.readFileSync(x); }`,
    },
    silent("a path of the program's own", "return readFile(path.join(root, 'terms.md'));"),
    silent("path.basename()", "return readFile(path.join(root, path.basename(x)));"),
    silent("path.parse().base", "return readFile(path.join(root, path.parse(x).base));"),
    silent("path.extname()", "await writeFile(path.join(root, crypto.randomUUID() + path.extname(x)), '');"),
    silent(
      "a resolved path whose beginning is checked",
      "const file = path.resolve(root, x);\nif (!file.startsWith(root + path.sep)) throw new Error();\nreturn readFile(file);",
    ),
    silent(
      "a joined path whose beginning is checked",
      "const file = path.join(root, x);\nif (!file.startsWith(root)) return null;\nreturn readFile(file);",
    ),
    silent(
      "a relative path that does not lead out",
      "const file = path.resolve(root, x);\nconst way = path.relative(root, file);\nif (way.startsWith('..') || path.isAbsolute(way)) return null;\nreturn readFile(file);",
    ),
    silent("a path without dots", "if (x.includes('..')) return null;\nreturn readFile(path.join(root, x));"),
    silent(
      "a check in a function of its own",
      "if (!isInside(x)) return null;\nreturn readFile(path.join(root, x));\n}\nfunction isInside(name) {\n  return path.resolve(root, name).startsWith(root);",
    ),
    silent(
      "a way that leads nowhere else, found by a function of its own",
      "if (!isInside(x)) return null;\nreturn readFile(path.join(root, x));\n}\nfunction isInside(name) {\n  return !path.relative(root, path.resolve(root, name)).startsWith('..');",
    ),
    silent(
      "a key whose beginning is checked",
      "if (!x.startsWith('public/')) return;\nawait s3.send(new PutObjectCommand({ Bucket: 'files', Key: x, Body: '' }));",
    ),
    silent("whether a file is there", "return fs.existsSync(path.join(root, x));"),
    silent("an identifier", "const id = z.string().uuid().parse(x);\nreturn readFile(`/data/${id}.json`);"),
    silent("a number", "return readFile(`/data/${Number(x)}.json`);"),
    silent(
      "one of several names",
      `if (!["terms", "privacy"].includes(x)) return null;\nreturn readFile(\`/data/\${x}.md\`);`,
    ),
    silent(
      "what an anchored pattern allows",
      "if (!/^[\\w-]+$/.test(x)) return null;\nreturn readFile(`/data/${x}.md`);",
    ),
    silent(
      "a text from which all else is gone",
      `const name = x.name.replace(/[^a-zA-Z0-9.-]/g, "_");\nawait writeFile(path.join(root, name), "");`,
    ),
    silent("an extension", "await writeFile(`${root}/${crypto.randomUUID()}.${x.name.split('.').pop()}`, '');"),
    silent("what is encoded", "return readFile(`/data/${encodeURIComponent(x)}.json`);"),
    silent("what is written", "await writeFile(path.join(root, 'note.txt'), x);"),
    silent("a name that begins with another one", "await writeFile(`${root}/${crypto.randomUUID()}-${x}`, '');"),
    silent(
      "paths of a list whose beginnings are checked",
      "const files = [inside(x), `${root}/terms.md`];\nreturn Promise.all(files.slice(0, 2).map((file) => readFile(file)));\n}\nfunction inside(name) {\n  const file = path.join(root, name);\n  if (!file.startsWith(root)) throw new Error();\n  return file;",
    ),
    silent("a key behind the caller's own", "const { userId } = await auth();\nawait put(`${userId}/${x.name}`, x);"),
    silent("a key behind a random one", "await put(`${crypto.randomUUID()}-${x.name}`, x);"),
    silent(
      "a key behind a folder",
      "await s3.send(new PutObjectCommand({ Bucket: 'files', Key: `uploads/${x.name}`, Body: x }));",
    ),
  ],
  invalid: [
    reported("fs.readFileSync", "return fs.readFileSync(x, 'utf8');", "fs.readFileSync(x, 'utf8')"),
    reported("a part of the path", "return readFile(`/data/${x}.md`);", "readFile(`/data/${x}.md`)", {
      suggestions: 1,
    }),
    reported("path.join", "return readFile(path.join(root, x));", "readFile(path.join(root, x))", { suggestions: 1 }),
    reported("path.resolve", "return readFile(path.resolve(root, x));", "readFile(path.resolve(root, x))", {
      suggestions: 1,
    }),
    reported(
      "path.join with process.cwd()",
      "return readFile(path.join(process.cwd(), 'content', `${x}.md`));",
      "readFile(path.join(process.cwd(), 'content', `${x}.md`))",
      { suggestions: 1 },
    ),
    reported(
      "the name of a file",
      "await writeFile(path.join(root, x.name), '');",
      "writeFile(path.join(root, x.name), '')",
      { source: "`x.name`", suggestions: 1 },
    ),
    reported(
      "the name of a form's file",
      `const file = form.get("file");\nif (!(file instanceof File)) return;\nawait writeFile(\`public/\${file.name}\`, "");`,
      'writeFile(`public/${file.name}`, "")',
      { parameters: "form", source: '`form.get("file").name`' },
    ),
    reported(
      "deleting",
      "await rm(path.join(root, x), { recursive: true });",
      "rm(path.join(root, x), { recursive: true })",
    ),
    reported("what is copied", "fs.copyFileSync(x, '/data/copy');", "fs.copyFileSync(x, '/data/copy')"),
    reported(
      "a beginning that is checked before `..` is gone",
      "const file = `${root}/${x}`;\nif (!file.startsWith(root)) return null;\nreturn readFile(file);",
      "readFile(file)",
      { suggestions: 1 },
    ),
    reported(
      "a beginning that is checked on one path only",
      "const file = path.resolve(root, x);\nif (!file.startsWith(root)) console.warn(file);\nreturn readFile(file);",
      "readFile(file)",
      { suggestions: 1 },
    ),
    reported(
      "a validated text",
      "const name = z.string().min(1).parse(x);\nreturn readFile(path.join(root, name));",
      "readFile(path.join(root, name))",
    ),
    reported(
      "a name that begins with another one, worked out",
      "await writeFile(path.join(root, `${crypto.randomUUID()}-${x}`), '');",
      "writeFile(path.join(root, `${crypto.randomUUID()}-${x}`), '')",
    ),
    reported(
      "the whole key of a blob",
      "await put(x, 'text', { access: 'public' });",
      "put(x, 'text', { access: 'public' })",
      { messageId: "key" },
    ),
    reported(
      "the whole key of an object",
      "await s3.send(new PutObjectCommand({ Bucket: 'files', Key: x.key, Body: '' }));",
      "s3.send(new PutObjectCommand({ Bucket: 'files', Key: x.key, Body: '' }))",
      { source: "`x.key`", messageId: "key" },
    ),
    reported(
      "a key whose end is checked",
      "if (!x.endsWith('.png')) return;\nawait s3.send(new PutObjectCommand({ Bucket: 'files', Key: x, Body: '' }));",
      "s3.send(new PutObjectCommand({ Bucket: 'files', Key: x, Body: '' }))",
      { messageId: "key" },
    ),
    reported(
      "another path than the one that was looked at",
      "if (!isInside(x.old)) return null;\nreturn readFile(path.join(root, x.name));\n}\nfunction isInside(name) {\n  return !path.relative(root, path.resolve(root, name)).startsWith('..');",
      "readFile(path.join(root, x.name))",
      { source: "`x.name`", suggestions: 1 },
    ),
  ],
});
